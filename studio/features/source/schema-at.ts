/** The schema of a place in a document: references followed, the branch of a field by its type. */
import type { DocumentKind } from '../../../metadata/documents/component.js';
import { schemas } from '../../../metadata/kinds/shape.js';

export interface SchemaNode {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
}

/** A schema and the file in which its references are looked up. */
interface At {
  readonly schema: SchemaNode;
  readonly file: string;
}

const files = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [`${name}.schema.json`, schema as SchemaNode]),
) as Readonly<Record<string, SchemaNode>>;

function resolved({ schema, file }: At): At {
  if (!schema.$ref) return { schema, file };
  const [target = '', pointer = ''] = schema.$ref.split('#');
  const home = target || file;
  const name = pointer.split('/').at(-1);
  const found = name ? files[home]?.$defs?.[name] : files[home];
  if (!found) return { schema, file };
  const { $ref: _, ...beside } = schema;
  const next = resolved({ schema: found, file: home });
  return { schema: { ...next.schema, ...beside }, file: next.file };
}

const member = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined;

/** A field's type decides which branch it is; without one all branches share what every field has. */
function branch(at: At, value: unknown): At {
  const { schema, file } = resolved(at);
  if (!schema.oneOf) return { schema, file };
  const type = member(value, 'type');
  const wanted = schema.oneOf.find(({ $ref }) => $ref?.endsWith(`/${String(type)}`)) ?? schema.oneOf[0];
  const chosen = wanted ? resolved({ schema: wanted, file }) : { schema, file };
  const types = schema.oneOf.map(({ $ref }) => $ref?.split('/').at(-1));
  // Whatever the type is now, any may be written.
  const properties = { ...chosen.schema.properties, type: { enum: types } };
  return { schema: { ...chosen.schema, properties }, file: chosen.file };
}

/** undefined: the schema says nothing of the place, as inside rules and literals. */
export function schemaAt(kind: DocumentKind, document: unknown, path: readonly (string | number)[]): SchemaNode | undefined {
  const file = `${kind}.schema.json`;
  let at: At | undefined = { schema: files[file] ?? {}, file };
  let value = document;
  for (const key of path) {
    const { schema, file: home }: At = branch(at, value);
    const further = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    const next: SchemaNode | undefined = typeof key === 'number' ? schema.items : (schema.properties?.[key] ?? further);
    if (!next) return undefined;
    at = { schema: next, file: home };
    value = member(value, key);
  }
  return opened(branch(at, value));
}

/** Properties with their references followed, so that their descriptions can be read. */
function opened({ schema, file }: At): SchemaNode {
  if (!schema.properties) return schema;
  const properties = Object.entries(schema.properties).map(([name, one]) => [name, resolved({ schema: one, file }).schema]);
  return { ...schema, properties: Object.fromEntries(properties) as Record<string, SchemaNode> };
}

/** The values that can be written there, as JSON. */
export function literalsOf({ enum: options, const: only, type, anyOf }: SchemaNode): readonly string[] {
  if (options) return options.map((option) => JSON.stringify(option));
  if (only !== undefined) return [JSON.stringify(only)];
  if (type === 'boolean') return ['true', 'false'];
  return (anyOf ?? []).flatMap(literalsOf);
}
