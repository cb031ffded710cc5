/** The fields that the platform gives every object beside the declared ones, in the order in which they follow them. */
import type { Label } from '../format/types.js';

interface SystemField {
  readonly name: string;
  readonly type: string;
  readonly label: Label;
  /** Given only to objects that have these. */
  readonly with?: 'record_types' | 'flow';
}

const fields = {
  id: { type: 'id', label: { en: 'Id', 'zh-CN': '记录编号' } },
  owner: { type: 'user', label: { en: 'Owner', 'zh-CN': '负责人' } },
  record_type: { type: 'picklist', label: { en: 'Record type', 'zh-CN': '业务类型' }, with: 'record_types' },
  stage: { type: 'picklist', label: { en: 'Stage', 'zh-CN': '阶段' }, with: 'flow' },
  stage_since: { type: 'datetime', label: { en: 'In this stage since', 'zh-CN': '进入当前阶段时间' }, with: 'flow' },
  created_at: { type: 'datetime', label: { en: 'Created at', 'zh-CN': '创建时间' } },
  created_by: { type: 'user', label: { en: 'Created by', 'zh-CN': '创建人' } },
  updated_at: { type: 'datetime', label: { en: 'Updated at', 'zh-CN': '更新时间' } },
  updated_by: { type: 'user', label: { en: 'Updated by', 'zh-CN': '更新人' } },
  version: { type: 'integer', label: { en: 'Version', 'zh-CN': '版本' } },
  deleted_at: { type: 'datetime', label: { en: 'Deleted at', 'zh-CN': '删除时间' } },
  deleted_by: { type: 'user', label: { en: 'Deleted by', 'zh-CN': '删除人' } },
} as const satisfies Readonly<Record<string, Omit<SystemField, 'name'>>>;

export type SystemName = keyof typeof fields;

export const systemField = (name: SystemName): SystemField => ({ name, ...fields[name] });

export const allSystemFields: readonly SystemField[] = (Object.keys(fields) as SystemName[]).map(systemField);
