/** What the types whose value is a number share. On the wire they are JSON numbers without trailing zeros. */
import type { FieldModel } from '../../model.js';
import type { FieldType, JsonSchema, Operator } from '../field-type.js';
import { literal, once } from './conversion.js';
import { opaque } from './mask.js';

export const orderOperators: readonly Operator[] = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'not_in', 'empty'];

/** Digits that survive the way through JSON and a double. */
const digits = 15;

const numberFacets = {
  ruleType: 'number',
  operators: orderOperators,
  sortable: true,
  groupable: true,
  numeric: true,
  uniqueable: true,
  searchable: false,
  // Adding 0 turns -0 into 0.
  normalise: (value) => (value as number) + 0,
  toParameter: (value) => value,
  sort: (expression) => expression,
  ...opaque,
  toText: (value) => (value === null || value === undefined ? '' : plainNumber(value as number)),
  fromText: (text) => numberFromText(text),
} satisfies Partial<FieldType>;

export const integerFacets = {
  ...numberFacets,
  column: () => 'bigint',
  textSql: (expression) => `${expression}::text`,
  fromTextSql: (text) => wholeSql(text, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  cast: () => 'bigint',
  read: (expression) => expression,
} satisfies Partial<FieldType>;

/** Decimals: `numeric(15,scale)`, read without trailing zeros so that every answer spells a number alike. */
export const decimalFacets = {
  ...numberFacets,
  column: (field) => `numeric(${digits},${scaleOf(field)})`,
  cast: () => 'numeric',
  read: (expression) => `trim_scale(${expression})`,
  textSql: (expression) => `trim_scale(${expression})::text`,
  fromTextSql: (text, field) => decimalSql(text, scaleOf(field)),
  jsonSchema: (field) => {
    const scale = scaleOf(field);
    const largest = Number(`${'9'.repeat(digits - scale)}.${'9'.repeat(scale)}`);
    return { type: 'number', ...limits(field, -largest, largest), multipleOf: Number(`1e-${scale}`) };
  },
} satisfies Partial<FieldType>;

const scaleOf = ({ options }: FieldModel): number => options.scale as number;

/** The field's own `min` and `max` within what the column holds. */
export const limits = ({ options }: FieldModel, least: number, largest: number): JsonSchema => ({
  minimum: Math.max(least, (options.min as number | undefined) ?? least),
  maximum: Math.min(largest, (options.max as number | undefined) ?? largest),
});

/** Options of every decimal type. */
export const decimalOptions: Readonly<Record<string, JsonSchema>> = {
  scale: {
    description: 'Digits after the decimal point, 0 to 8. Default 2.',
    type: 'integer',
    minimum: 0,
    maximum: 8,
    'x-risk': 'lowered',
    'x-words': {
      label: { en: 'Decimal places', 'zh-CN': '小数位数' },
      help: { en: '0 to 8. Default 2.', 'zh-CN': '0 到 8 位，默认 2 位。' },
    },
  },
  min: { description: 'Smallest value allowed.', type: 'number' },
  max: { description: 'Largest value allowed.', type: 'number' },
};

/** Without an exponent, which people do not read and `numberFromText` does not either. */
const plainNumber = (value: number): string => (/e/.test(String(value)) ? value.toFixed(8).replace(/\.?0+$/, '') : String(value));

/** `1,234.5`, `１２３` and `¥ 20` as people type them; what is no number stays text and is refused later. */
export function numberFromText(text: string): number | string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^[¥$€£]\s*/, '')
    .replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  if (plain === '') return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text;
}

/** The number a text stands for (numeric) or null; spelled as `numberFromText` has it. */
const numberSql = (text: string): string =>
  once(
    `btrim(regexp_replace(regexp_replace(btrim(normalize(${text}, NFKC)), '^[¥$€£]\\s*', ''), '(?<=[0-9]),(?=[0-9]{3}([^0-9]|$))', '', 'g'))`,
    (v) => `case when ${v} ~ ${literal(String.raw`^[+-]?([0-9]{1,30}\.?[0-9]{0,30}|\.[0-9]{1,30})$`)} then ${v}::numeric end`,
  );

export const wholeSql = (text: string, least: number, most: number): string =>
  once(numberSql(text), (n) => `case when ${n} = trunc(${n}) and ${n} between ${least} and ${most} then ${n}::bigint end`);

/** More digits than the column holds do not fit; nothing is rounded unseen. */
export const decimalSql = (text: string, scale: number): string =>
  once(
    numberSql(text),
    (n) =>
      `case when abs(${n}) < 1e${digits - scale} and scale(trim_scale(${n})) <= ${scale} then ${n}::numeric(${digits},${scale}) end`,
  );
