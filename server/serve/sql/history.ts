/** What happened to records: one table per workspace, written beside each change, read newest first. */
import { perSchema } from './per-schema.js';
import { StatementBuilder } from './statement.js';
import { table } from './table.js';

const columns =
  '"id" uuid, "object_id" text, "record_id" uuid, "at" timestamptz(3), "by" uuid, "kind" text, "version" integer, ' +
  '"changes" jsonb, "from_stage" text, "to_stage" text, "reason" text, "seconds" bigint';
const names = columns.replaceAll(/ (uuid|text|timestamptz\(3\)|integer|jsonb|bigint)/g, '');

/** Input 0: entries as a JSON list. */
export const appendHistoryStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const entries = builder.bind({ from: 'input', index: 0 }, 'jsonb');
  return builder.build(
    `insert into ${table(schema, '_history')} (${names}) select ${names} from jsonb_to_recordset(${entries}) as r(${columns})`,
  );
});

/** Inputs: 0 object id, 1 record id, 2 id to continue below (null: from the newest), 3 how many. */
export const historyStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const input = (index: number, cast: string): string => builder.bind({ from: 'input', index }, cast);
  const workspace = builder.bind({ from: 'workspace' }, 'uuid');
  return builder.build(
    `select w."release", e.* from "platform"."workspace" w left join lateral (` +
      `select h."id", to_char(h."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at", h."by", u."name" as "by_name", ` +
      `h."kind", h."changes", h."from_stage", h."to_stage", h."reason", h."seconds"::double precision as "seconds" ` +
      `from ${table(schema, '_history')} h left join "platform"."user" u on u."id" = h."by" ` +
      `where h."object_id" = ${input(0, 'text')} and h."record_id" = ${input(1, 'uuid')} ` +
      `and (${input(2, 'uuid')} is null or h."id" < ${input(2, 'uuid')}) ` +
      `order by h."id" desc limit ${input(3, 'integer')}) e on true where w."id" = ${workspace} order by e."id" desc`,
  );
});

/** Ids of the fields changed after a version, empty for the stage. Inputs: 0 object id, 1 record id, 2 version. */
export const changedSinceStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const input = (index: number, cast: string): string => builder.bind({ from: 'input', index }, cast);
  return builder.build(
    `select distinct k."field" from ${table(schema, '_history')} h cross join lateral (` +
      `select jsonb_object_keys(h."changes") as "field" union all select '' where h."to_stage" is not null) k ` +
      `where h."object_id" = ${input(0, 'text')} and h."record_id" = ${input(1, 'uuid')} and h."version" > ${input(2, 'integer')}`,
  );
});
