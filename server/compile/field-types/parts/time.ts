/** What the types of the calendar and the clock share. */
import type { FieldType } from '../field-type.js';
import { opaque } from './mask.js';
import { orderOperators } from './number.js';

export const timeFacets = {
  options: {},
  operators: orderOperators,
  sortable: true,
  groupable: true,
  numeric: false,
  uniqueable: true,
  searchable: false,
  normalise: (value) => value,
  toParameter: (value) => value,
  sort: (expression) => expression,
  ...opaque,
  toText: (value) => String(value ?? ''),
} satisfies Partial<FieldType>;

/** `2026/1/2`, `2026年1月2日` → `2026-01-02`; anything else as it is. */
export const dayFromText = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(
      /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/,
      (_, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    );
