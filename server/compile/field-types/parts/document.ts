/** What the types stored as jsonb share. */
import type { FieldType } from '../field-type.js';
import { opaque } from './mask.js';

export const documentFacets = {
  column: () => 'jsonb',
  ruleType: 'json',
  operators: ['empty'],
  sortable: false,
  groupable: false,
  numeric: false,
  uniqueable: false,
  searchable: false,
  toParameter: (value) => JSON.stringify(value),
  cast: () => 'jsonb',
  read: (expression) => expression,
  sort: (expression) => expression,
  ...opaque,
  toText: (value) => (value === null || value === undefined ? '' : JSON.stringify(value)),
  fromText: (text) => jsonFromText(text),
  textSql: (expression) => `${expression}::text`,
  // Whether a text is JSON cannot be asked before PostgreSQL 16.
  fromTextSql: null,
} satisfies Partial<FieldType>;

/** What cannot be parsed stays text and is refused later. */
function jsonFromText(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
