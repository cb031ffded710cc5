/** Values as the server takes them, and when two of them are the same. */
import type { Values } from '../../api/records.js';
import { isRecord } from '../../values/path.js';

const isReference = (value: unknown): value is { readonly id: string } =>
  isRecord(value) && typeof value.id === 'string' && 'label' in value;

/** References become ids, whatever is empty becomes null. */
export function toWire(value: unknown): unknown {
  if (value === undefined || value === '') return null;
  if (isReference(value)) return value.id;
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((item) => (isReference(item) ? item.id : (item as unknown)));
  return value;
}

export const isSame = (a: unknown, b: unknown): boolean => canonical(toWire(a)) === canonical(toWire(b));

/** Text in which the order of keys and keys without value make no difference. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? sorted(part) : part)) ?? 'null';
}

const sorted = (part: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(part)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

export const changedFields = (before: Values, after: Values, names: readonly string[]): readonly string[] =>
  names.filter((name) => !isSame(before[name], after[name]));

export const wireOf = (values: Values, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, toWire(values[name])]));
