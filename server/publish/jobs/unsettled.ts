/** What a release wants of the database that is not there yet. */
import type { Pool } from 'pg';
import type { Model } from '../../compile/model.js';
import { indexesOf, isOurs } from '../ddl/indexes.js';
import { readSchemaState } from '../ddl/state.js';

/** Names of indexes still to be built, and whether there is anything else to tidy up. */
export async function unsettled(pool: Pool, schema: string, model: Model): Promise<{ missing: string[]; rest: boolean }> {
  const state = await readSchemaState(pool, schema);
  const hasTrigrams = (await pool.query(`select 1 from pg_catalog.pg_extension where extname = 'pg_trgm'`)).rowCount === 1;
  const missing: string[] = [];
  let rest = false;
  for (const object of Object.values(model.objects)) {
    const present = state[object.name]?.indexes ?? [];
    const possible = indexesOf(object).filter(({ trigram }) => hasTrigrams || !trigram);
    const wanted = new Set(possible.map(({ name }) => name));
    missing.push(...[...wanted].filter((name) => !present.includes(name)));
    rest ||= present.some((name) => isOurs(name) && !wanted.has(name));
  }
  return { missing, rest: rest || (await hasUnvalidated(pool, schema)) };
}

async function hasUnvalidated(pool: Pool, schema: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select 1 from pg_catalog.pg_constraint k join pg_catalog.pg_namespace n on n.oid = k.connamespace
     where n.nspname = $1 and k.contype = 'f' and not k.convalidated limit 1`,
    [schema],
  );
  return rowCount === 1;
}

/** How much of the index that is being built right now is done, from 0 to 1. */
export async function shareOfCurrent(pool: Pool, schema: string): Promise<number> {
  const { rows } = await pool.query<{ share: number | null }>(
    `select max(case when p.blocks_total > 0 then p.blocks_done::float8 / p.blocks_total
                     when p.tuples_total > 0 then p.tuples_done::float8 / p.tuples_total else 0 end) as share
     from pg_catalog.pg_stat_progress_create_index p join pg_catalog.pg_class c on c.oid = p.relid
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace where p.datname = current_database() and n.nspname = $1`,
    [schema],
  );
  return Math.min(1, rows[0]?.share ?? 0);
}
