/**
 * Gives up connections that were cut without a word, by a failover or a router that forgot them. A statement that is not
 * answered for seconds is asked after on a connection of its own: where the server works on it, it may last as long as
 * it takes, which for an index may be hours; where it does not, the answer will never come.
 */
import pg from 'pg';
import type { Log } from '../log.js';
import { replaceIdle } from './checkout.js';
import { destroy, heardFrom, isWaiting, processOf } from './client.js';
import { inquiryConnection } from './connection.js';

const lookEvery = 2_000;
/** Where nobody answers at all; a database that is only held up for a moment goes on with what it was given. */
const patience = 15_000;
/** Statements that are still unanswered when everything else has stopped. */
const farewell = 2_000;

/** A client that waits, and how much it had heard by then. */
type Waiting = ReadonlyMap<pg.PoolClient, number>;

export class Unanswered {
  private readonly used = new Map<pg.PoolClient, pg.Pool>();
  private waiting: Waiting = new Map();
  private silentSince: number | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    pools: readonly pg.Pool[],
    private readonly log: Log,
  ) {
    for (const pool of pools) {
      pool.on('acquire', (client) => this.used.set(client, pool));
      pool.on('release', (_error, client) => this.used.delete(client));
    }
    this.lookLater();
  }

  /** To be called when the pools end: they wait for connections in use, and some of those wait for nothing. */
  close(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.cut([...this.used.keys()]), farewell).unref();
  }

  private lookLater(): void {
    const timer = setTimeout(() => {
      void this.look().finally(() => this.timer === timer && this.lookLater());
    }, lookEvery);
    this.timer = timer.unref();
  }

  private async look(): Promise<void> {
    const before = this.waiting;
    this.waiting = new Map([...this.used.keys()].filter(isWaiting).map((client) => [client, heardFrom(client)]));
    const overdue = [...this.waiting.keys()].filter((client) => before.get(client) === this.waiting.get(client));
    const found = overdue.length === 0 ? null : await this.askAfter(overdue);
    if (found !== 'silence') this.silentSince = null;
    else if (Date.now() - (this.silentSince ??= Date.now()) >= patience) this.cut(overdue.filter(this.isStill));
  }

  /** An answer may have come meanwhile. */
  private readonly isStill = (client: pg.PoolClient): boolean =>
    isWaiting(client) && heardFrom(client) === this.waiting.get(client);

  /** `unknown`: it answers, but does not tell, as one that is starting or full; or a pooler stands between that has ids of its own. */
  private async askAfter(overdue: readonly pg.PoolClient[]): Promise<'told' | 'unknown' | 'silence'> {
    const client = new pg.Client(inquiryConnection(this.url));
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query<{ self: number; working: number[] }>(workingText, [overdue.map(processOf)]);
      if (rows[0]?.self !== processOf(client)) return 'unknown';
      const working = new Set(rows[0].working);
      const dead = overdue.filter((one) => !working.has(processOf(one)) && this.isStill(one));
      this.cut(dead);
      if (dead.length > 0) await client.query(endText, [dead.map(processOf)]);
      return 'told';
    } catch (error) {
      return error instanceof pg.DatabaseError ? 'unknown' : 'silence';
    } finally {
      void client.end().catch(() => {});
    }
  }

  private cut(dead: readonly pg.PoolClient[]): void {
    if (dead.length === 0) return;
    this.log.warn({ connections: dead.length }, 'the database does not answer on connections in use; they are closed');
    const pools = new Set(dead.map((client) => this.used.get(client)));
    dead.forEach(destroy);
    // What was idle meanwhile was cut with them.
    for (const pool of pools) if (pool) replaceIdle(pool);
  }
}

/**
 * Processes that work on a statement, or had one until a moment ago. One that cannot get rid of its answer does not work:
 * it would be heard.
 */
const workingText = `select pg_backend_pid() as self, array(
  select pid from pg_catalog.pg_stat_activity where pid = any ($1) and
    (coalesce(state, 'disabled') in ('active', 'fastpath function call', 'disabled') and wait_event is distinct from 'ClientWrite'
      or state_change > now() - interval '2 seconds')
) as working`;

/** The other end does not know yet: what it holds would keep others waiting until its own limits end it. */
const endText = `select pg_terminate_backend(pid) from pg_catalog.pg_stat_activity
  where pid = any ($1) and usename = current_user and application_name like 'touchstone %'`;
