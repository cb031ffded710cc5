/** Roles and department that somebody will have once they accept. */
import { App, Form, Modal } from 'antd';
import type { Invitation } from '../../../server/http/contract.js';
import { changeInvitation, type Grants } from '../../api/people.js';
import { useChange } from './queries.js';
import { Refused } from './refused.js';
import { useTexts } from './texts.js';
import { departmentOf, MembershipFields } from './user-fields.js';

interface Fields {
  readonly roles: readonly string[];
  readonly department: string;
}

export function EditInvitation({ invitation, close }: { readonly invitation: Invitation; readonly close: () => void }) {
  const t = useTexts();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const { id, label: name, roles, department } = invitation;
  const { mutate, error, isPending } = useChange(
    (grants: Grants) => changeInvitation(id, grants),
    () => {
      void message.success(t('saved', { name }));
      close();
    },
  );
  return (
    <Modal
      open
      title={t('invitationOf', { name })}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: isPending }}
      onOk={form.submit}
      onCancel={close}
    >
      <p className="muted">{invitation.email}</p>
      <Refused error={error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ roles: roles.map((role) => role.name), department: department?.id ?? '' }}
        onFinish={(fields) => mutate({ roles: fields.roles, department: departmentOf(fields.department) })}
      >
        <MembershipFields />
      </Form>
    </Modal>
  );
}
