/** The manifest of an application. */
import schema from '../format/app.schema.json' with { type: 'json' };
import type { KindSource } from './kind.js';

export const app = {
  name: 'app',
  schema,
  file: 'template.json',
  plural: { en: 'Application', 'zh-CN': '应用' },
  pages: { list: '/app', parts: {} },
  menu: { group: 'build', icon: 'setting' },
  sample: { kind: 'app', id: 'sample', name: 'sample', version: '1.0.0', label: { en: 'Sample', 'zh-CN': '示例' } },
} as const satisfies KindSource;
