/** Several of a set of values, kept in the order of the set. */
import type { FieldType } from './field-type.js';
import { activeCodes, choiceOptions, codeArray, codeFromText, codeSql, inOrder } from './parts/choice.js';
import { partsOf } from './parts/conversion.js';
import { opaque } from './parts/mask.js';
import { splitText } from './parts/reference.js';

export const multiPicklist: FieldType = {
  name: 'multi_picklist',
  label: { en: 'Multi-select picklist', 'zh-CN': '多选' },
  description: { en: 'Any number of values of a list.', 'zh-CN': '从值列表中选择多个。' },
  options: choiceOptions,
  column: () => 'text[]',
  ruleType: 'list',
  operators: ['has', 'empty'],
  sortable: false,
  groupable: false,
  numeric: false,
  uniqueable: false,
  searchable: false,
  jsonSchema: (field) => ({ type: 'array', items: { type: 'string', enum: activeCodes(field) }, uniqueItems: true }),
  uiSchema: () => ({ 'ui:widget': 'select' }),
  normalise: (value, field) => inOrder(value as string[], field),
  toParameter: (value) => value,
  cast: () => 'text[]',
  read: (expression) => expression,
  sort: (expression) => expression,
  ...opaque,
  toText: (value) => ((value as string[] | null) ?? []).join(';'),
  fromText: (text, field) => splitText(text)?.map((part) => codeFromText(part, field)) ?? null,
  textSql: (expression) => `array_to_string(${expression}, ';')`,
  // All parts must be values; they are kept in the order of the set.
  fromTextSql: (text, field) =>
    `(select case when count(*) = count(q."code") then array_agg(q."code" order by array_position(${codeArray(field)}, q."code")) end ` +
    `from (select distinct ${codeSql('p."part"', field)} as "code" from ${partsOf(text)} where p."part" is not null) q)`,
  samples: [
    {
      options: {
        values: [
          { code: 'a', label: { en: 'A', 'zh-CN': '甲' } },
          { code: 'b', label: { en: 'B', 'zh-CN': '乙' } },
          { code: 'old', label: { en: 'Old' }, active: false },
        ],
      },
      valid: [
        { in: ['a'], out: ['a'] },
        { in: ['b', 'a'], out: ['a', 'b'] },
        { in: [], out: null },
      ],
      extreme: [],
      invalid: [
        { in: ['c'], code: 'value.option.unknown' },
        { in: ['a', 'old'], code: 'value.option.inactive' },
        { in: ['a', 'a'], code: 'value.repeated' },
        { in: 'a', code: 'value.type' },
        { in: [1], code: 'value.type' },
      ],
    },
  ],
};
