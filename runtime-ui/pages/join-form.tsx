/** What somebody enters to accept an invitation: nothing, the password of their account, or a name and a new password. */
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OpenInvitation } from '../../server/contract/session.js';
import type { Acceptance } from '../api/invitation.js';
import { NewPassword } from '../ui/new-password.js';

interface JoinFormProps {
  readonly kind: 'session' | 'password' | 'account';
  readonly invitation: OpenInvitation;
  /** Why the last attempt failed. */
  readonly refused: string | null;
  readonly pending: boolean;
  readonly join: (how: Acceptance) => void;
}

interface Fields {
  readonly name: string;
  readonly password: string;
  readonly own: string;
}

const acceptanceOf: Readonly<Record<JoinFormProps['kind'], (fields: Fields) => Acceptance>> = {
  session: () => ({}),
  password: ({ password }) => ({ password }),
  account: ({ name, own }) => ({ name: name.trim(), new_password: own }),
};

export function JoinForm({ kind, invitation, refused, pending, join }: JoinFormProps) {
  const { t } = useTranslation();
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      size="large"
      validateTrigger="onSubmit"
      initialValues={{ name: invitation.name, email: invitation.email }}
      onFinish={(fields) => join(acceptanceOf[kind](fields))}
    >
      {refused === null ? null : <Alert type="error" showIcon role="alert" title={refused} />}
      {kind === 'session' ? null : (
        <Form.Item name="email" label={t('signIn.email')}>
          <Input type="email" autoComplete="username" readOnly variant="filled" />
        </Form.Item>
      )}
      {kind === 'password' ? (
        <Form.Item
          name="password"
          label={t('signIn.password')}
          rules={[{ required: true, message: t('signIn.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
      ) : null}
      {kind === 'account' ? (
        <>
          <Form.Item
            name="name"
            label={t('join.name')}
            rules={[{ required: true, whitespace: true, message: t('join.nameMissing') }]}
          >
            <Input autoComplete="name" maxLength={120} />
          </Form.Item>
          <NewPassword name="own" autoFocus />
        </>
      ) : null}
      <Button type="primary" htmlType="submit" block loading={pending}>
        {t('join.submit', { workspace: invitation.workspace })}
      </Button>
    </Form>
  );
}
