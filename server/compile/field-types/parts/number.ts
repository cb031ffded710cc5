/** What the types whose value is a number share. On the wire they are JSON numbers without trailing zeros. */
import type { FieldModel } from '../../model.js';
import type { FieldType, JsonSchema, Operator } from '../field-type.js';
import { opaque } from './mask.js';

export const orderOperators: readonly Operator[] = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'not_in', 'empty'];

/** Digits that survive the way through JSON and a double. */
const digits = 15;

export const numberFacets = {
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
  cast: () => 'bigint',
  read: (expression) => expression,
} satisfies Partial<FieldType>;

/** Decimals: `numeric(15,scale)`, read without trailing zeros so that every answer spells a number alike. */
export const decimalFacets = {
  ...numberFacets,
  column: (field) => `numeric(${digits},${scaleOf(field)})`,
  cast: () => 'numeric',
  read: (expression) => `trim_scale(${expression})`,
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
  scale: { description: 'Digits after the decimal point, 0 to 8. Default 2.', type: 'integer', minimum: 0, maximum: 8 },
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
