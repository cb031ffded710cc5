/** Whether the database can be reached and written to: found out cheaply, and within a second whatever it does. */
import type pg from 'pg';
import type { Log } from '../log.js';

/** What was found out holds this long, so that nobody who asks often makes work. */
const fresh = 1_000;
const limit = 900;

/**
 * A full disk goes on taking small changes for a while, into pages and WAL that are there already; what needs a new
 * block fails. So does a temporary file, which leaves nothing in tables, catalogs or WAL: the series does not fit
 * into the memory that the connection grants.
 */
const question = `select current_setting('transaction_read_only')::boolean as closed,
  (select count(*) from generate_series(1, 10000)) as spilled`;

const readOnly = (): Error => Object.assign(new Error('the database accepts no changes'), { code: '25006' });
const silent = (): Error => Object.assign(new Error('the database does not answer'), { code: 'ETIMEDOUT' });

export class Readiness {
  private known: { readonly at: number; readonly obstacle: unknown } | null = null;
  private asking: Promise<unknown> | null = null;

  /** `pool`: of one connection, so that questions to a database that hangs do not pile up. */
  constructor(
    private readonly pool: pg.Pool,
    private readonly log: Log,
  ) {}

  /** What keeps the database from its work; null where nothing does. */
  async obstacle(): Promise<unknown> {
    if (this.known && Date.now() - this.known.at < fresh) return this.known.obstacle;
    this.asking ??= this.ask().finally(() => (this.asking = null));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((done) => (timer = setTimeout(() => done(silent()), limit)));
    return Promise.race([this.asking, late]).finally(() => clearTimeout(timer));
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async ask(): Promise<unknown> {
    const obstacle = await this.pool.query<{ closed: boolean }>(question).then(
      ({ rows }) => (rows[0]?.closed ? readOnly() : null),
      // A limit on temporary files says nothing about tables.
      (error: { code?: string }) => (error.code === '53400' ? null : error),
    );
    const before = this.known?.obstacle ?? null;
    if (obstacle && !before) this.log.error({ err: obstacle }, 'the database cannot be used; /health/ready says so');
    if (!obstacle && before) this.log.warn('the database can be used again');
    this.known = { at: Date.now(), obstacle };
    return obstacle;
  }
}
