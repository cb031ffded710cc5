/** The one way to write a document down: keys in the order of its schema, so that equal documents are equal bytes. */
import { isNode } from './component.js';

export type Schema = Readonly<Record<string, unknown>>;
/** The JSON Schemas of documents by the names of their files: `object`, `field`, `common`, … */
export type Schemas = Readonly<Record<string, Schema>>;

const width = 130;

/** JSON of a document for a file: two spaces, short parts on one line, a line break at the end. */
export const formatDocument = (document: unknown, schemas: Schemas): string =>
  `${printed(ordered(document, schemas), '', 0, true)}\n`;

/** JSON of a document without blanks, for hashing. */
export const canonicalJson = (document: unknown, schemas: Schemas): string => JSON.stringify(ordered(document, schemas));

function ordered(document: unknown, schemas: Schemas): unknown {
  const kind = isNode(document) ? String(document.kind) : '';
  const schema = (Object.hasOwn(schemas, kind) ? schemas[kind] : undefined) ?? {};
  return inOrder(document, { schema, root: schema, schemas });
}

/** A schema, and the file in which its references are looked up. */
interface At {
  readonly schema: Schema;
  readonly root: Schema;
  readonly schemas: Schemas;
}

/** Keys as the schema lists them; keys it does not list (maps, literals) by code unit. */
function inOrder(value: unknown, at: At): unknown {
  const own = resolved(value, at);
  const within = (schema: unknown): At => ({ ...own, schema: (isNode(schema) ? schema : {}) as Schema });
  if (Array.isArray(value)) return value.map((part) => inOrder(part, within(own.schema.items)));
  if (!isNode(value)) return value;
  const properties = (own.schema.properties ?? {}) as Readonly<Record<string, Schema>>;
  const listed = Object.keys(properties).filter((key) => Object.hasOwn(value, key));
  const others = Object.keys(value)
    .filter((key) => !Object.hasOwn(properties, key))
    .toSorted((a, b) => (a < b ? -1 : 1));
  const result = Object.create(null) as Record<string, unknown>;
  for (const key of [...listed, ...others]) {
    result[key] = inOrder(value[key], within(properties[key] ?? own.schema.additionalProperties));
  }
  return result;
}

/** Follows references, and among the kinds of field picks the one of the document's type. */
function resolved(value: unknown, at: At): At {
  const { schema, root, schemas } = at;
  if (typeof schema.$ref === 'string') {
    const [file = '', key] = schema.$ref.split('#/$defs/');
    const home = file === '' ? root : (schemas[file.replace('.schema.json', '')] ?? {});
    return resolved(value, { schema: key === undefined ? home : (defs(home)[key] ?? {}), root: home, schemas });
  }
  if (schema.oneOf && isNode(value)) return { ...at, schema: defs(root)[String(value.type)] ?? {} };
  return at;
}

const defs = (schema: Schema): Readonly<Record<string, Schema>> => (schema.$defs ?? {}) as Readonly<Record<string, Schema>>;

/** Breaks what does not fit on a line, the way prettier does, so that neither undoes the other. */
function printed(value: unknown, indent: string, taken: number, broken = false): string {
  const inline = onOneLine(value);
  if (!broken && indent.length + taken + columns(inline) < width && !(Array.isArray(value) && isList(value))) return inline;
  const deeper = `${indent}  `;
  if (Array.isArray(value) && value.length > 0) {
    return `[\n${value.map((part) => `${deeper}${printed(part, deeper, 0)}`).join(',\n')}\n${indent}]`;
  }
  if (!isNode(value) || Object.keys(value).length === 0) return inline;
  const entries = Object.entries(value).map(([key, part]) => {
    const name = `${JSON.stringify(key)}: `;
    return `${deeper}${name}${printed(part, deeper, name.length)}`;
  });
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

/** Han characters and their punctuation are two columns wide. */
const columns = (text: string): number => text.length + (text.match(/[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60]/gu)?.length ?? 0);

/** Two or more objects, each of several keys, stand one below the other. */
const isList = (parts: readonly unknown[]): boolean =>
  parts.length > 1 && parts.every((part) => isNode(part) && Object.keys(part).length > 1);

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isNode(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${onOneLine(part)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
