/** States one condition: field, how, value. */
import { Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldInfo, ObjectInfo } from '../../server/contract/app.js';
import { fieldAt, useApp } from '../api/app.js';
import { areReadable, ConditionValue } from './condition-value.js';
import { kindsOf, type Condition, type ConditionKind } from './terms.js';

interface DialogProps {
  readonly object: ObjectInfo;
  /** Null: a new one. */
  readonly condition: Condition | null;
  readonly apply: (condition: Condition) => void;
  readonly close: () => void;
}

export function FilterDialog({ object, condition, apply, close }: DialogProps) {
  const { t } = useTranslation();
  const app = useApp();
  const [path, setPath] = useState(condition?.path);
  const [kind, setKind] = useState<ConditionKind | undefined>(condition?.kind);
  const [values, setValues] = useState<readonly string[]>(condition?.values ?? []);
  const field = path === undefined ? undefined : fieldAt(app, object, path)?.field;
  const kinds = field ? kindsFor(field, condition, path) : [];
  const chosen = kind && kinds.includes(kind) ? kind : kinds[0];
  const isComplete =
    chosen === 'empty' ||
    chosen === 'filled' ||
    (values.some((value) => value !== '') && field !== undefined && areReadable(field, values));
  const submit = () => {
    if (path !== undefined && chosen && isComplete)
      apply({ path, kind: chosen, values: chosen === 'empty' || chosen === 'filled' ? [] : values });
  };
  return (
    <Modal
      open
      width={480}
      title={t(condition ? 'list.filter' : 'list.addFilter')}
      okText={t('common.apply')}
      okButtonProps={{ disabled: !isComplete }}
      cancelText={t('common.cancel')}
      onOk={submit}
      onCancel={close}
    >
      <Form layout="vertical" onFinish={submit} component="form">
        <Form.Item label={t('filter.field')} htmlFor="filter-field">
          <Select
            id="filter-field"
            autoFocus={!condition}
            showSearch={{ optionFilterProp: 'label' }}
            value={path}
            placeholder={t('filter.chooseField')}
            options={fieldOptions(object, condition, (at) => fieldAt(app, object, at)?.label ?? at)}
            onChange={(next: string) => {
              setPath(next);
              setKind(undefined);
              setValues([]);
            }}
          />
        </Form.Item>
        {field && chosen ? (
          <>
            <Form.Item label={t('filter.operator')} htmlFor="filter-kind">
              <Select
                id="filter-kind"
                value={chosen}
                options={kinds.map((one) => ({ value: one, label: t(`filter.${one}`) }))}
                onChange={(next: ConditionKind) => {
                  setKind(next);
                  if ((next === 'between') !== (chosen === 'between')) setValues([]);
                }}
              />
            </Form.Item>
            {chosen === 'empty' || chosen === 'filled' ? null : (
              <ConditionValue key={`${path} ${chosen}`} field={field} kind={chosen} values={values} change={setValues} />
            )}
          </>
        ) : null}
        <button type="submit" hidden>
          {t('common.apply')}
        </button>
      </Form>
    </Modal>
  );
}

const kindsFor = (field: FieldInfo, condition: Condition | null, path: string | undefined): readonly ConditionKind[] => [
  ...new Set([...kindsOf(field), ...(condition && condition.path === path ? [condition.kind] : [])]),
];

/** Fields one may filter by; a path that came with the address stays choosable. */
function fieldOptions(object: ObjectInfo, condition: Condition | null, label: (path: string) => string) {
  const own = object.fields
    .filter((field) => kindsOf(field).length > 0)
    .map((field) => ({ value: field.name, label: field.label }));
  const foreign =
    condition && !own.some((option) => option.value === condition.path)
      ? [{ value: condition.path, label: label(condition.path) }]
      : [];
  return [...foreign, ...own];
}
