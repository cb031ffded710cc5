/** Percentages: 35 means 35 %. */
import type { FieldType } from './field-type.js';
import { decimalFacets, decimalOptions, decimalSql, numberFromText } from './parts/number.js';

export const percent: FieldType = {
  ...decimalFacets,
  name: 'percent',
  label: { en: 'Percent', 'zh-CN': '百分比' },
  description: { en: 'A percentage; 35 means 35 %.', 'zh-CN': '百分比，35 表示 35%。' },
  options: decimalOptions,
  defaults: { scale: 2 },
  uiSchema: () => ({ 'ui:widget': 'percent' }),
  toText: (value) => (value === null || value === undefined ? '' : `${String(value)}%`),
  textSql: (expression) => `trim_scale(${expression})::text || '%'`,
  fromTextSql: (text, field) => decimalSql(`regexp_replace(${text}, '\\s*[%％]\\s*$', '')`, field.options.scale as number),
  fromText: (text) => numberFromText(text.replace(/\s*[%％]\s*$/, '')),
  samples: [
    {
      options: { min: 0, max: 100 },
      valid: [
        { in: 35, out: 35 },
        { in: 12.5, out: 12.5 },
      ],
      extreme: [
        { in: 0, out: 0 },
        { in: 100, out: 100 },
      ],
      invalid: [
        { in: 100.01, code: 'value.too_large' },
        { in: -1, code: 'value.too_small' },
        { in: 33.333, code: 'value.scale' },
        { in: '35%', code: 'value.type' },
      ],
    },
  ],
};
