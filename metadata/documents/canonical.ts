/** The one way to write a document down: keys in the order of its schema, so that equal documents are equal bytes. */
import { isKind } from '../kinds/index.js';
import { inside, propertiesOf, shapeOf, type Shape } from '../kinds/shape.js';
import { isNode, own } from './component.js';

const width = 130;

/** JSON of a document for a file: two spaces, short parts on one line, a line break at the end. */
export const formatDocument = (document: unknown): string => `${printed(ordered(document), '', 0, true)}\n`;

/** JSON of a document without blanks, for hashing. */
export const canonicalJson = (document: unknown): string => JSON.stringify(ordered(document));

function ordered(document: unknown): unknown {
  const kind = own(document, 'kind');
  return inOrder(document, isKind(kind) ? shapeOf(kind) : undefined);
}

/** Keys as the schema lists them; keys it does not list (maps, literals) by code unit. */
function inOrder(value: unknown, shape: Shape | undefined): unknown {
  if (Array.isArray(value)) return value.map((part) => inOrder(part, shape && inside(shape, 0)));
  if (!isNode(value)) return value;
  const properties = shape ? propertiesOf(shape, value) : [];
  const others = Object.keys(value)
    .filter((key) => !properties.includes(key))
    .toSorted((a, b) => (a < b ? -1 : 1));
  const result = Object.create(null) as Record<string, unknown>;
  for (const key of [...properties.filter((one) => Object.hasOwn(value, one)), ...others])
    result[key] = inOrder(value[key], shape && inside(shape, key, value));
  return result;
}

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
