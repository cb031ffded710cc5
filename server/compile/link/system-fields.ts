/** The fields that the platform gives every object, beside the declared ones. */
import type { FlowDocument, RecordTypeDocument } from '../../../metadata/format/types.js';
import { allSystemFields, systemField, type SystemName } from '../../../metadata/documents/system-fields.js';
import type { CompiledRule, FieldModel, ValueModel } from '../model.js';

const basic = (name: SystemName): Pick<FieldModel, 'id' | 'name' | 'type' | 'label'> => {
  const { type, label } = systemField(name);
  // Begins with what no declared id may begin with.
  return { id: `_${name}`, name, type, label };
};

const given = (name: SystemName, more: Partial<FieldModel> = {}): FieldModel => ({
  ...basic(name),
  system: true,
  required: true,
  visible: true,
  readonly: true,
  unique: false,
  index: false,
  options: {},
  ...more,
});

const caller: CompiledRule = { rule: { user: ['id'] }, reads: [], counts: [] };

/** In the order in which they follow the declared fields. */
export function systemFields(recordTypes: readonly RecordTypeDocument[], flow: FlowDocument | undefined): readonly FieldModel[] {
  return [
    given('id'),
    given('owner', { readonly: false, index: true, default: { rule: caller } }),
    ...(recordTypes.length > 0 ? [recordType(recordTypes)] : []),
    ...(flow ? stageFields(flow) : []),
    given('created_at'),
    given('created_by'),
    given('updated_at'),
    given('updated_by'),
    given('version'),
    given('deleted_at', { required: false }),
    given('deleted_by', { required: false }),
  ];
}

/** Names that every object has or may come to have. */
export const systemNames: ReadonlySet<string> = new Set(allSystemFields.map(({ name }) => name));

function recordType(types: readonly RecordTypeDocument[]): FieldModel {
  const values: ValueModel[] = types.map(({ name, label }) => ({ code: name, label, color: 'default', active: true }));
  return given('record_type', { readonly: false, values, default: { value: values[0]?.code } });
}

function stageFields({ label, stages }: FlowDocument): readonly FieldModel[] {
  const values: ValueModel[] = stages.map((stage) => ({
    code: stage.name,
    label: stage.label,
    color: stage.color ?? 'default',
    active: true,
  }));
  const first = (stages.find(({ initial }) => initial) ?? stages[0])?.name;
  return [given('stage', { ...(label && { label }), values, index: true, default: { value: first } }), given('stage_since')];
}
