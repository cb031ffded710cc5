/** The JSON Schemas of documents as forms need them: a component's properties, references followed. */
import type { DocumentKind } from '../../metadata/kinds/index.js';
import type { Schema as Format } from '../../metadata/kinds/schema.js';
import { followed, inside, schemas, shapeOf, type Shape } from '../../metadata/kinds/shape.js';

export interface Schema extends Format {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  /** Name of the definition that a reference led to: `label`, `color`, `rule`, … */
  readonly definition?: string;
}

const said = ({ schema, definition }: Shape): Schema => ({ ...schema, ...(definition !== undefined && { definition }) });

/** Two levels suffice: a component's properties, and what their lists consist of. */
function open(names: readonly string[], shape: Shape, value?: unknown): Schema {
  const properties = names.flatMap((name): [string, Schema][] => {
    const one = inside(shape, name, value);
    const member = one?.schema.items && inside(one, 0);
    if (!one) return [];
    const anyOf = one.schema.anyOf?.map((schema) => said(followed({ schema, root: one.root })));
    return [[name, { ...said(one), ...(member && { items: said(member) }), ...(anyOf && { anyOf }) }]];
  });
  return { ...said(shape), properties: Object.fromEntries(properties) };
}

const fields = schemas.field!;
const branches = fields.$defs ?? {};

/** What a field of this type may say; undefined: there is no such type. */
export function fieldSchema(type: string): Schema | undefined {
  if (!Object.hasOwn(branches, type)) return undefined;
  const { properties = {}, ...branch } = branches[type]!;
  return { ...branch, properties: open(Object.keys(properties), { schema: fields, root: fields }, { type }).properties ?? {} };
}

/** `partSchema('object', 'stage')`: a part by the name of its definition; without one the document itself. */
export function partSchema(kind: DocumentKind, part?: string): Schema {
  const whole = shapeOf(kind);
  const shape = part === undefined ? whole : followed({ schema: { $ref: `#/$defs/${part}` }, root: whole.root });
  return open(Object.keys(shape.schema.properties ?? {}), shape);
}
