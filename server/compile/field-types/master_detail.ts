/** Makes a record part of another: always required, deleted and restored with its master. */
import type { FieldType } from './field-type.js';
import { referenceFacets, targetOption } from './parts/reference.js';
import { referenceSamples } from './parts/reference-samples.js';

export const masterDetail: FieldType = {
  ...referenceFacets,
  name: 'master_detail',
  label: { en: 'Master-detail', 'zh-CN': '主从关联' },
  description: {
    en: 'The record this one is part of. Always required; deleted and restored with it.',
    'zh-CN': '所属的主记录。必填，随主记录一起删除和恢复。',
  },
  options: targetOption,
  needs: ['to'],
  fixed: { required: true },
  uiSchema: ({ to }) => ({ 'ui:widget': 'lookup', 'ui:options': { to } }),
  samples: referenceSamples({ to: 'target' }),
};
