/** Transactions that take strong locks: they wait for them in short tries, so that no request queues behind one for long. */
import type { Pool, PoolClient } from 'pg';

const ATTEMPTS = 50;
/** A lock that was not free in time, and two transactions that wait for each other. */
const BUSY: ReadonlySet<unknown> = new Set(['55P03', '40P01']);

/** Runs in a transaction, again from its beginning where a lock is not free. */
export async function withoutQueueing<T>(admin: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(admin, run);
    } catch (error) {
      if (!BUSY.has((error as { code?: unknown }).code) || attempt === ATTEMPTS) throw error;
      await new Promise((done) => setTimeout(done, 20 + Math.random() * 80));
    }
  }
}

async function inTransaction<T>(admin: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await admin.connect();
  let broken = false;
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = '100ms'`);
    await client.query(`set local statement_timeout = '10min'`);
    const result = await run(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}
