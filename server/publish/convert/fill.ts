/**
 * Fills the columns of conversions. Ahead of the publish, in short batches that wait for nobody; what was written since is caught
 * up in its transaction. Every step leaves the live column alone and can be run again, so a crash costs nothing but time.
 */
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../platform/db/checkout.js';
import { quote } from '../../serve/sql/statement.js';
import { withoutQueueing } from '../locks.js';
import type { Conversion } from './conversion.js';

/** Few enough that a write to one of the rows does not notice. */
const BATCH = 500;

export const tableOf = (schema: string, { table }: Conversion): string => `${quote(schema)}.${quote(table)}`;

export const keyOf = ({ object, field, filled }: Conversion): string => `${object.id} ${field.id} ${filled}`;

/** Returns the transaction since which rows may have been written without it. */
export async function fillAhead(admin: Pool, schema: string, conversion: Conversion): Promise<string> {
  await withoutQueueing(admin, (client) => client.query(conversion.prepare));
  const table = tableOf(schema, conversion);
  const rows = `select b."id" from ${table} b`;
  for (let from: string | null = null, to: string | null = ''; to !== null; from = to) {
    const after: string = from === null ? '' : ` where b."id" > '${from}'`;
    const last = await admin.query<{ id: string }>(`${rows}${after} order by b."id" offset ${BATCH - 1} limit 1`);
    to = last.rows[0]?.id ?? null;
    const between = [...(from === null ? [] : [`b."id" > '${from}'`]), ...(to === null ? [] : [`b."id" <= '${to}'`])];
    await fillFree(admin, conversion, `${rows}${between.length > 0 ? ` where ${between.join(' and ')}` : ''} order by b."id"`);
  }
  const { rows: now } = await admin.query<{ xid: string }>(`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`);
  await fillFree(admin, conversion, rows);
  return now[0]!.xid;
}

/** Rows that somebody is writing at the moment are passed over. */
async function fillFree(admin: Pool, { fill }: Conversion, rows: string): Promise<void> {
  await inTransaction(admin, async (client) => {
    await client.query(`set local statement_timeout = '30min'`);
    await client.query(`${fill} and t."id" in (${rows} for no key update skip locked)`);
  });
}

/** In the transaction of the publish, where nobody writes to the table any more; reads go on. */
export async function catchUp(client: PoolClient, conversion: Conversion, since: string): Promise<void> {
  await client.query(`${conversion.fill} and age(t.xmin) <= age(($1::text::xid8)::xid)`, [since]);
}
