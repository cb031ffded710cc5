/** The control that fits the schema of a property. */
import { Input, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import type { Color, Label } from '../../metadata/format/types.js';
import { NumberField } from '../../runtime-ui/ui/number-box.js';
import { JsonInput } from './json-input.js';
import { LabelInput } from './label-input.js';
import { ColorSelect, IconSelect } from './looks.js';
import { Labelled, Switched, type OverrideProps } from './labelled.js';
import { useOptionText } from './property-texts.js';
import type { Schema } from './schema.js';

interface ControlProps extends OverrideProps {
  readonly name: string;
  readonly schema: Schema;
}

export function Control(props: ControlProps) {
  const { schema, value, onChange, label, help, id, required } = props;
  if (schema.definition === 'label') {
    return (
      <div className="property">
        <LabelInput
          label={label}
          help={help}
          required={required}
          multiline={isLong(props.name)}
          value={value as Label | undefined}
          onChange={onChange}
        />
      </div>
    );
  }
  if (isSwitch(schema)) {
    return (
      <Switched label={label} help={help} id={id}>
        <Switch id={id} checked={value === true} onChange={(on) => onChange(on ? true : undefined)} />
      </Switched>
    );
  }
  return (
    <Labelled label={label} help={help} id={id} required={required}>
      {inner(props)}
    </Labelled>
  );
}

/** Longer texts: what is read as a paragraph. */
const isLong = (name: string): boolean => ['description', 'help', 'message', 'pattern_message'].includes(name);

const isSwitch = ({ type, const: only }: Schema): boolean => type === 'boolean' || only === true;

function inner(props: ControlProps): ReactNode {
  const { schema, value, onChange, id, required } = props;
  if (schema.definition === 'color') return <ColorSelect id={id} value={value as Color | undefined} onChange={onChange} />;
  if (schema.definition === 'icon') return <IconSelect id={id} value={value as string | undefined} onChange={onChange} />;
  if (schema.enum) return <OptionSelect {...props} options={schema.enum} />;
  if (schema.type === 'integer' || schema.type === 'number') {
    return (
      <NumberField
        id={id}
        value={typeof value === 'number' ? value : null}
        grouped={false}
        whole={schema.type === 'integer'}
        {...(schema.minimum !== undefined && { least: schema.minimum })}
        {...(schema.maximum !== undefined && { most: schema.maximum })}
        change={onChange}
      />
    );
  }
  if (schema.type === 'string') {
    return (
      <Input
        id={id}
        value={typeof value === 'string' ? value : ''}
        required={required}
        {...(schema.maxLength !== undefined && { maxLength: schema.maxLength })}
        status={isPlausible(schema, value) ? '' : 'error'}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
    );
  }
  if (schema.type === 'array' && schema.items?.enum) return <OptionSelect {...props} options={schema.items.enum} multiple />;
  if (schema.type === 'array' && schema.items?.type === 'string') {
    const entries = Array.isArray(value) ? (value as string[]) : [];
    return (
      <Select
        id={id}
        mode="tags"
        style={{ width: '100%' }}
        value={entries}
        onChange={(all: string[]) => onChange(all.length > 0 ? all : undefined)}
      />
    );
  }
  return <JsonInput id={id} value={value} onChange={onChange} />;
}

/** Patterns of our own schemas are plain enough for the engine of the browser. */
function isPlausible({ pattern }: Schema, value: unknown): boolean {
  return typeof value !== 'string' || !pattern || new RegExp(pattern, 'u').test(value);
}

interface OptionSelectProps extends ControlProps {
  readonly options: readonly unknown[];
  readonly multiple?: boolean;
}

/** Options are told apart by their JSON: `true` beside `"normalised"`. */
function OptionSelect({ schema, options, multiple = false, value, onChange, id, required }: OptionSelectProps) {
  const textOf = useOptionText();
  const choices = options.map((option) => ({ value: JSON.stringify(option), label: textOf(schema, option) }));
  const shared = { id, options: choices, style: { width: '100%' }, allowClear: !required };
  if (!multiple) {
    return (
      <Select
        {...shared}
        placeholder={textOf(schema, null)}
        value={value === undefined ? null : JSON.stringify(value)}
        onChange={(text: string | null) => onChange(text ? JSON.parse(text) : undefined)}
      />
    );
  }
  const chosen = Array.isArray(value) ? value.map((one) => JSON.stringify(one)) : [];
  return (
    <Select
      {...shared}
      mode="multiple"
      value={chosen}
      onChange={(all: string[]) => onChange(all.length > 0 ? all.map((text) => JSON.parse(text) as unknown) : undefined)}
    />
  );
}
