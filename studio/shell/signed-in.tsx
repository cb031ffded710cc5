/** Pages behind the sign-in, for administrators; everyone else is sent to sign in, or told who may help. */
import { Button } from 'antd';
import { useEffect } from 'react';
import { Outlet } from 'react-router';
import { AppContext, useAppQuery } from '../../runtime-ui/api/app.js';
import { Refusal } from '../../runtime-ui/api/http.js';
import { mayBeSignedIn, useMe } from '../../runtime-ui/api/session.js';
import { Announcer } from '../../runtime-ui/ui/announcer.js';
import { SessionDialog } from '../../runtime-ui/ui/session-dialog.js';
import { Failed, State } from '../../runtime-ui/ui/state.js';
import { Waiting } from '../../runtime-ui/ui/waiting.js';
import { setZone } from '../../runtime-ui/values/zone.js';
import { load, useDraftStore } from '../draft/store.js';
import { useKeepUp } from '../draft/use-keep-up.js';
import { Shell } from './shell.js';
import { useTexts } from './texts.js';
import { entrance, toSignIn } from './to-sign-in.js';

export function SignedIn() {
  if (!mayBeSignedIn()) {
    toSignIn();
    return <Waiting />;
  }
  return <Inside />;
}

function Inside() {
  const me = useMe();
  const isNobody = me.error instanceof Refusal && me.error.status === 401;
  useEffect(() => {
    if (isNobody) toSignIn();
  }, [isNobody]);
  if (isNobody) return <Waiting />;
  if (me.error) return <Failed page error={me.error} retry={() => void me.refetch()} />;
  if (!me.data) return <Waiting />;
  return (
    <>
      <SessionDialog me={me.data} entrance={entrance} />
      {me.data.administer ? <WithDraft /> : <NotForYou />}
    </>
  );
}

function WithDraft() {
  const app = useAppQuery();
  const loaded = useDraftStore((state) => state.loaded);
  const loadError = useDraftStore((state) => state.loadError);
  useEffect(() => void load(), []);
  useKeepUp();
  const error = loaded ? app.error : (loadError ?? app.error);
  if (error && (!loaded || !app.data)) {
    return <Failed page error={error} retry={() => void Promise.all([load(), app.refetch()])} />;
  }
  if (!loaded || !app.data) return <Waiting />;
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

function NotForYou() {
  const t = useTexts();
  return (
    <main>
      <State page picture="lock" title={t('notForYou')} text={t('notForYouText')}>
        <Button type="primary" href="/app">
          {t('toApp')}
        </Button>
      </State>
    </main>
  );
}
