/** Names of a new field and what its kind cannot do without; everything else waits on its page. */
import { Button, Checkbox, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import type { FieldDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { newId } from '../../draft/names.js';
import { useObjects, usePicklists, type Change } from '../../draft/use-draft.js';
import { parseValues } from '../../values/paste.js';
import { startOf } from './gallery.js';
import { useNameRules } from '../../ui/name-rules.js';
import type { Start } from './new-field.js';
import { labelFrom, nameFollows, NewNames, type Names } from '../../ui/new-names.js';
import { useTexts } from './texts.js';

interface FormProps {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
  readonly start: Start;
  readonly back: () => void;
  readonly done: () => void;
}

interface Values extends Names {
  readonly required?: boolean;
  readonly to?: string;
  /** Name of a shared picklist; empty: values of its own. */
  readonly picklist?: string;
  readonly values?: string;
}

const alwaysRequired = new Set(['master_detail', 'auto_number']);

export function NewFieldForm({ object, change, start, back, done }: FormProps) {
  const t = useTexts();
  const [form] = Form.useForm<Values>();
  const [again, setAgain] = useState(false);
  const nameRules = useNameRules(object.fields ?? [], 'field');
  const add = (values: Values) => {
    const field = fieldOf(start, values, newId(object.fields ?? [], 'f'));
    change((draft) => void (draft.fields ??= []).push(field), t('field.add', { label: values.en }));
    if (again) back();
    else done();
  };
  const submit = (another: boolean) => {
    setAgain(another);
    form.submit();
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={initialOf(start)}
      onFinish={add}
      onValuesChange={nameFollows(form)}
    >
      <div className="form-grid">
        <NewNames nameRules={nameRules} />
        <Needed start={start} />
      </div>
      {alwaysRequired.has(start.type) ? null : (
        <Form.Item name="required" valuePropName="checked">
          <Checkbox>{t('field.required')}</Checkbox>
        </Form.Item>
      )}
      <Space wrap>
        <Button type="primary" onClick={() => submit(false)}>
          {t('field.create')}
        </Button>
        <Button onClick={() => submit(true)}>{t('field.createNext')}</Button>
        <Button type="text" onClick={back}>
          {t('field.back')}
        </Button>
      </Space>
    </Form>
  );
}

/** A lookup needs an object, a picklist its values. */
function Needed({ start }: { readonly start: Start }) {
  const t = useTexts();
  const say = useLabel();
  const objects = useObjects();
  const picklists = usePicklists();
  const shared = Form.useWatch<string | undefined>('picklist');
  if (['lookup', 'multi_lookup', 'master_detail'].includes(start.type)) {
    return (
      <Form.Item name="to" label={t('field.to')} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={objects.map(({ name, label }) => ({ value: name, label: say(label, name) }))}
        />
      </Form.Item>
    );
  }
  if (!['picklist', 'multi_picklist'].includes(start.type) || start.template) return null;
  return (
    <>
      <Form.Item name="picklist" label={t('field.kindOfValues')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('field.ownValues')}
          options={picklists.map(({ name, label }) => ({ value: name, label: say(label, name) }))}
        />
      </Form.Item>
      {shared ? null : (
        <Form.Item
          className="form-wide"
          name="values"
          label={t('field.values')}
          extra={t('field.pasteLead')}
          rules={[{ required: true }]}
        >
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} />
        </Form.Item>
      )}
    </>
  );
}

const initialOf = ({ template }: Start): Partial<Values> => {
  if (!template) return {};
  const label = template.field.label as { readonly en: string; readonly 'zh-CN': string };
  return { en: label.en, zh: label['zh-CN'], name: template.field.name };
};

function fieldOf({ type, template }: Start, { en, zh, name, required, to, picklist, values }: Values, id: string): FieldDocument {
  const { name: _name, type: _type, label: _label, ...settings } = template?.field ?? { name, type };
  const own = values && !picklist ? { values: parseValues(values, []) } : {};
  return {
    id,
    name,
    type,
    label: labelFrom({ en, zh, name }),
    ...(template ? settings : startOf[type]),
    ...own,
    ...(picklist && { picklist, values: undefined }),
    ...(to && { to }),
    ...(required && !alwaysRequired.has(type) && { required: true }),
  } as FieldDocument;
}
