/** Transactions that take strong locks: they wait for them in short tries, so that no request queues behind one for long. */
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../platform/db/checkout.js';

const ATTEMPTS = 50;
/** A lock that was not free in time, and two transactions that wait for each other. */
const BUSY: ReadonlySet<unknown> = new Set(['55P03', '40P01']);

/** Runs in a transaction, again from its beginning where a lock is not free. */
export async function withoutQueueing<T>(admin: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(admin, async (client) => {
        await client.query(`set local lock_timeout = '100ms'`);
        await client.query(`set local statement_timeout = '10min'`);
        return run(client);
      });
    } catch (error) {
      if (!BUSY.has((error as { code?: unknown }).code) || attempt === ATTEMPTS) throw error;
      await new Promise((done) => setTimeout(done, 20 + Math.random() * 80));
    }
  }
}

/** Milliseconds that requests may wait behind one try; doubled where a busy table leaves no gap that long. */
const SHORT_WAIT = 100;
const TRIES_EACH = 10;
const DOUBLINGS = 6;

/**
 * Within a transaction: runs what needs strong locks, again where one of them is not free in time. What it had locked by
 * then is given up at once, what the transaction did before stays.
 */
export async function inShortTries<T>(client: PoolClient, run: (patience: Patience) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    await client.query('savepoint short_try');
    try {
      return await run(new Patience(client, SHORT_WAIT * 2 ** Math.floor(attempt / TRIES_EACH)));
    } catch (error) {
      if (!BUSY.has((error as { code?: unknown }).code) || attempt >= TRIES_EACH * DOUBLINGS) throw error;
      await client.query('rollback to savepoint short_try');
      await new Promise((done) => setTimeout(done, 10 + Math.random() * 60));
    }
  }
}

/** What all locks of one try may take together, for whoever waits behind the first waits for the last. */
class Patience {
  private readonly end: number;
  constructor(
    private readonly client: PoolClient,
    wait: number,
  ) {
    this.end = performance.now() + wait;
  }
  /** @param tables Qualified and quoted; none is nothing to do. */
  async lock(tables: readonly string[], mode: 'access exclusive' | 'share row exclusive'): Promise<void> {
    for (const table of tables) {
      const left = Math.max(5, Math.round(this.end - performance.now()));
      await this.client.query(`set local lock_timeout = ${left}; lock table ${table} in ${mode} mode`);
    }
  }
}
