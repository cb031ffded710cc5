/**
 * Field types as people choose them: grouped, in words, with an example. A closed list that a test holds against the
 * format, so that a new type cannot be forgotten here.
 */
import type { FieldDocument } from '../../../metadata/format/types.js';

export type FieldTypeName = FieldDocument['type'];

interface GalleryGroup {
  readonly key: 'text' | 'number' | 'time' | 'choice' | 'link' | 'contact' | 'other';
  readonly types: readonly FieldTypeName[];
}

export const gallery: readonly GalleryGroup[] = [
  { key: 'text', types: ['text', 'long_text', 'rich_text'] },
  { key: 'number', types: ['integer', 'decimal', 'currency', 'percent', 'rating', 'auto_number'] },
  { key: 'time', types: ['date', 'datetime', 'time', 'duration'] },
  { key: 'choice', types: ['picklist', 'multi_picklist', 'boolean', 'tags'] },
  { key: 'link', types: ['lookup', 'multi_lookup', 'master_detail', 'user'] },
  { key: 'contact', types: ['phone', 'email', 'url', 'address', 'location'] },
  { key: 'other', types: ['json'] },
];

/** What a new field of the type says besides its names; a lookup points nowhere yet, which the check then asks for. */
export const startOf: Partial<Record<FieldTypeName, Readonly<Record<string, unknown>>>> = {
  picklist: { values: [] },
  multi_picklist: { values: [] },
  auto_number: { format: '{YYYY}{MM}-{00000}' },
};

export interface FieldTemplate {
  readonly key:
    'phone' | 'email' | 'budget' | 'region' | 'birthday' | 'priority' | 'number' | 'note' | 'website' | 'satisfaction';
  readonly field: Readonly<Record<string, unknown>> & { readonly name: string; readonly type: FieldTypeName };
}

/** Fields that nearly every application has, ready made. */
export const templates: readonly FieldTemplate[] = [
  { key: 'phone', field: { name: 'mobile', type: 'phone', label: { en: 'Mobile', 'zh-CN': '手机' }, index: true } },
  { key: 'email', field: { name: 'email', type: 'email', label: { en: 'E-mail', 'zh-CN': '邮箱' } } },
  { key: 'budget', field: { name: 'budget', type: 'currency', label: { en: 'Budget', 'zh-CN': '预算' }, min: 0 } },
  { key: 'region', field: { name: 'region', type: 'address', label: { en: 'Region', 'zh-CN': '所在地区' } } },
  { key: 'birthday', field: { name: 'birthday', type: 'date', label: { en: 'Birthday', 'zh-CN': '生日' } } },
  {
    key: 'priority',
    field: {
      name: 'priority',
      type: 'picklist',
      label: { en: 'Priority', 'zh-CN': '优先级' },
      values: [
        { code: 'high', label: { en: 'High', 'zh-CN': '高' }, color: 'red' },
        { code: 'medium', label: { en: 'Medium', 'zh-CN': '中' }, color: 'gold' },
        { code: 'low', label: { en: 'Low', 'zh-CN': '低' }, color: 'default' },
      ],
      default: 'medium',
    },
  },
  {
    key: 'number',
    field: { name: 'number', type: 'auto_number', label: { en: 'Number', 'zh-CN': '编号' }, format: 'NO-{YYYY}{MM}-{0000}' },
  },
  { key: 'note', field: { name: 'note', type: 'long_text', label: { en: 'Note', 'zh-CN': '备注' }, max_length: 2000 } },
  { key: 'website', field: { name: 'website', type: 'url', label: { en: 'Website', 'zh-CN': '网址' } } },
  {
    key: 'satisfaction',
    field: { name: 'satisfaction', type: 'rating', label: { en: 'Satisfaction', 'zh-CN': '满意度' }, max: 5 },
  },
];
