/** New rows, one or a thousand by the same text, and changes of rows that are locked; none unless the release still stands. */
import { recordset, typedColumns, workspaceRow, type Place } from './place.js';
import { quote, StatementBuilder, type Statement } from './statement.js';
import { column, table } from './table.js';

/** Input 0: records as a JSON list in wire form, every field in each. */
export function insertStatement({ object, schema }: Place): Statement {
  const builder = new StatementBuilder();
  const names = Object.keys(object.fields);
  const rows = recordset(builder, 0, 'r', typedColumns(object, names));
  return builder.build(
    `insert into ${table(schema, object)} (${names.map(quote).join(', ')}) ` +
      `select ${names.map((name) => column('r', name)).join(', ')} from ${rows}, "platform"."workspace" w where ${workspaceRow(builder)}`,
  );
}

/** Input 0: `[{id, …}]`; the fields `names` are set. Rows must be locked. */
export function updateStatement({ object, schema }: Place, names: readonly string[]): Statement {
  const builder = new StatementBuilder();
  const rows = recordset(builder, 0, 'r', typedColumns(object, ['id', ...names]));
  return builder.build(
    `update ${table(schema, object)} t set ${names.map((name) => `${quote(name)} = ${column('r', name)}`).join(', ')} ` +
      `from ${rows}, "platform"."workspace" w where t."id" = r."id" and ${workspaceRow(builder)}`,
  );
}
