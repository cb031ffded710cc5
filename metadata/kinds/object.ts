/** An object with its fields, rules, flow, layouts and views. */
import schema from '../format/object.schema.json' with { type: 'json' };
import type { KindSource } from './kind.js';

export const object = {
  name: 'object',
  schema,
  file: 'objects/{name}/object.json',
  plural: { en: 'Objects', 'zh-CN': '对象' },
  pages: {
    list: '/objects',
    parts: {
      fields: '/fields/{1}',
      'fields/*/values': '/fields/{1}?value={3}',
      layout: '/layout',
      layouts: '/layout',
      views: '/views?view={1}',
      rules: '/rules?rule={1}',
      record_types: '/record-types?type={1}',
      flow: '/flow',
      'flow/stages': '/flow?stage={2}',
      'flow/transitions': '/flow?transition={2}',
    },
  },
  menu: { group: 'build', icon: 'database' },
  sample: {
    kind: 'object',
    id: 'sample',
    name: 'sample',
    label: { en: 'Sample', 'zh-CN': '示例' },
    title: 'name',
    fields: [{ id: 'f1', name: 'name', type: 'text', label: { en: 'Name', 'zh-CN': '名称' } }],
  },
} as const satisfies KindSource;
