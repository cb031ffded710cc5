/** A stored value as the caller may see it on a record: in the clear, masked, or not at all. */
import { typeOf } from '../../compile/field-types/index.js';
import type { FieldModel } from '../../compile/model.js';
import type { Verdict } from './draft.js';

/** Undefined: not at all. */
export function shownValue(field: FieldModel, value: unknown, verdict: Pick<Verdict, 'clear' | 'seen'>): unknown {
  if (verdict.clear(field.name)) return value ?? null;
  if (!verdict.seen(field.name)) return undefined;
  if (value === null || value === undefined) return null;
  // A type without a mask is hidden where it would be masked.
  return typeOf(field).maskValue(value, field) ?? undefined;
}
