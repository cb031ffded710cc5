/** Points to a record of another object, or of its own. */
import type { FieldType } from './field-type.js';
import { referenceFacets, targetOption } from './parts/reference.js';
import { referenceSamples } from './parts/reference-samples.js';

export const lookup: FieldType = {
  ...referenceFacets,
  name: 'lookup',
  label: { en: 'Lookup', 'zh-CN': '查找关联' },
  description: { en: 'A record of another object.', 'zh-CN': '关联另一对象的一条记录。' },
  options: targetOption,
  needs: ['to'],
  uiSchema: ({ to }) => ({ 'ui:widget': 'lookup', 'ui:options': { to } }),
  samples: referenceSamples({ to: 'target' }),
};
