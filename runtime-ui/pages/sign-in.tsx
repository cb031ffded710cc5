/** Sign in with email and password; whoever belongs to several workspaces chooses one. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, type Location } from 'react-router';
import type { Me } from '../../server/contract/session.js';
import { useEnterWorkspace } from '../api/session.js';
import { usePageTitle } from '../ui/page.js';
import { SignInForm } from '../ui/sign-in-form.js';
import { failureText } from '../ui/state.js';
import { EntranceFrame } from './entrance-frame.js';

interface CameFrom {
  readonly from?: Location;
  readonly expired?: boolean;
}

export function SignInPage() {
  const { t } = useTranslation();
  usePageTitle(t('signIn.title'));
  const [me, setMe] = useState<Me | null>(null);
  return <EntranceFrame>{me ? <Workspaces me={me} /> : <Entrance choose={setMe} />}</EntranceFrame>;
}

function useEnter() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { search, state } = useLocation();
  const { from } = (state ?? {}) as CameFrom;
  return () => {
    client.clear();
    const studio = studioPath(new URLSearchParams(search).get('next'));
    if (studio) window.location.assign(studio);
    else void navigate(from ? `${from.pathname}${from.search}` : '/', { replace: true });
  };
}

/** The studio sends its users here to sign in; what else an address may name as the way back is ignored. */
function studioPath(next: string | null): string | null {
  if (!next || !URL.canParse(next, window.location.origin)) return null;
  const { origin, pathname, search } = new URL(next, window.location.origin);
  return origin === window.location.origin && /^\/studio(\/|$)/.test(pathname) ? pathname + search : null;
}

function Entrance({ choose }: { readonly choose: (me: Me) => void }) {
  const { t } = useTranslation();
  const enter = useEnter();
  const { expired } = (useLocation().state ?? {}) as CameFrom;
  return (
    <SignInForm entered={(me) => (me.workspaces.length > 1 ? choose(me) : enter())}>
      <h1>{t('signIn.title')}</h1>
      <p className="muted">{t('signIn.lead')}</p>
      {expired ? <Alert type="info" showIcon title={t('signIn.expired')} /> : null}
    </SignInForm>
  );
}

/** Signing in has led to the user's first workspace; another one may be meant. */
function Workspaces({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const enter = useEnter();
  const switchTo = useEnterWorkspace();
  const open = (workspace: string) =>
    workspace === me.workspace.name ? enter() : switchTo.mutate(workspace, { onSuccess: enter });
  return (
    <>
      <h1>{t('signIn.choose')}</h1>
      <p className="muted">{t('signIn.chooseLead')}</p>
      {switchTo.error ? (
        <Alert type="error" showIcon title={failureText(switchTo.error, t('state.unreachable'), t('state.crashed'))} />
      ) : null}
      <ul className="workspaces">
        {me.workspaces.map((workspace) => (
          <li key={workspace.name}>
            <Button block size="large" disabled={switchTo.isPending} onClick={() => open(workspace.name)}>
              {workspace.label}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
