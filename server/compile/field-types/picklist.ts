/** One of a set of values. The code is stored. */
import type { FieldType } from './field-type.js';
import { activeCodes, choiceOptions, codeArray, codeFromText, codeSql } from './parts/choice.js';
import { trimmed } from './parts/conversion.js';
import { opaque } from './parts/mask.js';

export const picklist: FieldType = {
  name: 'picklist',
  label: { en: 'Picklist', 'zh-CN': '单选' },
  description: { en: 'One value of a list, shared or of this field alone.', 'zh-CN': '从共享或字段自有的值列表中选择一个。' },
  options: choiceOptions,
  column: () => 'text',
  ruleType: 'text',
  operators: ['eq', 'ne', 'in', 'not_in', 'empty'],
  sortable: true,
  groupable: true,
  numeric: false,
  uniqueable: false,
  searchable: false,
  jsonSchema: (field) => ({ type: 'string', enum: activeCodes(field) }),
  uiSchema: () => ({ 'ui:widget': 'select' }),
  normalise: (value) => value,
  toParameter: (value) => value,
  cast: () => 'text',
  read: (expression) => expression,
  sort: (expression, field) => `array_position(${codeArray(field)}, ${expression})`,
  ...opaque,
  toText: (value) => String(value ?? ''),
  fromText: codeFromText,
  textSql: (expression) => expression,
  fromTextSql: (text, field) => codeSql(trimmed(text), field),
  samples: [
    {
      options: {
        values: [
          { code: 'low', label: { en: 'Low', 'zh-CN': '低' } },
          { code: 'high', label: { en: 'High', 'zh-CN': '高' } },
          { code: 'old', label: { en: 'Old' }, active: false },
        ],
      },
      valid: [
        { in: 'low', out: 'low' },
        { in: 'high', out: 'high' },
      ],
      extreme: [],
      invalid: [
        { in: 'urgent', code: 'value.option.unknown' },
        { in: 'Low', code: 'value.option.unknown' },
        { in: 'old', code: 'value.option.inactive' },
        { in: 'toString', code: 'value.option.unknown' },
        { in: 1, code: 'value.type' },
        { in: ['low'], code: 'value.type' },
      ],
    },
    {
      options: {
        values: [
          { code: 'A.1+b_-', label: { en: 'Odd' } },
          { code: '9'.repeat(60), label: { en: 'Long' } },
        ],
      },
      valid: [{ in: 'A.1+b_-', out: 'A.1+b_-' }],
      extreme: [{ in: '9'.repeat(60), out: '9'.repeat(60) }],
      invalid: [{ in: '', code: 'value.option.unknown' }],
    },
  ],
};
