/** A number of stars. */
import type { FieldType } from './field-type.js';
import { integerFacets, wholeSql } from './parts/number.js';

export const rating: FieldType = {
  ...integerFacets,
  name: 'rating',
  label: { en: 'Rating', 'zh-CN': '评分' },
  description: { en: 'One to five stars, or as many as said.', 'zh-CN': '一到五星，也可设定其他上限。' },
  options: {
    max: {
      description: 'Most stars, up to 10. Default 5.',
      type: 'integer',
      minimum: 2,
      maximum: 10,
      'x-words': {
        label: { en: 'Stars', 'zh-CN': '星数' },
        help: { en: 'The most one can give, up to 10. Default 5.', 'zh-CN': '最多可评的星数，不超过 10，默认 5。' },
      },
    },
  },
  defaults: { max: 5 },
  column: () => 'smallint',
  fromTextSql: (text) => `${wholeSql(text, 1, 10)}::smallint`,
  uniqueable: false,
  jsonSchema: ({ options }) => ({ type: 'integer', minimum: 1, maximum: options.max }),
  uiSchema: ({ options }) => ({ 'ui:widget': 'rating', 'ui:options': { max: options.max } }),
  samples: [
    {
      options: {},
      valid: [{ in: 3, out: 3 }],
      extreme: [
        { in: 1, out: 1 },
        { in: 5, out: 5 },
      ],
      invalid: [
        { in: 0, code: 'value.too_small' },
        { in: 6, code: 'value.too_large' },
        { in: 2.5, code: 'value.type' },
        { in: '3', code: 'value.type' },
      ],
    },
    {
      options: { max: 10 },
      valid: [{ in: 7, out: 7 }],
      extreme: [{ in: 10, out: 10 }],
      invalid: [{ in: 11, code: 'value.too_large' }],
    },
  ],
};
