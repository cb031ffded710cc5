/** The fields that the platform gives every object, beside the declared ones. */
import type { FlowDocument, RecordTypeDocument } from '../../../metadata/format/types.js';
import type { CompiledRule, FieldModel, Label, ValueModel } from '../model.js';

/** Begins with what no declared id may begin with. */
const given = (name: string, type: string, label: Label, more: Partial<FieldModel> = {}): FieldModel => ({
  id: `_${name}`,
  name,
  type,
  label,
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
    given('id', 'id', { en: 'Id', 'zh-CN': '记录编号' }),
    given('owner', 'user', { en: 'Owner', 'zh-CN': '负责人' }, { readonly: false, index: true, default: { rule: caller } }),
    ...(recordTypes.length > 0 ? [recordType(recordTypes)] : []),
    ...(flow ? stageFields(flow) : []),
    given('created_at', 'datetime', { en: 'Created at', 'zh-CN': '创建时间' }),
    given('created_by', 'user', { en: 'Created by', 'zh-CN': '创建人' }),
    given('updated_at', 'datetime', { en: 'Updated at', 'zh-CN': '更新时间' }),
    given('updated_by', 'user', { en: 'Updated by', 'zh-CN': '更新人' }),
    given('version', 'integer', { en: 'Version', 'zh-CN': '版本' }),
    given('deleted_at', 'datetime', { en: 'Deleted at', 'zh-CN': '删除时间' }, { required: false }),
    given('deleted_by', 'user', { en: 'Deleted by', 'zh-CN': '删除人' }, { required: false }),
  ];
}

/** Names that every object has or may come to have. */
export const systemNames: ReadonlySet<string> = new Set([
  'id',
  'owner',
  'record_type',
  'stage',
  'stage_since',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'version',
  'deleted_at',
  'deleted_by',
]);

function recordType(types: readonly RecordTypeDocument[]): FieldModel {
  const values: ValueModel[] = types.map(({ name, label }) => ({ code: name, label, color: 'default', active: true }));
  const label = { en: 'Record type', 'zh-CN': '业务类型' };
  return given('record_type', 'picklist', label, { readonly: false, values, default: { value: values[0]?.code } });
}

function stageFields({ label, stages }: FlowDocument): readonly FieldModel[] {
  const values: ValueModel[] = stages.map((stage) => ({
    code: stage.name,
    label: stage.label,
    color: stage.color ?? 'default',
    active: true,
  }));
  const first = (stages.find(({ initial }) => initial) ?? stages[0])?.name;
  return [
    given('stage', 'picklist', label ?? { en: 'Stage', 'zh-CN': '阶段' }, { values, index: true, default: { value: first } }),
    given('stage_since', 'datetime', { en: 'In this stage since', 'zh-CN': '进入当前阶段时间' }),
  ];
}
