/** What its holders may see and do. */
import schema from '../format/role.schema.json' with { type: 'json' };
import type { KindSource } from './kind.js';

export const role = {
  name: 'role',
  schema,
  file: 'roles/{name}.json',
  plural: { en: 'Roles', 'zh-CN': '角色' },
  pages: { list: '/roles', parts: { objects: '?object={1}' } },
  menu: { group: 'people', icon: 'idcard' },
  sample: { kind: 'role', id: 'sample', name: 'sample', label: { en: 'Sample', 'zh-CN': '示例' }, objects: {} },
} as const satisfies KindSource;
