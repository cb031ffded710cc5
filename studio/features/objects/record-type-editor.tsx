/** One record type: its names and the picklist values it may take. */
import { Select } from 'antd';
import type { ObjectDocument, RecordTypeDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { usePicklists, type Change } from '../../draft/use-draft.js';
import { ComponentName } from '../../ui/component-name.js';
import { FindingsOf } from '../../ui/findings-of.js';
import { LabelInput } from '../../ui/label-input.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { usePublished } from '../../draft/use-published.js';
import { isPicklistField, valuesOf } from '../../values/controlling.js';
import { useTexts } from './texts.js';

interface EditorProps {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
  readonly type: RecordTypeDocument;
}

export function RecordTypeEditor({ object, change, type }: EditorProps) {
  const t = useTexts();
  const say = useLabel();
  const label = say(type.label, type.name);
  const of = { kind: 'object', id: object.id, path: ['record_types', type.id] } as const;
  const isPublished = usePublished(of);
  const taken = (object.record_types ?? []).flatMap(({ id, name }) => (id === type.id ? [] : [name]));
  const edit = (recipe: (draft: RecordTypeDocument) => void) =>
    change(
      (draft) => {
        const found = draft.record_types?.find(({ id }) => id === type.id);
        if (found) recipe(found);
      },
      t('recordType.edit', { label }),
    );
  return (
    <div className="panel box controls">
      <FindingsOf of={of} />
      <LabelInput
        label={t('label')}
        required
        value={type.label}
        onChange={(value) => value && edit((draft) => void (draft.label = value))}
      />
      {isPublished ? (
        <p className="muted">
          <code>{type.name}</code> — {t('recordType.fixed')}
        </p>
      ) : (
        <ComponentName of={of} name={type.name} taken={taken} />
      )}
      <TypeValues object={object} type={type} edit={edit} />
      <div>
        <RemoveButton of={of} name={label} label={t('recordType.remove', { label })}>
          {t('recordType.remove', { label })}
        </RemoveButton>
      </div>
    </div>
  );
}

interface ValuesProps {
  readonly object: ObjectDocument;
  readonly type: RecordTypeDocument;
  readonly edit: (recipe: (draft: RecordTypeDocument) => void) => void;
}

/** A picklist that nothing is chosen for admits all of its values. */
function TypeValues({ object, type, edit }: ValuesProps) {
  const t = useTexts();
  const say = useLabel();
  const picklists = usePicklists();
  const fields = (object.fields ?? []).filter(isPicklistField);
  const choose = (field: string, codes: string[]) =>
    edit((draft) => {
      draft.values ??= {};
      if (codes.length > 0) draft.values[field] = codes as [string, ...string[]];
      else delete draft.values[field];
      if (Object.keys(draft.values).length === 0) delete draft.values;
    });
  return (
    <fieldset className="type-values">
      <legend>{t('recordType.values')}</legend>
      <p className="muted">{fields.length > 0 ? t('recordType.valuesLead') : t('recordType.noPicklists')}</p>
      {fields.map((field) => (
        <label key={field.id} className="type-value">
          <span>{say(field.label, field.name)}</span>
          <Select
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            placeholder={t('recordType.all')}
            value={[...(type.values?.[field.name] ?? [])]}
            options={valuesOf(field, picklists).map(({ code, label }) => ({ value: code, label: say(label, code) }))}
            onChange={(codes: string[]) => choose(field.name, codes)}
          />
        </label>
      ))}
    </fieldset>
  );
}
