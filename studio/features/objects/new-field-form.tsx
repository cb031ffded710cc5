/** Names of a new field and what its kind cannot do without; everything else waits on its page. */
import { Button, Checkbox, Form, Input, Space, type FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import type { FieldDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { useStable } from '../../../runtime-ui/hooks/stable.js';
import { useLabel } from '../../draft/label.js';
import { newId } from '../../draft/names.js';
import { useObjects, usePicklists, type Change } from '../../draft/use-draft.js';
import { parseValues } from '../../values/paste.js';
import { startOf } from './gallery.js';
import { ChoiceItem } from '../../ui/choice-item.js';
import type { Typed } from '../../ui/kept.js';
import { useNameRules } from '../../ui/name-rules.js';
import type { Start } from './new-field.js';
import { labelFrom, NewNames, type Names } from '../../ui/new-names.js';
import type { useTyped } from '../../ui/typed-form.js';
import { useTexts } from './texts.js';

interface FormProps {
  readonly form: FormInstance<FieldValues>;
  readonly inputs: Pick<ReturnType<typeof useTyped<FieldValues>>, 'changed' | 'again'>;
  readonly object: ObjectDocument;
  /** Null: the object is in the draft no more. */
  readonly change: Change<ObjectDocument> | null;
  readonly start: Start;
  /** What was typed before. */
  readonly again?: Typed;
  readonly added: () => void;
  readonly back: () => void;
  readonly close: () => void;
}

export interface FieldValues extends Names {
  readonly required?: boolean;
  /** Id of an object. */
  readonly to?: string;
  /** Id of a shared picklist; empty: values of its own. */
  readonly picklist?: string;
  readonly values?: string;
}

const alwaysRequired = new Set(['master_detail', 'auto_number']);

export function NewFieldForm({ form, inputs, object, change, start, again, added, back, close }: FormProps) {
  const t = useTexts();
  const [another, setAnother] = useState(false);
  const nameOf = useNameOf();
  const nameRules = useNameRules(object.fields ?? [], 'field');
  const restore = useStable(inputs.again);
  useEffect(() => {
    if (again) restore(again);
  }, [again, restore]);
  const add = (values: FieldValues) => {
    const field = fieldOf(start, nameOf(values), newId(object.fields ?? [], 'f'));
    change?.((draft) => void (draft.fields ??= []).push(field), t('field.add', { label: values.en }));
    added();
    if (another) back();
    else close();
  };
  const submit = (next: boolean) => {
    setAnother(next);
    form.submit();
  };
  return (
    <Form<FieldValues>
      form={form}
      layout="vertical"
      preserve={false}
      initialValues={initialOf(start)}
      onFinish={add}
      onValuesChange={inputs.changed}
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
        <Button type="primary" disabled={!change} onClick={() => submit(false)}>
          {t('field.create')}
        </Button>
        <Button disabled={!change} onClick={() => submit(true)}>
          {t('field.createNext')}
        </Button>
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
      <ChoiceItem
        name="to"
        label={t('field.to')}
        required
        options={objects.map(({ id, name, label }) => ({ value: id, label: say(label, name) }))}
      />
    );
  }
  if (!['picklist', 'multi_picklist'].includes(start.type) || start.template) return null;
  return (
    <>
      <ChoiceItem
        name="picklist"
        label={t('field.kindOfValues')}
        allowClear
        placeholder={t('field.ownValues')}
        options={picklists.map(({ id, name, label }) => ({ value: id, label: say(label, name) }))}
      />
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

/** What is chosen by id is named in documents by its name, whatever that is by now. */
function useNameOf(): (values: FieldValues) => FieldValues {
  const objects = useObjects();
  const picklists = usePicklists();
  const nameIn = (all: readonly { readonly id: string; readonly name: string }[], id: string | undefined) =>
    all.find((one) => one.id === id)?.name;
  return ({ to, picklist, ...values }) => {
    const named = { to: nameIn(objects, to), picklist: nameIn(picklists, picklist) };
    return { ...values, ...(named.to && { to: named.to }), ...(named.picklist && { picklist: named.picklist }) };
  };
}

export const initialOf = ({ template }: Start): Partial<FieldValues> => {
  if (!template) return {};
  const label = template.field.label as { readonly en: string; readonly 'zh-CN': string };
  return { en: label.en, zh: label['zh-CN'], name: template.field.name };
};

function fieldOf(
  { type, template }: Start,
  { en, zh, name, required, to, picklist, values }: FieldValues,
  id: string,
): FieldDocument {
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
