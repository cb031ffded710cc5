/** A new role: with nothing granted, or as a copy of another. */
import { useNavigate } from 'react-router';
import type { RoleDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { newId } from '../../draft/names.js';
import { useEdit, useRoles } from '../../draft/use-draft.js';
import { ChoiceItem } from '../../ui/choice-item.js';
import { FormDialog, useFormDialog } from '../../ui/form-dialog.js';
import { useNameRules } from '../../ui/name-rules.js';
import { labelFrom, nameFollows, NewNames, type Names } from '../../ui/new-names.js';
import { useTexts } from './texts.js';

interface Fields extends Names {
  /** Id of a role; empty: nothing granted. */
  readonly from: string;
}

export function CreateRole({ from, close }: { readonly from: RoleDocument | null; readonly close: () => void }) {
  const t = useTexts();
  const say = useLabel();
  const dialog = useFormDialog<Fields>({ dialog: 'role', initial: { from: from?.id ?? '' }, follow: nameFollows, close });
  const navigate = useNavigate();
  const edit = useEdit();
  const roles = useRoles();
  const nameRules = useNameRules(roles, 'document');
  const create = ({ en, zh, name, from: source }: Fields) => {
    const id = newId(roles, 'r');
    const label = labelFrom({ en, zh, name });
    const copied = roles.find((role) => role.id === source);
    const content: RoleDocument = {
      kind: 'role',
      id,
      name,
      label,
      ...(copied?.administer && { administer: true }),
      objects: copied?.objects ?? {},
    };
    edit([{ kind: 'role', id, content }], t('created', { label: en }));
    dialog.done();
    void navigate(`/roles/${id}`);
  };
  return (
    <FormDialog dialog={dialog} title={t('new')} okText={t('create')} submit={create}>
      <NewNames nameRules={nameRules} />
      <ChoiceItem
        name="from"
        label={t('startFrom')}
        options={[
          { value: '', label: t('scratch') },
          ...roles.map((role) => ({ value: role.id, label: t('copyOf', { label: say(role.label, role.name) }) })),
        ]}
      />
    </FormDialog>
  );
}
