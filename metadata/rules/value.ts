/** Values as rules see them: empty text, empty list and null are one and the same, a reference is its id. */

export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'number' && !Number.isFinite(value)) ||
  (Array.isArray(value) && value.length === 0);

/** JSON Logic's truth: false, 0 and whatever is empty are false. */
export const isTrue = (value: unknown): boolean => !isEmpty(value) && value !== false && value !== 0;

/** A wire value → a rule value: `{id, label}` becomes the id, everything empty becomes null. */
export function plain(value: unknown): unknown {
  if (isEmpty(value)) return null;
  return Array.isArray(value) ? value.map(idOf) : idOf(value);
}

function idOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'id')) return value;
  const { id } = value as { id: unknown };
  return typeof id === 'string' ? id : value;
}

/** Null-safe equality of scalars. */
export function isEqual(a: unknown, b: unknown): boolean {
  return isEmpty(a) || isEmpty(b) ? isEmpty(a) && isEmpty(b) : a === b;
}

/** Null-safe equality of values of any shape; the order of an object's keys does not matter. */
export function isSame(a: unknown, b: unknown): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const left = Object.entries(a);
  if (Array.isArray(a) !== Array.isArray(b) || left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => Object.hasOwn(b, key) && isSame(value, (b as Record<string, unknown>)[key]));
}

const isInstant = (text: string): boolean => text[10] === 'T';

/** Negative, zero or positive; null where a side is empty or the two cannot be ordered. */
export function order(a: unknown, b: unknown): number | null {
  if (isEmpty(a) || isEmpty(b)) return null;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return null;
  if (isInstant(a) && isInstant(b)) return Date.parse(a) - Date.parse(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The own property at a dotted path; inherited names never resolve. */
export function readPath(record: Readonly<Record<string, unknown>> | null, path: string): unknown {
  if (record === null) return null;
  if (Object.hasOwn(record, path)) return plain(record[path]);
  let value: unknown = record;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return plain(value);
}
