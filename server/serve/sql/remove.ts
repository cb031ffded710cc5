/** Into the recycle bin and out of it; the same text for one record and for a thousand. */
import { typeOf } from '../../compile/field-types/index.js';
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

/** Input 0: ids about to be deleted. Keeps what else stands in lists that hold them from being deleted meanwhile. */
export function holdOthersStatement({ schema, object }: Place, field: FieldModel, target: ObjectModel): Statement {
  const builder = new StatementBuilder();
  const ids = builder.bind({ from: 'input', index: 0 }, 'uuid[]');
  const listed = `select unnest(${column('t', field)}) from ${table(schema, object)} t where ${column('t', field)} && ${ids} and ${alive('t')}`;
  return builder.build(
    `select from ${table(schema, target)} o where o."id" in (${listed}) and o."id" <> all(${ids}) order by o."id" for key share of o`,
  );
}

/**
 * Living records that would be left without what a field of theirs needs, those deleted along left out.
 * Inputs: 0 ids pointed to, 1 ids deleted along. Row: `seen` how many the caller may read, `ids` the first of them, `others` whether there are more.
 */
export function pointingStatement(place: Place, field: FieldModel, target: ObjectModel): Statement {
  const builder = new StatementBuilder();
  const { schema, object, of } = place;
  const may = conditionAt(place, of?.rows.read ?? false, 't', builder);
  const ids = builder.bind({ from: 'input', index: 0 }, 'uuid[]');
  const value = column('t', field);
  const another = `select from ${table(schema, target)} o where o."id" = any(${value}) and o."id" <> all(${ids}) and ${alive('o')}`;
  const points = isList(field) ? `${value} && ${ids} and not exists (${another})` : `${value} = any(${ids})`;
  const along = `t."id" <> all(${builder.bind({ from: 'input', index: 1 }, 'uuid[]')})`;
  return builder.build(
    `select count(*) filter (where s."may")::integer as "seen", (array_agg(s."id" order by s."id") filter (where s."may"))[1:${EXAMPLES}]::text[] as "ids", ` +
      `coalesce(bool_or(not s."may"), false) as "others" from (select t."id", ${may} as "may" from ${table(schema, object)} t ` +
      `where ${points} and ${alive('t')} and ${along}) s`,
  );
}

export const isList = (field: FieldModel): boolean => typeOf(field).ruleType === 'list';

/** Input 0: ids of records in the bin. Keeps what their field points to, as far as it lives, from being deleted meanwhile. */
export function holdTargetsStatement({ schema, object }: Place, field: FieldModel, target: ObjectModel): Statement {
  const builder = new StatementBuilder();
  const ids = builder.bind({ from: 'input', index: 0 }, 'uuid[]');
  const value = isList(field) ? `unnest(${column('t', field)})` : column('t', field);
  const pointed = `select ${value} from ${table(schema, object)} t where t."id" = any(${ids})`;
  return builder.build(
    `select from ${table(schema, target)} o where o."id" in (${pointed}) and ${alive('o')} order by o."id" for key share of o`,
  );
}

/** Whether all that a field of records in the bin points to is in the bin too. Inputs: 0 ids, 1 ids of targets restored along. */
export function lackingStatement({ schema, object }: Place, field: FieldModel, target: ObjectModel): Statement {
  const builder = new StatementBuilder();
  const input = (index: number): string => builder.bind({ from: 'input', index }, 'uuid[]');
  const value = column('t', field);
  const pointed = isList(field) ? `any(${value})` : value;
  const living = `select from ${table(schema, target)} o where o."id" = ${pointed} and (${alive('o')} or o."id" = any(${input(1)}))`;
  return builder.build(
    `select from ${table(schema, object)} t where t."id" = any(${input(0)}) and ${value} is not null and not exists (${living}) limit 1`,
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
