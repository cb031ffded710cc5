/**
 * Brings a workspace's indexes, and columns that begin with a value, to what its release wants, outside any transaction
 * so that no write waits. The wish is the release itself, so there is no queue to lose: run after each publish and at each
 * start, it finishes what a crash left undone. What fails (a full disk) is tidied up and does not keep the rest waiting.
 */
import type { Pool, PoolClient } from 'pg';
import type { Model, ObjectModel } from '../compile/model.js';
import { withClient } from '../platform/db/checkout.js';
import { quote } from '../serve/sql/statement.js';
import { indexesOf, isOurs, type IndexDefinition } from './ddl/indexes.js';
import { beginningSql } from './ddl/plan-ddl.js';
import { readSchemaState } from './ddl/state.js';

const BATCH = 2000;

/**
 * Returns the names of what it built. Indexes that the release does not want any more go: a unique one would refuse writes.
 * One process at a time per workspace; others wait for it. Throws the first failure after everything else is done.
 */
export async function settleIndexes(admin: Pool, schema: string, model: Model): Promise<string[]> {
  return withClient(admin, async (client, retire) => {
    try {
      // It may have to wait long for old transactions to end, and blocks nobody while it does.
      await client.query(`set statement_timeout = 0; set lock_timeout = 0`);
      await client.query(`select pg_advisory_lock(hashtext($1))`, [`touchstone settle ${schema}`]);
      return await settle(client, schema, model);
    } finally {
      // The connection goes back with its lock and timeouts given up, or not at all.
      const isClean = await client.query('select pg_advisory_unlock_all(); reset statement_timeout; reset lock_timeout').then(
        () => true,
        () => false,
      );
      if (!isClean) retire();
    }
  });
}

async function settle(client: PoolClient, schema: string, model: Model): Promise<string[]> {
  const built: string[] = [];
  const failures: unknown[] = [];
  const attempt = (work: () => Promise<unknown>): Promise<unknown> => work().catch((error: unknown) => failures.push(error));
  const state = await readSchemaState(client, schema);
  const hasTrigrams = (await client.query(`select 1 from pg_extension where extname = 'pg_trgm'`)).rowCount === 1;
  for (const object of Object.values(model.objects)) {
    const present = state[object.name];
    if (!present) continue;
    const table = `${quote(schema)}.${quote(object.name)}`;
    await attempt(() => fillBeginnings(client, table, object));
    const indexes = indexesOf(object);
    const missing = indexes.filter((index) => !present.indexes.includes(index.name) && (hasTrigrams || !index.trigram));
    const isEmpty = missing.length > 0 && (await client.query(`select 1 from ${table} limit 1`)).rowCount === 0;
    for (const index of missing) {
      await attempt(async () => {
        await build(client, schema, table, index, isEmpty);
        built.push(index.name);
      });
    }
    const wanted = new Set(indexes.map(({ name }) => name));
    for (const name of present.indexes.filter((index) => isOurs(index) && !wanted.has(index))) {
      await attempt(() => client.query(`drop index concurrently if exists ${quote(schema)}.${quote(name)}`));
    }
    await attempt(() => validateForeignKeys(client, schema, object.name, table));
  }
  await attempt(() => dropInvalid(client, schema));
  if (failures.length > 0) throw failures[0];
  return built;
}

/** CONCURRENTLY lets writes go on; an empty table that nobody uses has none to wait for and is done 20 times faster without. */
async function build(client: PoolClient, schema: string, table: string, index: IndexDefinition, isEmpty: boolean): Promise<void> {
  const name = `${quote(schema)}.${quote(index.name)}`;
  const make = async (how: string): Promise<void> => {
    await client.query(`drop index ${how}if exists ${name}`);
    await client.query(`create ${index.unique ? 'unique ' : ''}index ${how}${quote(index.name)} on ${table} ${index.definition}`);
  };
  if (isEmpty && (await atOnce(client, () => make('')))) return;
  try {
    await make('concurrently ');
  } catch (error) {
    // What is left of it is invalid, and would cost every write.
    await client.query(`drop index concurrently if exists ${name}`).catch(() => {});
    throw error;
  }
}

/** What is left of builds that a crash or a full disk ended, wanted or not: it serves no query and costs every write. */
async function dropInvalid(client: PoolClient, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_catalog.pg_index x join pg_catalog.pg_class c on c.oid = x.indexrelid
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and not x.indisvalid`,
    [schema],
  );
  for (const { name } of rows.filter((row) => isOurs(row.name) || /_ccnew\d*$/.test(row.name))) {
    await client.query(`drop index concurrently if exists ${quote(schema)}.${quote(name)}`);
  }
}

/** False where a lock is not free: then nothing queues behind it. */
async function atOnce(client: PoolClient, run: () => Promise<void>): Promise<boolean> {
  await client.query(`set lock_timeout = '50ms'`);
  try {
    await run();
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code !== '55P03') throw error;
    return false;
  } finally {
    await client.query(`set lock_timeout = 0`);
  }
}

/** Rows written while the object had no flow or record types, in batches that hold nobody up. */
async function fillBeginnings(client: PoolClient, table: string, object: ObjectModel): Promise<void> {
  for (const field of Object.values(object.fields)) {
    const beginning = beginningSql(object, field);
    if (beginning === null) continue;
    const column = quote(field.name);
    const some = `select b."id" from ${table} b where b.${column} is null limit ${BATCH} for no key update skip locked`;
    const fill = `update ${table} t set ${column} = ${beginning} where t.${column} is null and t."id" in (${some})`;
    for (let filled = BATCH; filled === BATCH;) filled = (await client.query(fill)).rowCount ?? 0;
  }
}

async function validateForeignKeys(client: PoolClient, schema: string, name: string, table: string): Promise<void> {
  const { rows } = await client.query<{ conname: string }>(
    `select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relname = $2 and k.contype = 'f' and not k.convalidated`,
    [schema, name],
  );
  for (const { conname } of rows) await client.query(`alter table ${table} validate constraint ${quote(conname)}`);
}
