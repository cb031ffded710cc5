/** A department: its name, and what it belongs to. */
import { App, Form, Input } from 'antd';
import { addDepartment, changeDepartment } from '../../api/people.js';
import type { Department } from '../../../server/contract/people.js';
import { ChoiceItem } from '../../ui/choice-item.js';
import { FormDialog, useFormDialog } from '../../ui/form-dialog.js';
import { useChange } from './queries.js';
import { Refused } from './refused.js';
import { useTexts } from './texts.js';
import { pathOf, within } from './tree.js';
import { departmentOf } from './user-fields.js';

/** Without an id: a new one. */
export type Wanted = Pick<Department, 'parent'> & Partial<Department>;

interface Fields {
  readonly name: string;
  readonly parent: string;
}

interface DialogProps {
  readonly wanted: Wanted;
  readonly departments: readonly Department[];
  readonly close: () => void;
}

export function DepartmentDialog({ wanted: { id, name = '', parent }, departments, close }: DialogProps) {
  const t = useTexts();
  const { message } = App.useApp();
  const dialog = useFormDialog<Fields>({
    dialog: 'department',
    ...(id !== undefined && { of: id }),
    initial: { name, parent: parent ?? '' },
    close,
  });
  const save = useChange(
    (given: Omit<Department, 'id'>) => (id === undefined ? addDepartment(given) : changeDepartment(id, given)),
    ({ data }) => {
      void message.success(t(id === undefined ? 'departmentAdded' : 'departmentChanged', { name: data.name }));
      dialog.done();
    },
  );
  const own = id === undefined ? new Set<string>() : within(departments, id);
  return (
    <FormDialog
      dialog={dialog}
      title={id === undefined ? t('add') : t('renameOf', { name })}
      okText={t('save')}
      pending={save.isPending}
      top={<Refused error={save.error} />}
      submit={(given) => save.mutate({ name: given.name.trim(), parent: departmentOf(given.parent) })}
    >
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, message: t('required', { label: t('name') }) }]}
      >
        <Input autoFocus maxLength={120} />
      </Form.Item>
      <ChoiceItem
        name="parent"
        label={t('parent')}
        options={[
          { value: '', label: t('top') },
          ...departments
            .filter((one) => !own.has(one.id))
            .map((one) => ({ value: one.id, label: pathOf(departments, one.id).join(' › ') })),
        ]}
      />
    </FormDialog>
  );
}
