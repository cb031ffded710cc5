/** E-mail and password: on the page where one signs in, and in the dialog over work that a session has ended under. */
import { Alert, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/session.js';
import { useSignIn, type Credentials } from '../api/session.js';
import { OwnPassword, temporaryIn } from './own-password.js';
import { failureText } from './state.js';

interface SignInFormProps {
  readonly entered: (me: Me) => void;
  /** Whose password is asked for; absent: anybody's. */
  readonly email?: string;
  readonly workspace?: string;
  /** Stands above, unless a password of one's own is to be chosen first. */
  readonly children?: ReactNode;
}

export function SignInForm({ entered, email, workspace, children }: SignInFormProps) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const submit = (typed: Credentials) =>
    signIn.mutate(
      { email: (email ?? typed.email).trim(), password: typed.password, ...(workspace !== undefined && { workspace }) },
      { onSuccess: entered },
    );
  const temporary = temporaryIn(signIn);
  if (temporary) return <OwnPassword credentials={temporary} done={entered} level={email === undefined ? 'h1' : 'h2'} />;
  return (
    <>
      {children}
      {signIn.error ? (
        <Alert type="error" showIcon role="alert" title={failureText(signIn.error, t('state.unreachable'), t('state.crashed'))} />
      ) : null}
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={submit} size="large" validateTrigger="onSubmit">
        <Form.Item
          name="email"
          label={t('signIn.email')}
          initialValue={email}
          rules={[{ required: true, whitespace: true, message: t('signIn.emailMissing') }]}
        >
          <Input
            type="email"
            autoComplete="username"
            inputMode="email"
            autoFocus={email === undefined}
            readOnly={email !== undefined}
            variant={email === undefined ? 'outlined' : 'filled'}
          />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          rules={[{ required: true, message: t('signIn.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </Form>
    </>
  );
}
