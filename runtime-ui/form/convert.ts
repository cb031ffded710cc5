/** A value that was entered for one field, as another field would have it. */
import { plainDigits, readNumber } from '../../metadata/values/number.js';
import type { FieldInfo, ValueInfo } from '../../server/contract/app.js';
import { isRecord } from '../values/path.js';
import { jsonEntry } from './rules/json-text.js';

/** As far as it matters what is entered in a field. */
export type Kind = Pick<FieldInfo, 'type' | 'to' | 'values'>;

/** Undefined: there is no such value of that kind. */
export function convert(value: unknown, from: Kind, to: Kind): unknown {
  if (value === null || value === undefined || value === '') return null;
  if (from.type === to.type && from.to === to.to) return to.values ? offered(value, to.values) : value;
  const reads = readers[to.type];
  if (!reads) return undefined;
  return reads({ value, text: entryText(value, from), texts: [value].flat().map((one) => entryText(one, from)), to });
}

/** Codes that are no longer offered stay: a record may hold them. */
function offered(value: unknown, values: readonly ValueInfo[]): unknown {
  const isThere = (code: unknown): boolean => values.some((one) => one.code === code);
  if (!Array.isArray(value)) return isThere(value) ? value : undefined;
  const left = value.filter(isThere);
  return left.length > 0 ? left : undefined;
}

interface Entered {
  readonly value: unknown;
  readonly text: string;
  readonly texts: readonly string[];
  readonly to: Kind;
}

type Reader = (entered: Entered) => unknown;

const text: Reader = ({ text: entered }) => entered;

/** What is no number stays as it is, and is said to be none at its field. */
const number: Reader = ({ value, text: entered }) => {
  const read = readNumber(entered);
  return read.kind === 'number' ? read.value : typeof value === 'string' ? value : undefined;
};

const matching =
  (pattern: RegExp): Reader =>
  ({ text: entered }) =>
    pattern.test(entered) ? entered : undefined;

const reference =
  (several: boolean): Reader =>
  ({ value, to }) => {
    const given = [value].flat();
    // Which object it was of is known where it was of the same: lookups of several are lookups of one, and back.
    if (!given.every(isRecord) || to.to === undefined) return undefined;
    return several ? given : given.length === 1 ? given[0] : undefined;
  };

const readers: Readonly<Record<string, Reader>> = {
  text,
  long_text: text,
  rich_text: text,
  email: text,
  phone: text,
  url: text,
  integer: number,
  decimal: number,
  currency: number,
  percent: number,
  duration: number,
  rating: number,
  boolean: ({ value }) => (typeof value === 'boolean' ? value : undefined),
  date: ({ text: entered }) => /^\d{4}-\d{2}-\d{2}/.exec(entered)?.[0],
  time: matching(/^\d{2}:\d{2}(:\d{2})?$/),
  tags: ({ texts }) => texts,
  picklist: (entered) => {
    const codes = codesIn(entered);
    return codes?.length === 1 ? codes[0] : undefined;
  },
  multi_picklist: codesIn,
  multi_lookup: reference(true),
  lookup: reference(false),
  master_detail: reference(false),
  json: ({ text: entered }) => jsonEntry(entered),
};

/** Of values that are offered under their codes or labels, all of them. */
function codesIn({ value, texts, to }: Entered): readonly string[] | undefined {
  const codes = [value].flat().map((one, index) => codeOf(String(one), to) ?? codeOf(texts[index] ?? '', to));
  return codes.every((code) => code !== undefined) ? [...new Set(codes)] : undefined;
}

const codeOf = (given: string, { values = [] }: Kind): string | undefined =>
  values.find(({ code, label, active }) => active && (code === given || label === given))?.code;

/** What stood in the field, to be read and copied. */
export function entryText(value: unknown, kind: Kind): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => entryText(one, kind)).join(', ');
  if (typeof value === 'number') return plainDigits(value);
  if (isRecord(value)) return typeof value.label === 'string' ? value.label : JSON.stringify(value);
  if (kind.type === 'rich_text') return new DOMParser().parseFromString(String(value), 'text/html').body.textContent;
  return kind.values?.find(({ code }) => code === value)?.label ?? String(value);
}
