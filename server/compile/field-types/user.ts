/** A member of the workspace. */
import type { FieldType } from './field-type.js';
import { referenceFacets } from './parts/reference.js';
import { referenceSamples } from './parts/reference-samples.js';

export const user: FieldType = {
  ...referenceFacets,
  name: 'user',
  label: { en: 'User', 'zh-CN': '人员' },
  description: { en: 'A member of the workspace.', 'zh-CN': '工作区成员。' },
  options: {},
  uiSchema: () => ({ 'ui:widget': 'user' }),
  samples: referenceSamples({}),
};
