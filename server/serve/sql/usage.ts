/** How much the fields of an object are used: one scan, of a sample where the table is very large. */
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import { StatementBuilder, type Statement } from './statement.js';
import { alive, column, table } from './table.js';

/**
 * One row: `total`, `counts` and `written` (last change of a record that has a value), in the order of the fields.
 * Of living records. @param percent of the table's pages that are read; 100: all.
 */
export function fieldUsageStatement(
  schema: string,
  object: ObjectModel,
  fields: readonly FieldModel[],
  percent: number,
): Statement {
  const filled = (field: FieldModel): string => `(where ${column('t', field)} is not null)`;
  const list = (parts: readonly string[], cast: string): string => `array[${parts.join(', ')}]::${cast}[]`;
  const counts = list(
    fields.map((field) => `count(*) filter ${filled(field)}`),
    'float8',
  );
  const written = list(
    fields.map((field) => `max(${column('t', 'updated_at')}) filter ${filled(field)}`),
    'timestamptz',
  );
  const sample = percent < 100 ? ` tablesample system (${percent})` : '';
  return new StatementBuilder().build(
    `select count(*)::float8 as "total", ${counts} as "counts", array(select to_json(w) from unnest(${written}) w) as "written" ` +
      `from ${table(schema, object)} t${sample} where ${alive('t')}`,
  );
}

/** Inputs: 0 schema, 1 name. One row: `rows`, about as many as the table has; negative where it was never counted. */
export const tableSizeStatement: Statement = (() => {
  const builder = new StatementBuilder();
  const schema = builder.bind({ from: 'input', index: 0 }, 'text');
  const name = builder.bind({ from: 'input', index: 1 }, 'text');
  return builder.build(
    `select c.reltuples::float8 as "rows" from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace ` +
      `where n.nspname = ${schema} and c.relname = ${name}`,
  );
})();
