/** The SQL under which two values of a unique field count as the same: for the index, the check before a write, and the plan. */
import type { FieldModel } from './model.js';

/** Immutable, so that it can be indexed. `normalised` ignores case, full or half width, and spaces. */
export const uniqueKeySql = (field: FieldModel, expression: string): string =>
  field.unique === 'normalised' ? `lower(regexp_replace(normalize(${expression}, NFKC), '\\s+', '', 'g'))` : expression;
