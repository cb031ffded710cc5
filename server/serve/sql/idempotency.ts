/** Answers kept under the key a client gave, so that a request sent twice happens once. */
import { perSchema } from './per-schema.js';
import { StatementBuilder } from './statement.js';
import { table } from './table.js';

/** Keys are forgotten after this. */
const KEPT = `interval '24 hours'`;

/**
 * Takes a key; of two requests with the same one the second waits here for the first. Inputs: 0 key, 1 fingerprint.
 * One row if it was free, or kept for too long; none if it is taken.
 */
export const takeKeyStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const user = builder.bind({ from: 'user', key: 'id' }, 'uuid');
  const key = builder.bind({ from: 'input', index: 0 }, 'text');
  const fingerprint = builder.bind({ from: 'input', index: 1 }, 'text');
  const now = builder.bind({ from: 'now' }, 'timestamptz');
  return builder.build(
    `insert into ${table(schema, '_idempotency')} as k ("user_id", "key", "fingerprint", "status", "headers", "body", "created_at") ` +
      `values (${user}, ${key}, ${fingerprint}, 0, '{}'::jsonb, '', ${now}) on conflict ("user_id", "key") do update set ` +
      `"fingerprint" = excluded."fingerprint", "status" = 0, "headers" = excluded."headers", "body" = '', "created_at" = excluded."created_at" ` +
      `where k."created_at" < excluded."created_at" - ${KEPT} returning 1`,
  );
});

/** Input 0: key. Row: `fingerprint, status, headers, body`. */
export const keptAnswerStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const user = builder.bind({ from: 'user', key: 'id' }, 'uuid');
  const key = builder.bind({ from: 'input', index: 0 }, 'text');
  return builder.build(
    `select "fingerprint", "status", "headers", "body" from ${table(schema, '_idempotency')} where "user_id" = ${user} and "key" = ${key}`,
  );
});

/** Inputs: 0 key, 1 status, 2 headers as JSON, 3 body. */
export const keepAnswerStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const user = builder.bind({ from: 'user', key: 'id' }, 'uuid');
  const input = (index: number, cast: string): string => builder.bind({ from: 'input', index }, cast);
  return builder.build(
    `update ${table(schema, '_idempotency')} set "status" = ${input(1, 'integer')}, "headers" = ${input(2, 'jsonb')}, ` +
      `"body" = ${input(3, 'text')} where "user_id" = ${user} and "key" = ${input(0, 'text')}`,
  );
});

/** Drops a caller's forgotten keys, a hundred at a time; rows that others hold are left to them. */
export const forgetKeysStatement = perSchema((schema) => {
  const builder = new StatementBuilder();
  const user = builder.bind({ from: 'user', key: 'id' }, 'uuid');
  const now = builder.bind({ from: 'now' }, 'timestamptz');
  const kept = table(schema, '_idempotency');
  return builder.build(
    `delete from ${kept} where ("user_id", "key") in (select "user_id", "key" from ${kept} ` +
      `where "user_id" = ${user} and "created_at" < ${now} - ${KEPT} limit 100 for update skip locked)`,
  );
});
