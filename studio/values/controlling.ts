/** What decides which values of a picklist may be chosen, as far as the draft says. */
import { allSystemFields } from '../../metadata/documents/system-fields.js';
import type { FieldDocument, Label, ObjectDocument, PicklistDocument, ValueDocument } from '../../metadata/format/types.js';
import type { Controlling } from './values-editor.js';

type Say = (label: Label | undefined, fallback?: string) => string;
type PicklistField = Extract<FieldDocument, { readonly type: 'picklist' | 'multi_picklist' }>;

export const isPicklistField = (field: FieldDocument): field is PicklistField =>
  field.type === 'picklist' || field.type === 'multi_picklist';

/** Of the field's own, or of the shared picklist it names. */
export function valuesOf(field: FieldDocument | undefined, picklists: readonly PicklistDocument[]): readonly ValueDocument[] {
  if (!field || !isPicklistField(field)) return [];
  return field.values ?? picklists.find(({ name }) => name === field.picklist)?.values ?? [];
}

export function controllingOf(
  object: ObjectDocument,
  field: FieldDocument,
  picklists: readonly PicklistDocument[],
  say: Say,
): Controlling | undefined {
  if (!isPicklistField(field) || !field.depends_on) return undefined;
  if (field.depends_on === 'record_type') {
    const values = (object.record_types ?? []).map(({ name, label }): ValueDocument => ({ code: name, label }));
    const given = allSystemFields.find(({ name }) => name === 'record_type');
    return { label: say(given?.label, 'record_type'), values };
  }
  const control = (object.fields ?? []).find(({ name }) => name === field.depends_on);
  return control && { label: say(control.label, control.name), values: valuesOf(control, picklists) };
}

/** A shared picklist may be used by fields that depend on different ones; the first that depends on any decides. */
export function controllingOfShared(
  picklist: PicklistDocument,
  objects: readonly ObjectDocument[],
  picklists: readonly PicklistDocument[],
  say: Say,
): Controlling | undefined {
  for (const object of objects) {
    for (const field of object.fields ?? []) {
      if (!isPicklistField(field) || field.picklist !== picklist.name) continue;
      const found = controllingOf(object, field, picklists, say);
      if (found) return found;
    }
  }
  return undefined;
}
