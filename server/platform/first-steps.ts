/** What a first start has done, step by step, so that one that was killed goes on where it was. */
import type pg from 'pg';
import { withClient } from './db/checkout.js';

/** Any number that nobody else locks: "first" in ASCII. */
const firstStartLock = 0x6669727374;

/** Runs `steps` that are not done yet, in order; of processes that start together one does it and the others wait. */
export async function takeFirstSteps(admin: pg.Pool, steps: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  if ((await missing(admin, Object.keys(steps))).length === 0) return;
  await withClient(admin, async (client, retire) => {
    // The lock and the settings go with the connection.
    retire();
    await client.query('set lock_timeout = 0; set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [firstStartLock]);
    for (const name of await missing(admin, Object.keys(steps))) {
      await steps[name]?.();
      await admin.query('insert into platform.first_step (name) values ($1)', [name]);
    }
  });
}

async function missing(admin: pg.Pool, names: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>('select name from platform.first_step');
  const done = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !done.has(name));
}
