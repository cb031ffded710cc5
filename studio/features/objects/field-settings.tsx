/** The properties of a field, by the schema of its type; what deserves a control of its own has one. */
import { Select } from 'antd';
import type { FieldDocument, ObjectDocument, ValueDocument } from '../../../metadata/format/types.js';
import { allSystemFields } from '../../../metadata/documents/system-fields.js';
import { useLabel } from '../../draft/label.js';
import { usePicklists } from '../../draft/use-draft.js';
import { usePublished } from '../../draft/use-published.js';
import { ComponentName } from '../../ui/component-name.js';
import type { OverrideProps } from '../../ui/labelled.js';
import { PropertyForm, type Override } from '../../ui/property-form.js';
import { fieldSchema } from '../../ui/schema.js';
import { FieldSelect, ObjectSelect, PicklistSelect } from '../../ui/selects.js';
import { controllingOf, isPicklistField } from '../../values/controlling.js';
import { useValueUsage } from '../../values/usage.js';
import { ValuesEditor } from '../../values/values-editor.js';
import { ConditionField } from '../../condition/condition-field.js';
import { ExpressionInput } from '../../condition/expression-input.js';
import type { FieldProps } from './field-page.js';
import { gallery, type FieldTypeName } from './gallery.js';
import { useTexts } from './texts.js';

/** Conditions and defaults say how a field behaves; the rest says what it is. */
const behaviour = ['required', 'visible', 'readonly', 'default', 'unique', 'index'];

export function FieldSettings({ object, change, field }: FieldProps) {
  const t = useTexts();
  const say = useLabel();
  const label = say(field.label, field.name);
  const schema = fieldSchema(field.type);
  const overrides = useOverrides({ object, change, field });
  const set = (property: string, value: unknown) =>
    change(
      (draft) => {
        const found = draft.fields.find(({ id }) => id === field.id) as Record<string, unknown> | undefined;
        if (!found) return;
        if (value === undefined) delete found[property];
        else found[property] = value;
      },
      t('field.edit', { label }),
    );
  if (!schema) return null;
  const form = { schema, value: field as unknown as Readonly<Record<string, unknown>>, onChange: set, overrides };
  const taken = [...object.fields.filter(({ id }) => id !== field.id), ...allSystemFields].map(({ name }) => name);
  return (
    <div>
      <section className="panel box" aria-labelledby="field-settings">
        <h2 id="field-settings">{t('field.settings')}</h2>
        <div className="controls">
          <PropertyForm {...form} include={['label', 'help']} />
          <ComponentName of={{ kind: 'object', id: object.id, path: ['fields', field.id] }} name={field.name} taken={taken} />
          <TypeChoice object={object} change={change} field={field} />
          <PropertyForm {...form} exclude={['label', 'help', ...behaviour, ...(isShared(field) ? ['values'] : [])]} />
        </div>
      </section>
      <section className="panel box" aria-labelledby="field-behaviour">
        <h2 id="field-behaviour">{t('field.behaviour')}</h2>
        <PropertyForm {...form} include={behaviour} />
      </section>
    </div>
  );
}

/** Its values come from a shared picklist. */
const isShared = (field: FieldDocument): boolean => isPicklistField(field) && field.picklist !== undefined;

/** Values that the new type has no word for are left out, so that the document stays what its schema says. */
function TypeChoice({ change, field }: FieldProps) {
  const t = useTexts();
  const say = useLabel();
  const options = gallery.map(({ key, types }) => ({
    label: t(`group.${key}`),
    options: types.map((type) => ({ value: type, label: t(`type.${type}`) })),
  }));
  const retype = (type: FieldTypeName) => {
    const allowed = new Set(Object.keys(fieldSchema(type)?.properties ?? {}));
    change(
      (draft) => {
        const index = draft.fields.findIndex(({ id }) => id === field.id);
        const kept = Object.entries(draft.fields[index] ?? {}).filter(([key]) => allowed.has(key) && key !== 'default');
        draft.fields[index] = { ...Object.fromEntries(kept), type } as unknown as FieldDocument;
      },
      t('field.typeChanged', { label: say(field.label, field.name), type: t(`type.${type}`) }),
    );
  };
  return (
    <div className="property">
      <label className="control-label" htmlFor="field-type">
        {t('field.type')}
      </label>
      <Select id="field-type" style={{ width: '100%' }} value={field.type} options={options} onChange={retype} />
      <p className="control-help">{t('field.changeTypeLead')}</p>
    </div>
  );
}

function useOverrides({ object, field }: FieldProps): Readonly<Record<string, Override>> {
  const t = useTexts();
  return {
    required: {
      bare: (props) => <Condition {...props} object={object} constant />,
    },
    visible: { bare: (props) => <Condition {...props} object={object} constant={false} /> },
    readonly: { bare: (props) => <Condition {...props} object={object} constant /> },
    default: ({ value, onChange, label }) => (
      <ExpressionInput label={label} object={object.id} field={field.name} value={value} onChange={onChange} />
    ),
    to: ({ id, value, onChange }) => <ObjectSelect id={id} value={value as string | undefined} onChange={onChange} />,
    picklist: ({ id, value, onChange }) => (
      <PicklistSelect id={id} allowClear value={value as string | undefined} onChange={onChange} />
    ),
    depends_on: ({ id, value, onChange }) => (
      <FieldSelect
        id={id}
        allowClear
        object={object}
        system
        filter={({ type, name }) => (type === 'picklist' || name === 'record_type') && name !== field.name}
        value={value as string | undefined}
        onChange={onChange}
      />
    ),
    values: { bare: ({ onChange }) => <OwnValues object={object} field={field} onChange={onChange} label={t('field.values')} /> },
  };
}

interface ConditionProps extends OverrideProps {
  readonly object: ObjectDocument;
  readonly constant: boolean;
}

function Condition({ label, help, value, onChange, object, ...kind }: ConditionProps) {
  return (
    <>
      <span className="control-label">{label}</span>
      <ConditionField {...kind} label={label} object={object.id} place="write" value={value} onChange={onChange} />
      {help ? <p className="control-help">{help}</p> : null}
    </>
  );
}

interface OwnValuesProps extends Pick<FieldProps, 'object' | 'field'> {
  readonly label: string;
  readonly onChange: (values: ValueDocument[]) => void;
}

/** Values of this field alone; one that takes them from a shared picklist has none. */
function OwnValues({ object, field, label, onChange }: OwnValuesProps) {
  const say = useLabel();
  const picklists = usePicklists();
  const of = { kind: 'object', id: object.id, path: ['fields', field.id] } as const;
  const scope = { object: object.id, field: field.id };
  const { data } = useValueUsage(scope, usePublished(of));
  if (!isPicklistField(field) || field.picklist) return null;
  return (
    <>
      <span className="control-label">{label}</span>
      <ValuesEditor
        label={label}
        of={of}
        values={field.values ?? []}
        controlling={controllingOf(object, field, picklists, say)}
        scope={scope}
        usage={data?.values}
        onChange={onChange}
      />
    </>
  );
}
