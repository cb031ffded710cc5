/** Whoever signs in with a password that an administrator has made chooses one of their own, and is in. */
import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/session.js';
import { Refusal } from '../api/http.js';
import { useSignIn, type Credentials } from '../api/session.js';
import { failureText } from './state.js';
import { NewPassword } from './new-password.js';

/** The credentials of a sign-in that was refused because its password is a temporary one. */
export function temporaryIn({ error, variables }: ReturnType<typeof useSignIn>): Credentials | null {
  const isTemporary = error instanceof Refusal && error.problem.code === 'session.password_temporary';
  return isTemporary ? (variables ?? null) : null;
}

interface OwnPasswordProps {
  readonly credentials: Credentials;
  readonly done: (me: Me) => void;
  /** Of its heading: a page has one of its own, a dialog stands on one. */
  readonly level: 'h1' | 'h2';
}

export function OwnPassword({ credentials, done, level: Heading }: OwnPasswordProps) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  return (
    <>
      <Heading>{t('ownPassword.title')}</Heading>
      <p className="muted">{t('ownPassword.lead')}</p>
      {signIn.error ? (
        <Alert type="error" showIcon role="alert" title={failureText(signIn.error, t('state.unreachable'), t('state.crashed'))} />
      ) : null}
      <Form<{ readonly own: string }>
        layout="vertical"
        requiredMark={false}
        size="large"
        validateTrigger="onSubmit"
        onFinish={({ own }) => signIn.mutate({ ...credentials, new_password: own }, { onSuccess: done })}
      >
        <input type="hidden" autoComplete="username" value={credentials.email} readOnly />
        <NewPassword name="own" autoFocus />
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {t('ownPassword.submit')}
        </Button>
      </Form>
    </>
  );
}
