/** Somebody new: who they are, what they may do; then the link to hand over, once. */
import { Form, Input, Modal } from 'antd';
import { invite } from '../../api/people.js';
import { useChange } from './queries.js';
import { Refused } from './refused.js';
import { LinkOnce } from './shown-once.js';
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
  const { mutate, error, isPending, data: made } = useChange(invite);
  if (made) return <LinkOnce name={made.data.label} link={made.link} close={close} />;
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
