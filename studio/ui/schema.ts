/** The JSON Schemas of documents as forms need them: a component's properties, references followed. */
import field from '../../metadata/format/field.schema.json' with { type: 'json' };
import { schemas } from '../draft/schemas.js';

export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** Name of the definition that a reference led to: `label`, `color`, `rule`, … */
  readonly definition?: string;
}

const files: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [`${name}.schema.json`, schema]),
);

/** `file`: where relative references begin. What stands beside a reference (a description) wins. */
function followed(schema: Schema, file: string): Schema {
  if (!schema.$ref) return schema;
  const [target = '', pointer = ''] = schema.$ref.split('#');
  const inFile = target || file;
  const parts = pointer.split('/').slice(1);
  const found = parts.reduce<unknown>((at, part) => (at as Readonly<Record<string, unknown>>)[part], files[inFile]) as Schema;
  const { $ref: _, ...beside } = schema;
  return { definition: parts.at(-1) ?? '', ...followed(found, inFile), ...beside };
}

/** Two levels suffice: a component's properties, and what their lists consist of. */
function open(schema: Schema, file: string): Schema {
  const whole = followed(schema, file);
  const properties = Object.entries(whole.properties ?? {}).map(([name, property]): [string, Schema] => {
    const one = followed(property, file);
    return [
      name,
      {
        ...one,
        ...(one.items && { items: followed(one.items, file) }),
        ...(one.anyOf && { anyOf: one.anyOf.map((part) => followed(part, file)) }),
      },
    ];
  });
  return { ...whole, properties: Object.fromEntries(properties) };
}

/** What a field of this type may say; undefined: there is no such type. */
export function fieldSchema(type: string): Schema | undefined {
  return Object.hasOwn(field.$defs, type) ? open({ $ref: `#/$defs/${type}` }, 'field.schema.json') : undefined;
}

export const fieldTypes: readonly string[] = field.oneOf.map(({ $ref }) => $ref.slice('#/$defs/'.length));

/** The description of a field type in its schema. */
export const fieldTypeHelp = (type: string): string => fieldSchema(type)?.description ?? '';

/** `partSchema('object', 'stage')`: a part by the name of its definition; without one the document itself. */
export function partSchema(kind: 'app' | 'object' | 'picklist' | 'role', part?: string): Schema {
  const file = `${kind}.schema.json`;
  return open(part ? { $ref: `#/$defs/${part}` } : (files[file] as Schema), file);
}
