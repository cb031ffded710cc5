/** Which values of a picklist may be chosen, given the rest of the record. The server judges by the same rules. */
import type { FieldInfo, ObjectInfo, ValueInfo } from '../../../server/contract/app.js';
import type { Values } from '../../api/records.js';

export const codesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : value === null || value === undefined || value === '' ? [] : [String(value)];

/** `held`: codes the stored record has; they stay although no longer active. */
export function choicesOf(field: FieldInfo, values: Values, held: readonly string[] = []): readonly ValueInfo[] {
  return (field.values ?? []).filter((choice) => (choice.active || held.includes(choice.code)) && fits(field, choice, values));
}

function fits(field: FieldInfo, choice: ValueInfo, values: Values): boolean {
  const type = codesOf(values.record_type)[0];
  if (choice.record_types && type !== undefined && !choice.record_types.includes(type)) return false;
  if (!choice.when || !field.depends_on) return true;
  return codesOf(values[field.depends_on]).some((code) => choice.when?.includes(code));
}

/** A new record begins in one of these; a stored one moves by transitions only. */
export const initialStages = ({ flow }: ObjectInfo): readonly string[] =>
  (flow?.stages ?? []).filter((stage) => stage.initial).map((stage) => stage.name);

/** Clears values that no longer fit what they depend on, and what depends on those in turn. */
export function settle(object: ObjectInfo, values: Values, changed: readonly string[]): Values {
  const touched = new Set(changed);
  let settled = values;
  for (let again = true; again;) {
    again = false;
    for (const field of dependents(object, touched)) {
      const kept = keepFitting(field, settled);
      if (kept === settled[field.name]) continue;
      settled = { ...settled, [field.name]: kept };
      touched.add(field.name);
      again = true;
    }
  }
  return settled;
}

const dependents = (object: ObjectInfo, touched: ReadonlySet<string>): readonly FieldInfo[] =>
  object.fields.filter(
    (field) =>
      field.values &&
      ((field.depends_on && touched.has(field.depends_on)) || touched.has('record_type')) &&
      field.name !== 'record_type',
  );

function keepFitting(field: FieldInfo, values: Values): unknown {
  const value = values[field.name];
  const codes = codesOf(value);
  const left = codes.filter((code) => field.values?.some((choice) => choice.code === code && fits(field, choice, values)));
  if (left.length === codes.length) return value;
  return Array.isArray(value) && left.length > 0 ? left : null;
}
