/**
 * Brings a workspace's indexes to what its release wants, outside any transaction so that no write waits.
 * The wish is the release itself, so there is no queue to lose: run after each publish and at each start,
 * it finishes what a crash left undone.
 */
import type { Pool, PoolClient } from 'pg';
import type { Model } from '../compile/model.js';
import { quote } from '../serve/sql/statement.js';
import { indexesOf, isOurs } from './ddl/indexes.js';
import { readSchemaState } from './ddl/state.js';

/** Returns the names of what it built. Indexes that the release does not want any more go: a unique one would refuse writes. One process at a time per workspace; others wait for it. */
export async function settleIndexes(admin: Pool, schema: string, model: Model): Promise<string[]> {
  const client = await admin.connect();
  try {
    await client.query(`set statement_timeout = 0`);
    await client.query(`select pg_advisory_lock(hashtext($1))`, [`touchstone settle ${schema}`]);
    return await settle(client, schema, model);
  } finally {
    // The connection goes back with its lock and timeout given up, or not at all.
    await client.query(`select pg_advisory_unlock_all()`).then(
      () =>
        client.query('reset statement_timeout').then(
          () => client.release(),
          () => client.release(true),
        ),
      () => client.release(true),
    );
  }
}

async function settle(client: PoolClient, schema: string, model: Model): Promise<string[]> {
  const built: string[] = [];
  const state = await readSchemaState(client, schema);
  const hasTrigrams = (await client.query(`select 1 from pg_extension where extname = 'pg_trgm'`)).rowCount === 1;
  for (const object of Object.values(model.objects)) {
    const table = `${quote(schema)}.${quote(object.name)}`;
    const present = state[object.name];
    if (!present) continue;
    const missing = indexesOf(object).filter((index) => !present.indexes.includes(index.name) && (hasTrigrams || !index.trigram));
    const isEmpty = missing.length > 0 && (await client.query(`select 1 from ${table} limit 1`)).rowCount === 0;
    for (const index of missing) {
      // CONCURRENTLY lets writes go on; an empty table has none to wait for and is done 20 times faster without.
      const how = isEmpty ? '' : 'concurrently ';
      await client.query(`drop index ${how}if exists ${quote(schema)}.${quote(index.name)}`);
      await client.query(
        `create ${index.unique ? 'unique ' : ''}index ${how}${quote(index.name)} on ${table} ${index.definition}`,
      );
      built.push(index.name);
    }
    const wanted = new Set(indexesOf(object).map((index) => index.name));
    for (const name of present.indexes.filter((index) => isOurs(index) && !wanted.has(index))) {
      await client.query(`drop index concurrently if exists ${quote(schema)}.${quote(name)}`);
    }
    await validateForeignKeys(client, schema, object.name, table);
  }
  return built;
}

async function validateForeignKeys(client: PoolClient, schema: string, name: string, table: string): Promise<void> {
  const { rows } = await client.query<{ conname: string }>(
    `select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relname = $2 and k.contype = 'f' and not k.convalidated`,
    [schema, name],
  );
  for (const { conname } of rows) await client.query(`alter table ${table} validate constraint ${quote(conname)}`);
}
