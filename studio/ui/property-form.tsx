/**
 * A form from the JSON Schema of a component: one control a property, so that a property added to the schema can be
 * edited without more code. Properties that deserve a control of their own get it by `overrides`.
 */
import { useId, type ReactNode } from 'react';
import { Labelled, type OverrideProps } from './labelled.js';
import { Control } from './property-control.js';
import { usePropertyText } from './property-texts.js';
import type { Schema } from './schema.js';
import './property-form.css';

type Values = Readonly<Record<string, unknown>>;

/** Draws the control; the label stands above it, unless it is drawn `bare`. */
export type Override = ((props: OverrideProps) => ReactNode) | { readonly bare: (props: OverrideProps) => ReactNode };

interface PropertyFormProps {
  readonly schema: Schema;
  readonly value: Values;
  /** One property at a time; undefined: it is left out. */
  readonly onChange: (property: string, value: unknown) => void;
  /** These only, in this order. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly overrides?: Readonly<Record<string, Override>>;
  readonly columns?: 1 | 2;
}

/** What every component has and is edited elsewhere. */
const identity: ReadonlySet<string> = new Set(['kind', 'id', 'name', 'type']);

export function PropertyForm({ schema, include, exclude = [], columns = 1, ...form }: PropertyFormProps) {
  const properties = Object.keys(schema.properties ?? {});
  const names = include?.filter((name) => properties.includes(name)) ?? properties.filter((name) => !identity.has(name));
  return (
    <div className={`properties properties-${columns}`}>
      {names
        .filter((name) => !exclude.includes(name))
        .map((name) => (
          <Property
            key={name}
            {...form}
            name={name}
            schema={schema.properties?.[name] ?? {}}
            required={schema.required?.includes(name) ?? false}
          />
        ))}
    </div>
  );
}

interface PropertyProps extends Omit<PropertyFormProps, 'include' | 'exclude' | 'columns'> {
  readonly name: string;
  readonly required: boolean;
}

function Property({ name, schema, value, onChange, overrides = {}, required }: PropertyProps) {
  const { label, help } = usePropertyText()(name, schema);
  const id = useId();
  const props = { value: value[name], onChange: (next: unknown) => onChange(name, next), label, help, id, required };
  const override = overrides[name];
  if (override && typeof override !== 'function') return <div className="property">{override.bare(props)}</div>;
  if (override) return <Labelled {...props}>{override(props)}</Labelled>;
  return <Control {...props} name={name} schema={schema} />;
}
