/** Free keywords. */
import type { FieldType } from './field-type.js';
import { partsOf } from './parts/conversion.js';
import { opaque } from './parts/mask.js';
import { splitText } from './parts/reference.js';
import { cleanLine } from './parts/text.js';

export const tags: FieldType = {
  name: 'tags',
  label: { en: 'Tags', 'zh-CN': '标签' },
  description: { en: 'Free keywords, up to 50 unless said otherwise.', 'zh-CN': '自由填写的关键词，默认最多 50 个。' },
  options: {
    max: {
      description: 'Most tags. Default 50.',
      type: 'integer',
      minimum: 1,
      maximum: 200,
      'x-words': {
        label: { en: 'Most tags', 'zh-CN': '最多标签数' },
        help: { en: 'Up to 200. Default 50.', 'zh-CN': '不超过 200，默认 50。' },
      },
    },
  },
  defaults: { max: 50 },
  column: () => 'text[]',
  ruleType: 'list',
  operators: ['has', 'empty'],
  sortable: false,
  groupable: false,
  numeric: false,
  uniqueable: false,
  searchable: false,
  jsonSchema: ({ options }) => ({
    type: 'array',
    items: { type: 'string', minLength: 1, maxLength: 50 },
    maxItems: options.max,
    uniqueItems: true,
  }),
  uiSchema: () => ({ 'ui:widget': 'tags' }),
  normalise: (value) => {
    const texts = [...new Set((value as string[]).map(cleanLine).filter(Boolean))];
    return texts.length > 0 ? texts : null;
  },
  toParameter: (value) => value,
  cast: () => 'text[]',
  read: (expression) => expression,
  sort: (expression) => expression,
  ...opaque,
  toText: (value) => ((value as string[] | null) ?? []).join(';'),
  fromText: (text) => splitText(text),
  textSql: (expression) => `array_to_string(${expression}, ';')`,
  fromTextSql: (text) =>
    `(select case when bool_and(length(q."part") <= 50) and count(*) <= 200 then array_agg(q."part" order by q."n") end ` +
    `from (select p."part", min(p."n") as "n" from ${partsOf(`regexp_replace(${text}, '\\s*\\n\\s*', ';', 'g')`)} where p."part" is not null group by p."part") q)`,
  samples: [
    {
      options: { max: 3 },
      valid: [
        { in: ['高意向', 'price'], out: ['高意向', 'price'] },
        { in: [' a ', 'a'], out: ['a'] },
        { in: [], out: null },
        { in: [' '], out: null },
      ],
      extreme: [{ in: ['"{},\\', 'null', 'x'.repeat(50)], out: ['"{},\\', 'null', 'x'.repeat(50)] }],
      invalid: [
        { in: ['1', '2', '3', '4'], code: 'value.too_many' },
        { in: ['x'.repeat(51)], code: 'value.too_long' },
        { in: [''], code: 'value.too_short' },
        { in: ['a', 'a'], code: 'value.repeated' },
        { in: 'a', code: 'value.type' },
        { in: [null], code: 'value.type' },
      ],
    },
  ],
};
