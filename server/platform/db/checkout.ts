/**
 * Connections taken out of a pool and given back; nothing else of the server takes one. A connection goes back only
 * where it is at rest: one with a transaction left open, or with a statement that was never answered, is closed.
 */
import type pg from 'pg';
import { destroy, isPipelined, isWaiting } from './client.js';
import { isAnswerLost, isLoss, OutcomeUnknown } from './loss.js';

/** Has the connection closed after use, for what lies in it may be of harm to others. */
type Retire = () => void;

/** Runs with a connection of its own. */
export async function withClient<T>(pool: pg.Pool, run: (client: pg.PoolClient, retire: Retire) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isRetired = false;
  try {
    return await run(client, () => (isRetired = true));
  } catch (error) {
    isRetired ||= isLoss(error);
    throw error;
  } finally {
    client.release(isRetired || !isAtRest(client));
  }
}

/** Runs in a transaction on a connection of its own. Throws `OutcomeUnknown` where the answer to `commit` did not come. */
export const inTransaction = <T>(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  withClient(pool, (client) => transaction(client, () => run(client)));

/** Runs in a transaction on a connection that is at rest. Throws `OutcomeUnknown` where the answer to `commit` did not come. */
export async function transaction<T>(client: pg.PoolClient, run: () => Promise<T>): Promise<T> {
  const result = await begun(client, run).catch(async (error: unknown) => {
    await client.query('rollback').catch(() => {});
    throw error;
  });
  await commit(client);
  return result;
}

async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit').catch((error: unknown) => {
    throw isAnswerLost(error) ? new OutcomeUnknown('the answer to commit did not come', { cause: error }) : error;
  });
  // PostgreSQL says so, and calls it no error, where a statement failed and nobody asked.
  if (command !== 'COMMIT') throw new Error('A statement of the transaction failed unnoticed; nothing was saved');
}

/** On a pipelined connection `begin` travels together with what comes first. */
async function begun<T>(client: pg.PoolClient, run: () => Promise<T>): Promise<T> {
  const begin = client.query('begin');
  if (!isPipelined(client)) await begin;
  const [, result] = await Promise.all([begin, run()]);
  return result;
}

/** Closes the connections that nobody uses; the pool makes others when they are needed. */
export function replaceIdle(pool: pg.Pool): void {
  for (let left = pool.idleCount; left > 0; left--) {
    pool.connect().then(
      (client) => {
        destroy(client);
        client.release(true);
      },
      () => {},
    );
  }
}

const isAtRest = (client: pg.PoolClient): boolean => !isWaiting(client) && client.getTransactionStatus() === 'I';
