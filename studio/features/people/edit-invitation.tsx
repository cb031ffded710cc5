/** Roles and department that somebody will have once they accept. */
import { App } from 'antd';
import type { Invitation } from '../../../server/contract/people.js';
import { changeInvitation, type Grants } from '../../api/people.js';
import { FormDialog, useFormDialog } from '../../ui/form-dialog.js';
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
  const { id, label: name, roles, department } = invitation;
  const dialog = useFormDialog<Fields>({
    dialog: 'invitation',
    of: id,
    initial: { roles: roles.map((role) => role.name), department: department?.id ?? '' },
    close,
  });
  const { mutate, error, isPending } = useChange(
    (grants: Grants) => changeInvitation(id, grants),
    () => {
      void message.success(t('saved', { name }));
      dialog.done();
    },
  );
  return (
    <FormDialog
      dialog={dialog}
      title={t('invitationOf', { name })}
      okText={t('save')}
      pending={isPending}
      top={
        <>
          <p className="muted">{invitation.email}</p>
          <Refused error={error} />
        </>
      }
      submit={(fields) => mutate({ roles: fields.roles, department: departmentOf(fields.department) })}
    >
      <MembershipFields />
    </FormDialog>
  );
}
