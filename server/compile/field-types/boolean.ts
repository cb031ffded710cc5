/** Yes or no. */
import type { FieldType } from './field-type.js';
import { literal } from './parts/conversion.js';
import { opaque } from './parts/mask.js';

const words: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  y: true,
  '1': true,
  是: true,
  false: false,
  no: false,
  n: false,
  '0': false,
  否: false,
};

export const boolean: FieldType = {
  name: 'boolean',
  label: { en: 'Yes/no', 'zh-CN': '是否' },
  description: { en: 'Yes, no, or not said.', 'zh-CN': '是、否或未填。' },
  options: {},
  column: () => 'boolean',
  ruleType: 'boolean',
  operators: ['eq', 'ne', 'empty'],
  sortable: true,
  groupable: true,
  numeric: false,
  uniqueable: false,
  searchable: false,
  jsonSchema: () => ({ type: 'boolean' }),
  uiSchema: () => ({ 'ui:widget': 'checkbox' }),
  normalise: (value) => value,
  toParameter: (value) => value,
  cast: () => 'boolean',
  read: (expression) => expression,
  sort: (expression) => expression,
  ...opaque,
  toText: (value) => (value === null || value === undefined ? '' : String(value)),
  fromText: (text) => {
    const word = text.trim().toLowerCase();
    if (word === '') return null;
    return Object.hasOwn(words, word) ? words[word] : text;
  },
  textSql: (expression) => `${expression}::text`,
  fromTextSql: (text) => {
    const spelled = (meant: boolean): string =>
      Object.keys(words)
        .filter((word) => words[word] === meant)
        .map(literal)
        .join(', ');
    return `case when lower(btrim(${text})) in (${spelled(true)}) then true when lower(btrim(${text})) in (${spelled(false)}) then false end`;
  },
  samples: [
    {
      options: {},
      valid: [
        { in: true, out: true },
        { in: false, out: false },
      ],
      extreme: [],
      invalid: [
        { in: 'true', code: 'value.type' },
        { in: 1, code: 'value.type' },
      ],
    },
  ],
};
