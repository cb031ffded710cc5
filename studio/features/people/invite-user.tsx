/** Somebody new: who they are, what they may do; then their password, once. */
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { invite } from '../../api/people.js';
import { PasswordOnce } from './password-once.js';
import { useChange } from './queries.js';
import { Refused } from './refused.js';
import { useTexts } from './texts.js';
import { departmentOf, MembershipFields } from './user-fields.js';

interface Fields {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly department: string;
}

export function InviteUser({ close }: { readonly close: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<Fields>();
  const [made, setMade] = useState<{ readonly name: string; readonly password: string | null } | null>(null);
  const { mutate, error, isPending } = useChange(invite, ({ data, password }) => setMade({ name: data.label, password }));
  if (made) {
    return (
      <Modal
        open
        title={t('passwordTitle', { name: made.name })}
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        footer={
          <Button type="primary" onClick={close}>
            {t('close')}
          </Button>
        }
      >
        {made.password === null ? <p>{t('hasAccount', { name: made.name })}</p> : <PasswordOnce password={made.password} />}
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={t('inviteTitle')}
      okText={t('inviteShort')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: isPending }}
      onOk={form.submit}
      onCancel={close}
    >
      <p className="muted">{t('inviteLead')}</p>
      <Refused error={error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ roles: [], department: '' }}
        onFinish={({ name, email, roles, department }) =>
          mutate({ name: name.trim(), email: email.trim(), roles, department: departmentOf(department) })
        }
      >
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('name') }) }]}
        >
          <Input autoFocus maxLength={120} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="email"
          label={t('email')}
          validateTrigger="onBlur"
          rules={[
            { required: true, whitespace: true, message: t('required', { label: t('email') }) },
            { type: 'email', transform: (value: string | undefined) => value?.trim(), message: t('badEmail') },
          ]}
        >
          <Input type="email" maxLength={254} autoComplete="off" />
        </Form.Item>
        <MembershipFields />
      </Form>
    </Modal>
  );
}
