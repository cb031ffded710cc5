/** Loading many rows at once, and reading back what names are taken; for data that is generated, not asked for. */
import { quote } from './statement.js';
import { table } from './table.js';

export const copyStatement = (schema: string, name: string, columns: readonly string[]): string =>
  `copy ${table(schema, name)} (${columns.map(quote).join(', ')}) from stdin`;

/** Rows: `id`, `value`, of the records that are not deleted. */
export const takenStatement = (schema: string, name: string, column: string): string =>
  `select "id", ${quote(column)} as "value" from ${table(schema, name)} where "deleted_at" is null`;

/** After a load: statistics for the planner, pages known to be visible to all, search indexes sorted. */
export const tidyStatement = (schema: string, name: string): string => `vacuum (analyze) ${table(schema, name)}`;
