/** Pages behind the sign-in: loads who and what, sends everyone else to the sign-in page and back. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { AppContext, useAppQuery } from '../api/app.js';
import { Refusal } from '../api/http.js';
import { refreshRecords } from '../api/records.js';
import { mayBeSignedIn, useMe } from '../api/session.js';
import { Announcer } from '../ui/announcer.js';
import { SessionDialog } from '../ui/session-dialog.js';
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
  useNewRelease(app.data?.release);
  const error = me.error ?? app.error;
  if (error instanceof Refusal && error.status === 401)
    return <Navigate to="/sign-in" replace state={{ from: here, expired: true }} />;
  if (error && !app.data) return <Failed page error={error} retry={() => void Promise.all([me.refetch(), app.refetch()])} />;
  if (!me.data || !app.data) return <Waiting />;
  setZone(app.data.timezone);
  return (
    <AppContext value={app.data}>
      <Announcer />
      <SessionDialog me={me.data} entrance={() => '/app/sign-in'} />
      <Shell>
        <Outlet />
      </Shell>
    </AppContext>
  );
}

/** Records are named by the fields of a release: what is known of them is asked for again under the next. */
function useNewRelease(release: number | undefined): void {
  const client = useQueryClient();
  const known = useRef(release);
  useEffect(() => {
    if (known.current !== undefined && known.current !== release) void refreshRecords(client);
    known.current = release;
  }, [client, release]);
}
