/** What an invitation and a change have in common: roles and department. */
import { Form, Select } from 'antd';
import { useDepartments } from './queries.js';
import { pathOf } from './tree.js';
import { useRoleOptions } from './role-options.js';
import { useTexts } from './texts.js';

export interface Membership {
  readonly roles: readonly string[];
  readonly department: string | null;
}

export function MembershipFields() {
  const t = useTexts();
  const roles = useRoleOptions();
  const departments = useDepartments().data?.data ?? [];
  return (
    <>
      <Form.Item name="roles" label={t('roles')} extra={t('rolesHelp')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={[...roles]} />
      </Form.Item>
      <Form.Item name="department" label={t('department')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('noDepartment') },
            ...departments.map(({ id }) => ({ value: id, label: pathOf(departments, id).join(' › ') })),
          ]}
        />
      </Form.Item>
    </>
  );
}

/** A select has no value that is nothing. */
export const departmentOf = (chosen: string | undefined): string | null => chosen || null;
