/** Small models written by hand, for tests of what is made from a model. */
import type { FieldModel, ObjectModel } from '../../../server/compile/model.js';

export const fieldModel = (name: string, type: string, rest: Partial<FieldModel> = {}): FieldModel => ({
  id: `f_${name}`,
  name,
  type,
  label: { en: `The ${name}`, 'zh-CN': `${name} 字段` },
  system: false,
  required: false,
  visible: true,
  readonly: false,
  unique: false,
  index: false,
  options: {},
  ...rest,
});

export const objectModel = (name: string, fields: readonly FieldModel[], rest: Partial<ObjectModel> = {}): ObjectModel => ({
  id: `o_${name}`,
  name,
  label: { en: name, 'zh-CN': `${name} 对象` },
  plural: { en: `${name}s`, 'zh-CN': `${name} 列表` },
  icon: 'file',
  title: fields[0]?.name ?? 'id',
  search: [],
  fields: Object.assign(
    Object.create(null) as Record<string, FieldModel>,
    Object.fromEntries(fields.map((field) => [field.name, field])),
  ),
  rules: [],
  flow: null,
  layout: { tabs: [], sections: [], related: [] },
  layouts: [],
  views: [],
  incoming: [],
  ...rest,
});
