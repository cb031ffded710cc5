/** Where the link of an invitation leads: who is invited joins with the account they have, or makes one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { OpenInvitation } from '../../server/contract/session.js';
import { Refusal } from '../api/http.js';
import { useAccept, useInvitation, type Acceptance } from '../api/invitation.js';
import { mayBeSignedIn, meQuery, useSignOut } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { usePageTitle } from '../ui/page.js';
import { Failed, failureText, State } from '../ui/state.js';
import { Waiting } from '../ui/waiting.js';
import { EntranceFrame } from './entrance-frame.js';
import { JoinForm } from './join-form.js';

export function AcceptInvitationPage() {
  const { t } = useTranslation();
  usePageTitle(t('join.title'));
  // Behind #, so that the token gets into no log on its way.
  const token = useLocation().hash.slice(1);
  const { data, error, isPending, refetch } = useInvitation(token);
  const isGone = error instanceof Refusal && (error.status === 404 || error.status === 400);
  return (
    <EntranceFrame>
      {isGone ? <State page picture="lost" title={t('join.goneTitle')} text={t('join.gone')} /> : null}
      {error && !isGone ? <Failed page error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Waiting /> : null}
      {data ? <Invitation key={token} token={token} invitation={data.data} /> : null}
    </EntranceFrame>
  );
}

const asCode = (error: Error | null): string | null => (error instanceof Refusal ? error.problem.code : null);

function Invitation({ token, invitation }: { readonly token: string; readonly invitation: OpenInvitation }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useQuery({ ...meQuery(useLanguage()), enabled: mayBeSignedIn() });
  const accept = useAccept(token);
  const [hasAccount, setHasAccount] = useState(false);
  const join = (how: Acceptance) =>
    accept.mutate(how, {
      onSuccess: () => {
        client.clear();
        void navigate('/', { replace: true });
      },
      onError: (error) => asCode(error) === 'invitation.account' && setHasAccount(true),
    });
  const signedOut = asCode(accept.error) === 'session.required' || me.error !== null;
  const signedIn = !signedOut && mayBeSignedIn() ? (me.data?.user.email ?? null) : null;
  const refused = accept.error ? failureText(accept.error, t('state.unreachable'), t('state.crashed')) : null;
  return (
    <>
      <h1>{t('join.heading', { workspace: invitation.workspace })}</h1>
      <p className="muted">{t('join.lead', { email: invitation.email })}</p>
      {me.isLoading ? <Waiting /> : null}
      {signedIn !== null && signedIn !== invitation.email ? <OtherAccount email={signedIn} /> : null}
      {signedIn === invitation.email ? (
        <JoinForm kind="session" {...{ invitation, refused, join }} pending={accept.isPending} />
      ) : null}
      {signedIn === null && !me.isLoading ? (
        <>
          <JoinForm
            key={String(hasAccount)}
            kind={hasAccount ? 'password' : 'account'}
            {...{ invitation, refused, join }}
            pending={accept.isPending}
          />
          <Button
            type="link"
            block
            onClick={() => {
              accept.reset();
              setHasAccount(!hasAccount);
            }}
          >
            {t(hasAccount ? 'join.iAmNew' : 'join.iHaveAccount')}
          </Button>
        </>
      ) : null}
    </>
  );
}

/** The browser is somebody else's, or one has two addresses. */
function OtherAccount({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <>
      <p>{t('join.other', { email })}</p>
      <Button type="primary" size="large" block loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('join.switch')}
      </Button>
    </>
  );
}
