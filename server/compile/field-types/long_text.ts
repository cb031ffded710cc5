/** Several lines of text. */
import type { FieldType } from './field-type.js';
import { trimmed } from './parts/conversion.js';
import { cleanText, lengthSchema, orNull, textFacets } from './parts/text.js';

export const longText: FieldType = {
  ...textFacets,
  name: 'long_text',
  label: { en: 'Long text', 'zh-CN': '多行文本' },
  description: {
    en: 'Text of several lines, up to 20,000 characters unless said otherwise.',
    'zh-CN': '多行文本，默认最多 20000 个字符。',
  },
  options: { max_length: { description: 'Most characters. Default 20000.', type: 'integer', minimum: 1, maximum: 100_000 } },
  defaults: { max_length: 20_000 },
  operators: ['contains', 'starts_with', 'empty'],
  sortable: false,
  groupable: false,
  uniqueable: false,
  jsonSchema: lengthSchema,
  uiSchema: () => ({ 'ui:widget': 'textarea', 'ui:options': { rows: 4 } }),
  normalise: (value) => orNull(cleanText(value as string)),
  fromTextSql: trimmed,
  samples: [
    {
      options: {},
      valid: [
        { in: 'first line\nsecond line', out: 'first line\nsecond line' },
        { in: 'a\r\nb\n', out: 'a\nb' },
        { in: ' \n ', out: null },
      ],
      extreme: [
        { in: '长'.repeat(20_000), out: '长'.repeat(20_000) },
        { in: '\ttab and "quotes" \\ \u2028', out: 'tab and "quotes" \\' },
        { in: 'a\u0000b', out: 'ab' },
      ],
      invalid: [
        { in: 'x'.repeat(20_001), code: 'value.too_long' },
        { in: 1, code: 'value.type' },
      ],
    },
  ],
};
