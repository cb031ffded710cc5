/** Into the recycle bin and out of it; the same text for one record and for a thousand. */
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import { uniqueKeySql } from '../../compile/unique-key.js';
import { conditionAt, recordset, workspaceRow, type Place } from './place.js';
import { StatementBuilder, type Statement } from './statement.js';
import { alive, column, table } from './table.js';

/** Input 0: `[{id, deleted_at, deleted_by, version, updated_at, updated_by}]`; null in the first two restores. Rows must be locked. */
export function binStatement({ object, schema }: Place): Statement {
  const builder = new StatementBuilder();
  const rows = recordset(
    builder,
    0,
    'r',
    '"id" uuid, "deleted_at" timestamptz(3), "deleted_by" uuid, "version" bigint, "updated_at" timestamptz(3), "updated_by" uuid',
  );
  const names = ['deleted_at', 'deleted_by', 'version', 'updated_at', 'updated_by'];
  return builder.build(
    `update ${table(schema, object)} t set ${names.map((name) => `"${name}" = ${column('r', name)}`).join(', ')} ` +
      `from ${rows}, "platform"."workspace" w where t."id" = r."id" and ${workspaceRow(builder)}`,
  );
}

/** Living details of masters, locked. Input 0: ids of the masters. Rows: `id, version`. */
export function detailsStatement(schema: string, object: ObjectModel, field: FieldModel): Statement {
  const builder = new StatementBuilder();
  const ids = builder.bind({ from: 'input', index: 0 }, 'uuid[]');
  return builder.build(
    `select t."id"::text as "id", t."version"::integer as "version" from ${table(schema, object)} t ` +
      `where ${column('t', field)} = any(${ids}) and ${alive('t')} order by t."id" for update of t`,
  );
}

/** Details that were deleted in the same act as their masters, locked. Inputs: 0 ids, 1 when, 2 by whom. */
export function deletedDetailsStatement(schema: string, object: ObjectModel, field: FieldModel): Statement {
  const builder = new StatementBuilder();
  const input = (index: number, cast: string): string => builder.bind({ from: 'input', index }, cast);
  return builder.build(
    `select t."id"::text as "id", t."version"::integer as "version" from ${table(schema, object)} t ` +
      `where ${column('t', field)} = any(${input(0, 'uuid[]')}) and t."deleted_at" = ${input(1, 'timestamptz')} ` +
      `and t."deleted_by" = ${input(2, 'uuid')} order by t."id" for update of t`,
  );
}

/** Examples shown of what still points to a record. */
const EXAMPLES = 5;

/**
 * Living records whose lookup points to what is about to be deleted, those deleted along left out.
 * Inputs: 0 ids pointed to, 1 ids deleted along. Row: `seen` how many the caller may read, `ids` the first of them, `others` whether there are more.
 */
export function pointingStatement(place: Place, field: FieldModel): Statement {
  const builder = new StatementBuilder();
  const { schema, object, of } = place;
  const may = conditionAt(place, of?.rows.read ?? false, 't', builder);
  const points = `${column('t', field)} = any(${builder.bind({ from: 'input', index: 0 }, 'uuid[]')})`;
  const along = `t."id" <> all(${builder.bind({ from: 'input', index: 1 }, 'uuid[]')})`;
  return builder.build(
    `select count(*) filter (where s."may")::integer as "seen", (array_agg(s."id" order by s."id") filter (where s."may"))[1:${EXAMPLES}]::text[] as "ids", ` +
      `coalesce(bool_or(not s."may"), false) as "others" from (select t."id", ${may} as "may" from ${table(schema, object)} t ` +
      `where ${points} and ${alive('t')} and ${along}) s`,
  );
}

/** Whether masters live. Input 0: ids. Rows: ids of those that do, locked against deletion. */
export function livingStatement(schema: string, object: ObjectModel): Statement {
  const builder = new StatementBuilder();
  const ids = builder.bind({ from: 'input', index: 0 }, 'uuid[]');
  return builder.build(
    `select t."id"::text as "id" from ${table(schema, object)} t where t."id" = any(${ids}) and ${alive('t')} order by t."id" for key share of t`,
  );
}

/** Records in the bin whose unique value a living one has. Input 0: ids. */
export function takenStatement({ object, schema }: Place, field: FieldModel): Statement {
  const builder = new StatementBuilder();
  const ids = builder.bind({ from: 'input', index: 0 }, 'uuid[]');
  const key = (alias: string): string => uniqueKeySql(field, column(alias, field));
  return builder.build(
    `select t."id"::text as "id" from ${table(schema, object)} t where t."id" = any(${ids}) and ${column('t', field)} is not null ` +
      `and exists (select 1 from ${table(schema, object)} o where ${key('o')} = ${key('t')} and ${alive('o')} and o."id" <> t."id")`,
  );
}
