/** Numbers with a fixed count of digits after the point. */
import type { FieldType } from './field-type.js';
import { decimalFacets, decimalOptions } from './parts/number.js';

export const decimal: FieldType = {
  ...decimalFacets,
  name: 'decimal',
  label: { en: 'Decimal number', 'zh-CN': '小数' },
  description: {
    en: 'A number of at most 15 digits, two of them after the point unless said otherwise.',
    'zh-CN': '最多 15 位的数字，默认保留两位小数。',
  },
  options: decimalOptions,
  defaults: { scale: 2 },
  uiSchema: () => ({ 'ui:widget': 'updown' }),
  samples: [
    {
      options: {},
      valid: [
        { in: 10.5, out: 10.5 },
        { in: 0.07, out: 0.07 },
        { in: -3, out: -3 },
      ],
      extreme: [
        { in: 9999999999999.99, out: 9999999999999.99 },
        { in: -9999999999999.99, out: -9999999999999.99 },
        { in: 1234567890123.45, out: 1234567890123.45 },
        { in: 1e12, out: 1000000000000 },
        { in: -0, out: 0 },
      ],
      invalid: [
        { in: 0.005, code: 'value.scale' },
        { in: 1e-7, code: 'value.scale' },
        { in: 1e13, code: 'value.too_large' },
        { in: -1e13, code: 'value.too_small' },
        { in: '10.5', code: 'value.type' },
      ],
    },
    {
      options: { scale: 0, min: 0 },
      valid: [{ in: 3, out: 3 }],
      extreme: [{ in: 999999999999999, out: 999999999999999 }],
      invalid: [
        { in: 0.5, code: 'value.scale' },
        { in: -1, code: 'value.too_small' },
      ],
    },
    {
      options: { scale: 8 },
      valid: [{ in: 0.00000001, out: 0.00000001 }],
      extreme: [{ in: 9999999.99999999, out: 9999999.99999999 }],
      invalid: [{ in: 0.000000001, code: 'value.scale' }],
    },
  ],
};
