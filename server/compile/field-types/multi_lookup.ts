/** Points to any number of records of another object. */
import type { FieldType } from './field-type.js';
import { referenceListFacets, targetOption } from './parts/reference.js';
import { firstTarget, secondTarget } from './parts/reference-samples.js';

export const multiLookup: FieldType = {
  ...referenceListFacets,
  name: 'multi_lookup',
  label: { en: 'Multi lookup', 'zh-CN': '多选关联' },
  description: { en: 'Any number of records of another object.', 'zh-CN': '关联另一对象的多条记录。' },
  options: targetOption,
  needs: ['to'],
  uiSchema: ({ to }) => ({ 'ui:widget': 'multi_lookup', 'ui:options': { to } }),
  samples: [
    {
      options: { to: 'target' },
      valid: [
        { in: [firstTarget], out: [firstTarget] },
        { in: [], out: null },
      ],
      extreme: [{ in: [secondTarget, firstTarget.toUpperCase()], out: [secondTarget, firstTarget] }],
      invalid: [
        { in: firstTarget, code: 'value.type' },
        { in: ['x'], code: 'value.format' },
        { in: [firstTarget, firstTarget], code: 'value.repeated' },
        { in: [null], code: 'value.type' },
      ],
    },
  ],
};
