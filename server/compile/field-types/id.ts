/** Identity of a record; given by the server, not declared. */
import type { FieldType } from './field-type.js';
import { referenceFacets } from './parts/reference.js';
import { referenceSamples } from './parts/reference-samples.js';

export const id: FieldType = {
  ...referenceFacets,
  name: 'id',
  label: { en: 'Id', 'zh-CN': '记录编号' },
  description: { en: 'Identity of the record (UUIDv7).', 'zh-CN': '记录的唯一标识（UUIDv7）。' },
  options: {},
  operators: ['eq', 'ne', 'in', 'not_in'],
  sortable: true,
  groupable: false,
  uiSchema: () => ({ 'ui:widget': 'hidden' }),
  samples: referenceSamples({}),
};
