/** Users as something to read: what stands behind `owner.name`. They are no object of any model; their table is the platform's. */
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import type { FieldSight, ObjectSight } from '../sight/sight.js';

const field = (name: string, type: string, label: FieldModel['label']): FieldModel => ({
  id: name,
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
});

const fields = {
  id: field('id', 'id', { en: 'Id', 'zh-CN': '编号' }),
  name: field('name', 'text', { en: 'Name', 'zh-CN': '姓名' }),
};

const model: ObjectModel = {
  id: 'user',
  name: 'user',
  label: { en: 'User', 'zh-CN': '用户' },
  plural: { en: 'Users', 'zh-CN': '用户' },
  icon: 'user',
  title: 'name',
  search: ['name'],
  fields,
  rules: [],
  flow: null,
  layout: { tabs: [], sections: [], related: [] },
  layouts: [],
  views: [],
  incoming: [],
};

const seen = (of: FieldModel): FieldSight => ({ field: of, clear: true, seen: true, edit: false, create: false });

/** Every colleague's name may be read; of the rest of a user nothing. */
export const people: ObjectSight = Object.freeze({
  object: Object.freeze(model),
  rows: Object.freeze({
    create: false,
    read: true,
    update: false,
    delete: false,
    export: false,
    import: false,
    transfer: false,
    take: false,
  }),
  fields: Object.freeze(
    Object.assign(Object.create(null) as Record<string, FieldSight>, { id: seen(fields.id), name: seen(fields.name) }),
  ),
  layouts: [],
  views: [],
  transitions: Object.freeze({}),
});
