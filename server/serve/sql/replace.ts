/** Replacing one code by another, batch by batch, and what is remembered of it. */
import { typeOf } from '../../compile/field-types/index.js';
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import { perSchema } from './per-schema.js';
import { StatementBuilder, type Statement } from './statement.js';
import { column, table } from './table.js';

/** Records in the recycle bin count as well: what is restored must have a code that there is. */
const holds = (field: FieldModel, alias: string, code: string): string =>
  field.type === 'multi_picklist' ? `${column(alias, field)} @> array[${code}]` : `${column(alias, field)} = ${code}`;

/** Input 0: the code. One row: a count per field, and of records that hold it in any of them. */
export function countCodeStatement(schema: string, object: ObjectModel, fields: readonly FieldModel[]): Statement {
  const builder = new StatementBuilder();
  const code = builder.bind({ from: 'input', index: 0 }, 'text');
  const each = fields.map((field) => `count(*) filter (where ${holds(field, 't', code)})::float8`);
  const any = fields.map((field) => holds(field, 't', code)).join(' or ');
  return builder.build(
    `select array[${each.join(', ')}] as "fields", count(*)::float8 as "records" from ${table(schema, object)} t where ${any}`,
  );
}

/** Input none. Rows: `code, records` of one field. */
export function codesStatement(schema: string, object: ObjectModel, field: FieldModel): Statement {
  const from = `${table(schema, object)} t`;
  const text =
    field.type === 'multi_picklist'
      ? `select c."code", count(*)::float8 as "records" from ${from} cross join lateral unnest(${column('t', field)}) c("code") group by 1`
      : `select ${column('t', field)} as "code", count(*)::float8 as "records" from ${from} where ${column('t', field)} is not null group by 1`;
  return new StatementBuilder().build(text);
}

/** Inputs: 0 the code, 1 id to continue after (null: from the start), 2 how many. Rows: `release, id, version, old`; locked. */
export function findCodeStatement(schema: string, object: ObjectModel, fields: readonly FieldModel[]): Statement {
  const builder = new StatementBuilder();
  const code = builder.bind({ from: 'input', index: 0 }, 'text');
  const after = builder.bind({ from: 'input', index: 1 }, 'uuid');
  const limit = builder.bind({ from: 'input', index: 2 }, 'integer');
  const any = fields.map((field) => holds(field, 't', code)).join(' or ');
  return builder.build(
    framed(
      builder,
      `select t."id"::text as "id", t."version"::float8 as "version", ${valuesJson(object, fields)} as "old" from ${table(schema, object)} t ` +
        `where (${any}) and (${after} is null or t."id" > ${after}) order by t."id" limit ${limit} for no key update of t`,
    ),
  );
}

/** The values of some fields, and with the stage since when it lasts. */
function valuesJson(object: ObjectModel, fields: readonly FieldModel[]): string {
  const since = fields.some(({ system, name }) => system && name === 'stage') ? object.fields.stage_since : undefined;
  const read = [...fields, ...(since ? [since] : [])].map(
    (field) => `${typeOf(field).read(column('t', field), field)} as ${column('', field).slice(1)}`,
  );
  return `(select row_to_json(v) from (select ${read.join(', ')}) v)`;
}

/** At least one row, which tells the release that the statement met. */
function framed(builder: StatementBuilder, query: string): string {
  const workspace = builder.bind({ from: 'workspace' }, 'uuid');
  return `select w."release", r.* from "platform"."workspace" w left join lateral (${query}) r on true where w."id" = ${workspace}`;
}

const remembered = '_job_change';

/** What jobs changed, so that it can be taken back: made when the first such job runs. */
export const rememberTable = (schema: string): string =>
  `create table if not exists ${table(schema, remembered)} ("job_id" uuid not null, "object_id" text not null, ` +
  `"record_id" uuid not null, "version" bigint not null, "old" jsonb not null, "at" timestamptz(3) not null default now(), ` +
  `constraint "pk_job_change" primary key ("job_id", "object_id", "record_id"))`;

/** Input 0: `[{job_id, object_id, record_id, version, old}]`. */
export const rememberStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const rows = builder.bind({ from: 'input', index: 0 }, 'jsonb');
  const names = '"job_id", "object_id", "record_id", "version", "old"';
  return builder.build(
    `insert into ${table(schema, remembered)} (${names}) select ${names} from jsonb_to_recordset(${rows}) ` +
      `as r("job_id" uuid, "object_id" text, "record_id" uuid, "version" bigint, "old" jsonb) ` +
      // Changed by the job, given the code again by somebody, and changed by the job again: that is no longer only the job's.
      `on conflict ("job_id", "object_id", "record_id") do nothing`,
  );
});

/** Input 0: the job. One row: how many records are remembered. */
export const rememberedCountStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const job = builder.bind({ from: 'input', index: 0 }, 'uuid');
  return builder.build(`select count(*)::float8 as "count" from ${table(schema, remembered)} where "job_id" = ${job}`);
});

/** Input 0: days. Forgets what is older. */
export const forgetOldStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const days = builder.bind({ from: 'input', index: 0 }, 'integer');
  return builder.build(`delete from ${table(schema, remembered)} where "at" < now() - ${days} * interval '1 day'`);
});

/** Inputs: 0 job, 1 object id, 2 record ids. */
export const forgetStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const job = builder.bind({ from: 'input', index: 0 }, 'uuid');
  const object = builder.bind({ from: 'input', index: 1 }, 'text');
  const ids = builder.bind({ from: 'input', index: 2 }, 'uuid[]');
  return builder.build(
    `delete from ${table(schema, remembered)} where "job_id" = ${job} and "object_id" = ${object} and "record_id" = any(${ids})`,
  );
});

/**
 * Inputs: 0 job, 1 id to continue after (null: from the start), 2 how many. Rows: `release, id, version, then, old, current`;
 * locked. `then`: the version that the job left; `old`, `current`: values by field, by id and by name.
 */
export function findChangedStatement(schema: string, object: ObjectModel, fields: readonly FieldModel[]): Statement {
  const builder = new StatementBuilder();
  const job = builder.bind({ from: 'input', index: 0 }, 'uuid');
  const of = builder.bind({ from: 'literal', value: object.id }, 'text');
  const after = builder.bind({ from: 'input', index: 1 }, 'uuid');
  const limit = builder.bind({ from: 'input', index: 2 }, 'integer');
  return builder.build(
    framed(
      builder,
      `select t."id"::text as "id", t."version"::float8 as "version", c."version"::float8 as "then", c."old", ${valuesJson(object, fields)} as "current" ` +
        `from ${table(schema, remembered)} c join ${table(schema, object)} t on t."id" = c."record_id" ` +
        `where c."job_id" = ${job} and c."object_id" = ${of} and (${after} is null or c."record_id" > ${after}) ` +
        `order by c."record_id" limit ${limit} for no key update of t`,
    ),
  );
}
