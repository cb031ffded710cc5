/** What the types whose value is one text share. */
import type { FieldModel } from '../../model.js';
import type { FieldType, Operator } from '../field-type.js';
import { trimmed } from './conversion.js';

/** Pinyin order for Han characters, the usual order for the rest. The only place that names a collation. */
const collation = '"zh-x-icu"';

const textOperators: readonly Operator[] = ['eq', 'ne', 'in', 'not_in', 'contains', 'starts_with', 'empty'];

// What PostgreSQL cannot store (NUL) or nobody can see (other controls); tab and line breaks stay.
// oxlint-disable-next-line no-control-regex
const invisible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Storable text: well-formed, composed (NFC), `\n` for line breaks, no blanks around it. */
export const cleanText = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(invisible, '')
    .replaceAll(/\r\n?/g, '\n')
    .normalize('NFC')
    .trim();

/** Empty text is no value. */
export const orNull = (text: string): string | null => (text === '' ? null : text);

export const cleanLine = (text: string): string => cleanText(text).replaceAll(/\s*\n\s*/g, ' ');

/**
 * An entry of an index holds some 2,700 bytes, and what is stored may be longer: the limit of a field may have been lowered,
 * and composing a text may lengthen it. So indexes hold the beginning of a text to sort by, and a key of it to find it by.
 */
const ORDERED_CHARACTERS = 255;
const LONGEST_KEY_BYTES = 1000;

const boundedKey = (expression: string): string =>
  `case when octet_length(${expression}) <= ${LONGEST_KEY_BYTES} then ${expression} ` +
  // Backslashes doubled, "escape" leaves all bytes as they are; unlike convert_to it is immutable.
  `else encode(sha256(decode(replace(${expression}, '\\', '\\\\'), 'escape')), 'hex') end`;

const firstOf = (text: string): string => [...text][0] ?? '';

/** Facets of a type that stores text; each type states its own schema. */
export const textFacets = {
  column: () => 'text',
  ruleType: 'text',
  operators: textOperators,
  sortable: true,
  groupable: true,
  numeric: false,
  uniqueable: true,
  searchable: true,
  normalise: (value) => orNull(cleanLine(value as string)),
  toParameter: (value) => value,
  cast: () => 'text',
  read: (expression) => expression,
  sort: (expression) => `left(${expression}, ${ORDERED_CHARACTERS}) collate ${collation}`,
  key: boundedKey,
  mask: (expression) => `left(${expression}, 1) || '***'`,
  maskValue: (value) => `${firstOf(value as string)}***`,
  toText: (value) => String(value ?? ''),
  fromText: (text) => orNull(text.trim()),
  textSql: (expression) => expression,
  // One line: as `cleanLine`.
  fromTextSql: (text) => trimmed(`regexp_replace(${text}, '\\s*\\n\\s*', ' ', 'g')`),
} satisfies Partial<FieldType>;

/** `max_length`, `min_length` and `pattern` of the field as JSON Schema. */
export function lengthSchema({ options }: FieldModel): Record<string, unknown> {
  return {
    type: 'string',
    ...(options.max_length !== undefined && { maxLength: options.max_length }),
    ...(options.min_length !== undefined && { minLength: options.min_length }),
    ...(options.pattern !== undefined && { pattern: options.pattern }),
  };
}
