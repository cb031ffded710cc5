/** What an invitation and a change have in common: roles and department. */
import { ChoiceItem } from '../../ui/choice-item.js';
import { useDepartments } from './queries.js';
import { pathOf } from './tree.js';
import { useRoleOptions } from './role-options.js';
import { useTexts } from './texts.js';

export function MembershipFields() {
  const t = useTexts();
  const roles = useRoleOptions();
  const departments = useDepartments().data?.data;
  return (
    <>
      <ChoiceItem name="roles" label={t('roles')} extra={t('rolesHelp')} several options={roles} />
      <ChoiceItem
        name="department"
        label={t('department')}
        options={
          departments && [
            { value: '', label: t('noDepartment') },
            ...departments.map(({ id }) => ({ value: id, label: pathOf(departments, id).join(' › ') })),
          ]
        }
      />
    </>
  );
}

/** A select has no value that is nothing. */
export const departmentOf = (chosen: string | undefined): string | null => chosen || null;
