/** Picklist values that may not be chosen: inactive, or not under this controlling value or record type. */
import type { FieldModel, ValueModel } from '../../compile/model.js';
import type { Violation } from '../../errors/define.js';
import { fieldsOf, pointerTo, type Draft, type Values } from './draft.js';

export const optionViolations = (draft: Draft): readonly Violation[] =>
  fieldsOf(draft.object).flatMap((field) =>
    field.values && !draft.broken.has(field.name) && field.name !== 'stage' ? violationsOf(draft, field, field.values) : [],
  );

function violationsOf(draft: Draft, field: FieldModel, values: readonly ValueModel[]): readonly Violation[] {
  const held = new Set(codesIn(draft.before?.values ?? {}, field));
  const isList = Array.isArray(draft.record[field.name]);
  return codesIn(draft.record, field).flatMap((code, index) => {
    const value = values.find((one) => one.code === code);
    const fault = faultOf(draft, field, value, held.has(code));
    if (!fault) return [];
    const params = { label: field.label, ...(value && { option: value.label }), ...fault.params };
    return [{ pointer: pointerTo(draft, field.name, ...(isList ? [index] : [])), code: fault.code, params }];
  });
}

/** An option held before stays, unless what it depends on has changed. */
function faultOf(draft: Draft, field: FieldModel, value: ValueModel | undefined, isHeld: boolean) {
  if (!value) return isHeld ? null : { code: 'value.option.unknown', params: {} };
  if (!value.active && !isHeld) return { code: 'value.option.inactive', params: {} };
  const isFresh = (name: string | undefined): boolean => !isHeld || (name !== undefined && draft.changed.includes(name));
  if (!fitsController(draft, field, value) && isFresh(field.dependsOn)) {
    return { code: 'value.option.dependent', params: { on: draft.object.fields[field.dependsOn ?? '']?.label } };
  }
  const type = draft.record.record_type;
  if (value.recordTypes && isFresh('record_type') && !value.recordTypes.includes(String(type))) {
    return { code: 'value.option.record_type', params: {} };
  }
  return null;
}

function fitsController({ object, record, broken }: Draft, { dependsOn }: FieldModel, { when }: ValueModel): boolean {
  const controller = object.fields[dependsOn ?? ''];
  if (!when || !controller || broken.has(controller.name)) return true;
  return codesIn(record, controller).some((code) => when.includes(code));
}

function codesIn(record: Values, { name }: FieldModel): readonly string[] {
  const value = record[name] ?? [];
  return Array.isArray(value) ? (value as string[]) : [value as string];
}
