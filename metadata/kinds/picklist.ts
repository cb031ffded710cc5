/** Values that several fields share. */
import schema from '../format/picklist.schema.json' with { type: 'json' };
import type { KindSource } from './kind.js';

export const picklist = {
  name: 'picklist',
  schema,
  file: 'picklists/{name}.json',
  plural: { en: 'Picklists', 'zh-CN': '选项集' },
  pages: { list: '/picklists', parts: { values: '?value={1}' } },
  menu: { group: 'build', icon: 'tag' },
  sample: {
    kind: 'picklist',
    id: 'sample',
    name: 'sample',
    label: { en: 'Sample', 'zh-CN': '示例' },
    values: [{ code: 'one', label: { en: 'One', 'zh-CN': '一' } }],
  },
} as const satisfies KindSource;
