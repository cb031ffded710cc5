/** Amounts of money, in one currency a field. */
import type { FieldType } from './field-type.js';
import { decimalFacets, decimalOptions } from './parts/number.js';

export const currency: FieldType = {
  ...decimalFacets,
  name: 'currency',
  label: { en: 'Money', 'zh-CN': '金额' },
  description: {
    en: "An amount of money, in the application's currency unless said otherwise.",
    'zh-CN': '金额，默认使用应用的币种。',
  },
  options: {
    currency: {
      description: "ISO 4217 code. Default: the application's.",
      type: 'string',
      pattern: '^[A-Z]{3}$',
      'x-risk': 'always',
      'x-words': {
        label: { en: 'Currency', 'zh-CN': '货币' },
        noun: { en: 'currency', 'zh-CN': '币种' },
        help: {
          en: 'Three letters, such as EUR. Left empty: that of the application.',
          'zh-CN': '三位字母代码，例如 EUR，留空则采用应用的货币。',
        },
      },
    },
    ...decimalOptions,
  },
  defaults: { scale: 2 },
  uiSchema: ({ options }) => ({ 'ui:widget': 'currency', 'ui:options': { currency: options.currency, scale: options.scale } }),
  samples: [
    {
      options: {},
      valid: [
        { in: 120000, out: 120000 },
        { in: 19.9, out: 19.9 },
      ],
      extreme: [{ in: 9999999999999.99, out: 9999999999999.99 }],
      invalid: [
        { in: 0.001, code: 'value.scale' },
        { in: '¥10', code: 'value.type' },
      ],
    },
    {
      options: { currency: 'USD', min: 0, max: 1000 },
      valid: [{ in: 12.34, out: 12.34 }],
      extreme: [
        { in: 0, out: 0 },
        { in: 1000, out: 1000 },
      ],
      invalid: [
        { in: -0.01, code: 'value.too_small' },
        { in: 1000.01, code: 'value.too_large' },
      ],
    },
  ],
};
