/** The SQL under which values are found: those of a unique field that count as the same, and those that an index holds. */
import { typeOf } from './field-types/index.js';
import type { FieldModel } from './model.js';

/** For the index, the check before a write, and the plan. `normalised` ignores case, full or half width, and spaces. */
export const uniqueKeySql = (field: FieldModel, expression: string): string =>
  bounded(
    field,
    field.unique === 'normalised' ? `lower(regexp_replace(normalize(${expression}, NFKC), '\\s+', '', 'g'))` : expression,
  );

/** What the index that serves equality holds of the field; null: there is none, or it holds the value itself. */
export function indexedKey(field: FieldModel): ((expression: string) => string) | null {
  if (typeOf(field).key === undefined) return null;
  if (field.unique !== false) return (expression) => uniqueKeySql(field, expression);
  return field.index ? (expression) => bounded(field, expression) : null;
}

const bounded = (field: FieldModel, expression: string): string => typeOf(field).key?.(expression) ?? expression;
