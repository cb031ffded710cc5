/** What the types that choose from a set of values share. Codes are stored; order and labels stand in the model. */
import type { FieldModel, ValueModel } from '../../model.js';
import type { JsonSchema } from '../field-type.js';
import { literal } from './conversion.js';

export const choiceOptions: Readonly<Record<string, JsonSchema>> = {
  picklist: {
    description: 'Name of the shared picklist that gives the values.',
    $ref: 'common.schema.json#/$defs/name',
    'x-names': {
      as: 'picklist',
      to: 'picklist',
      place: { en: 'as the source of its values', 'zh-CN': '选项来源' },
      use: { en: 'takes its values from it', 'zh-CN': '使用它的选项' },
      fix: { en: 'The field keeps the values as its own.', 'zh-CN': '字段保留这些选项，改为自有选项。' },
    },
    'x-on-remove': 'inline',
    'x-risk': 'always',
    'x-words': {
      label: { en: 'Picklist', 'zh-CN': '选项集' },
      noun: { en: 'values from the picklist', 'zh-CN': '所用选项集' },
      help: { en: 'A shared set that gives the values.', 'zh-CN': '由共享的选项集提供选项。' },
    },
  },
  values: {
    description: 'Values of this field alone, in place of `picklist`.',
    $ref: 'common.schema.json#/$defs/values',
    'x-words': { label: { en: 'Values', 'zh-CN': '选项' }, help: { en: 'Of this field alone.', 'zh-CN': '仅此字段使用。' } },
  },
  depends_on: {
    description: "Picklist field whose value decides which values may be chosen (the values' `when`).",
    $ref: 'common.schema.json#/$defs/name',
    'x-names': {
      as: 'depends_on',
      to: 'field',
      place: { en: 'as the controlling field', 'zh-CN': '控制字段' },
      use: { en: 'depends on it', 'zh-CN': '依赖它' },
      fix: { en: 'All values may be chosen whatever was chosen before.', 'zh-CN': '取消选项之间的依赖，所有选项均可选。' },
    },
    'x-on-remove': 'independent',
    'x-risk': 'set',
    'x-words': {
      label: { en: 'Depends on', 'zh-CN': '依赖字段' },
      noun: { en: 'controlling field', 'zh-CN': '控制字段' },
      help: {
        en: 'A picklist field whose value decides which values may be chosen here.',
        'zh-CN': '由该选项字段的值决定这里可选哪些选项。',
      },
    },
  },
};

const valuesOf = (field: FieldModel): readonly ValueModel[] => field.values ?? [];

/** Codes that may be chosen now. Inactive ones stay valid where a record already holds them: the validator adds those. */
export const activeCodes = (field: FieldModel): readonly string[] =>
  valuesOf(field).flatMap(({ code, active }) => (active ? [code] : []));

/** SQL text literals; codes are restricted to letters, digits and `_.+-` by the format. */
export const codeArray = (field: FieldModel): string =>
  `array[${valuesOf(field)
    .map(({ code }) => `'${code.replaceAll("'", "''")}'`)
    .join(', ')}]::text[]`;

/** A code, or the label in any language as people write it in a spreadsheet. */
export function codeFromText(text: string, field: FieldModel): string | null {
  const wanted = text.trim();
  if (wanted === '') return null;
  const values = valuesOf(field);
  const byLabel = values.find(({ label }) => label.en === wanted || label['zh-CN'] === wanted);
  return values.some(({ code }) => code === wanted) ? wanted : (byLabel?.code ?? wanted);
}

/** Codes in the order of the values, each once. */
export function inOrder(codes: readonly string[], field: FieldModel): readonly string[] | null {
  const chosen = new Set(codes);
  const known = valuesOf(field).flatMap(({ code }) => (chosen.delete(code) ? [code] : []));
  const all = [...known, ...chosen];
  return all.length > 0 ? all : null;
}

/** SQL of the code that a text stands for: a code, else a label in any language; the first that fits. */
export function codeSql(text: string, field: FieldModel): string {
  const spellings = [
    ...valuesOf(field).map(({ code }) => [code, code] as const),
    ...valuesOf(field).flatMap(({ code, label }) => [...new Set(Object.values(label))].map((one) => [one, code] as const)),
  ];
  const column = (index: 0 | 1): string => `array[${spellings.map((spelling) => literal(spelling[index])).join(', ')}]::text[]`;
  return `(${column(1)})[array_position(${column(0)}, ${text})]`;
}
