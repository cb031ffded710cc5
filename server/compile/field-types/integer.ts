/** Whole numbers. */
import type { FieldType } from './field-type.js';
import { integerFacets, limits } from './parts/number.js';

export const integer: FieldType = {
  ...integerFacets,
  name: 'integer',
  label: { en: 'Whole number', 'zh-CN': '整数' },
  description: { en: 'A whole number.', 'zh-CN': '整数。' },
  options: {
    min: {
      description: 'Smallest value allowed.',
      type: 'integer',
      'x-risk': 'raised',
      'x-words': {
        label: { en: 'Smallest value', 'zh-CN': '最小值' },
        help: { en: 'Smaller numbers are refused.', 'zh-CN': '更小的数不能保存。' },
      },
    },
    max: {
      description: 'Largest value allowed.',
      type: 'integer',
      'x-risk': 'lowered',
      'x-words': {
        label: { en: 'Largest value', 'zh-CN': '最大值' },
        help: { en: 'Larger numbers are refused.', 'zh-CN': '更大的数不能保存。' },
      },
    },
  },
  jsonSchema: (field) => ({ type: 'integer', ...limits(field, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) }),
  uiSchema: () => ({ 'ui:widget': 'updown' }),
  samples: [
    {
      options: {},
      valid: [
        { in: 7, out: 7 },
        { in: -12, out: -12 },
        { in: 3.0, out: 3 },
      ],
      extreme: [
        { in: Number.MAX_SAFE_INTEGER, out: Number.MAX_SAFE_INTEGER },
        { in: Number.MIN_SAFE_INTEGER, out: Number.MIN_SAFE_INTEGER },
        { in: -0, out: 0 },
      ],
      invalid: [
        { in: 1.5, code: 'value.type' },
        { in: '7', code: 'value.type' },
        { in: 2 ** 53, code: 'value.too_large' },
        { in: 1e300, code: 'value.too_large' },
      ],
    },
    {
      options: { min: 1, max: 10 },
      valid: [{ in: 5, out: 5 }],
      extreme: [
        { in: 1, out: 1 },
        { in: 10, out: 10 },
      ],
      invalid: [
        { in: 0, code: 'value.too_small' },
        { in: 11, code: 'value.too_large' },
      ],
    },
  ],
};
