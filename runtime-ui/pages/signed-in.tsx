/** Pages behind the sign-in: loads who and what, sends everyone else to the sign-in page and back. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { AppContext, useAppQuery } from '../api/app.js';
import { onSignedOut, Refusal } from '../api/http.js';
import { mayBeSignedIn, useMe } from '../api/session.js';
import { Announcer } from '../ui/announcer.js';
import { Shell } from '../ui/shell.js';
import { Failed } from '../ui/state.js';
import { Waiting } from '../ui/waiting.js';
import { setZone } from '../values/zone.js';

export function SignedIn() {
  const here = useLocation();
  return mayBeSignedIn() ? <Inside /> : <Navigate to="/sign-in" replace state={{ from: here }} />;
}

function Inside() {
  const me = useMe();
  const app = useAppQuery();
  const here = useLocation();
  useSignedOut();
  const error = me.error ?? app.error;
  if (error instanceof Refusal && error.status === 401) return <Navigate to="/sign-in" replace state={{ from: here }} />;
  if (error && !app.data) return <Failed page error={error} retry={() => void Promise.all([me.refetch(), app.refetch()])} />;
  if (!me.data || !app.data) return <Waiting />;
  setZone(app.data.timezone);
  return (
    <AppContext value={app.data}>
      <Announcer />
      <Shell>
        <Outlet />
      </Shell>
    </AppContext>
  );
}

/** A session may end at any call: everything cached belongs to it. */
function useSignedOut(): void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const here = useLocation();
  useEffect(
    () =>
      onSignedOut(() => {
        const expired = client.getQueriesData({ queryKey: ['app'] }).some(([, app]) => app !== undefined);
        client.clear();
        void navigate('/sign-in', { replace: true, state: { from: here, expired } });
      }),
    [client, navigate, here],
  );
}
