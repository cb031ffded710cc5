/** A postal address in its parts. */
import type { FieldType } from './field-type.js';
import { documentFacets } from './parts/document.js';
import { once, trimmed } from './parts/conversion.js';
import { cleanLine } from './parts/text.js';

const lengths = { country: 60, province: 60, city: 60, street: 255, postal_code: 20 } as const;
const parts = Object.keys(lengths) as (keyof typeof lengths)[];

export const address: FieldType = {
  ...documentFacets,
  name: 'address',
  label: { en: 'Address', 'zh-CN': '地址' },
  description: { en: 'Country, province, city, street, postal code.', 'zh-CN': '国家、省份、城市、街道、邮编。' },
  options: {},
  jsonSchema: () => ({
    type: 'object',
    properties: Object.fromEntries(parts.map((part) => [part, { type: 'string', maxLength: lengths[part] }])),
    additionalProperties: false,
  }),
  uiSchema: () => ({ 'ui:field': 'address' }),
  normalise: (value) => {
    const given = value as Readonly<Record<string, string | undefined>>;
    const filled = parts.flatMap((part) => {
      const text = cleanLine(given[part] ?? '');
      return text === '' ? [] : [[part, text] as const];
    });
    return filled.length > 0 ? Object.fromEntries(filled) : null;
  },
  textSql: (expression) => `concat_ws(' ', ${parts.map((part) => `${expression} ->> '${part}'`).join(', ')})`,
  fromTextSql: (text) =>
    once(
      trimmed(`regexp_replace(${text}, '\\s*\\n\\s*', ' ', 'g')`),
      (v) => `case when length(${v}) <= ${lengths.street} then jsonb_build_object('street', ${v}) end`,
    ),
  samples: [
    {
      options: {},
      valid: [
        {
          in: { province: '上海', city: '上海', street: ' 世纪大道 1 号 ' },
          out: { province: '上海', city: '上海', street: '世纪大道 1 号' },
        },
        { in: { city: '' }, out: null },
        { in: {}, out: null },
      ],
      extreme: [
        { in: { street: '街'.repeat(255), postal_code: '200120' }, out: { street: '街'.repeat(255), postal_code: '200120' } },
      ],
      invalid: [
        { in: '上海', code: 'value.type' },
        { in: { zip: '200120' }, code: 'value.part.unknown' },
        { in: { city: 1 }, code: 'value.type' },
        { in: { city: 'x'.repeat(61) }, code: 'value.too_long' },
        { in: ['x'], code: 'value.type' },
      ],
    },
  ],
};
