/** Somebody new: who they are, what they may do; then the link to hand over, once. */
import { Form, Input } from 'antd';
import { invite } from '../../api/people.js';
import { FormDialog, useFormDialog } from '../../ui/form-dialog.js';
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
  // The link that answers it takes the place of the form.
  const dialog = useFormDialog<Fields>({ dialog: 'invite', initial: { roles: [], department: '' }, close });
  const { mutate, error, isPending, data: made } = useChange(invite, dialog.saved);
  if (made) return <LinkOnce name={made.data.label} link={made.link} close={close} />;
  return (
    <FormDialog
      dialog={dialog}
      title={t('inviteTitle')}
      okText={t('inviteShort')}
      pending={isPending}
      top={
        <>
          <p className="muted">{t('inviteLead')}</p>
          <Refused error={error} />
        </>
      }
      submit={({ name, email, roles, department }) =>
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
    </FormDialog>
  );
}
