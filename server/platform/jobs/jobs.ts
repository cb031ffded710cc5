/**
 * Runs jobs beside the requests: a table says what there is to do and how far it has come, graphile-worker wakes a
 * worker up, and an advisory lock tells that a job is being worked on. So a job outlives the process that runs it.
 */
import type pg from 'pg';
import { Failure } from '../../errors/define.js';
import { withClient } from '../db/checkout.js';
import { processOf } from '../db/client.js';
import { isLoss } from '../db/loss.js';
import { isDiskFull } from '../db/disk-full.js';
import type { Log } from '../log.js';
import { JobStore, type JobChange, type JobKind, type JobRow, type NewJob } from './job-store.js';
import { Queue } from './queue.js';

export interface JobContext {
  readonly job: JobRow;
  /** Connections without a limit on how long a statement takes. */
  readonly pool: pg.Pool;
  /** Aborted when the server stops; the job then goes on elsewhere, or at the next start. */
  readonly signal: AbortSignal;
  /** Progress, and what to remember after a crash. */
  change(change: Omit<JobChange, 'state' | 'error'>): Promise<void>;
}

/** Throws a Failure for what no retry can mend; anything else is tried again. Must stand being run again from the start. */
export type JobHandler = (context: JobContext) => Promise<void>;

const recoverEvery = 30_000;
/** After the database was lost. */
const retryEvery = 1_000;
/** The waits between them double and more: a disk that is made room on within hours is soon enough. */
const attempts = 10;

export class Jobs {
  readonly store: JobStore;
  private readonly stopping = new AbortController();
  private readonly queue: Queue;
  /** The database was lost, and it was said. */
  private isAway = false;
  private timer: NodeJS.Timeout | undefined;
  /** Backends whose statements are cancelled at a stop. */
  private readonly backends = new Set<number>();

  constructor(
    private readonly pool: pg.Pool,
    private readonly log: Log,
    private readonly handlers: Readonly<Partial<Record<JobKind, JobHandler>>>,
  ) {
    this.store = new JobStore(pool);
    this.queue = new Queue(pool, log, {
      work: (id) => this.work(id),
      attempts,
      onEnd: () => this.recoverAfter(retryEvery),
    });
    pool.on('connect', (client) => this.backends.add(processOf(client)));
    pool.on('remove', (client) => this.backends.delete(processOf(client)));
  }

  /** Begins to work in the background; jobs that another process left behind are taken up. */
  start(): void {
    this.recoverAfter(0);
  }

  /** Writes a job down and wakes a worker. */
  async add(job: NewJob): Promise<JobRow> {
    const row = await this.store.add(job);
    // It is written down, so that it will run; only later where the database has gone since.
    await this.queue.wake(row.id).catch((error: unknown) => {
      this.missed(error);
      this.recoverAfter(retryEvery);
    });
    return row;
  }

  /** Jobs under way give up soon and are gone on with at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    const stopped = this.queue.stop();
    await this.cancelStatements();
    await stopped;
  }

  private recoverAfter(wait: number): void {
    clearTimeout(this.timer);
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(
      () => void this.recover().then((found) => this.recoverAfter(found ? recoverEvery : retryEvery)),
      wait,
    );
    this.timer.unref();
  }

  /** Once, however long the database is away. */
  private missed(error: unknown): void {
    if (!this.isAway && !this.stopping.signal.aborted) this.log.warn({ err: error }, 'jobs cannot be worked on now; they wait');
    this.isAway = true;
  }

  /** Takes up what no living process works on. False where the database does not let it. */
  async recover(): Promise<boolean> {
    try {
      await this.queue.open();
      for (const id of await this.store.abandoned()) await this.queue.wake(id);
      this.isAway = false;
      return true;
    } catch (error) {
      this.missed(error);
      return false;
    }
  }

  /** A lost connection is no failure of the job: it goes on as soon as the database is back, wherever it was. */
  private async work(id: string): Promise<void> {
    for (let again = false; ; again = true) {
      try {
        return await this.workOnce(id, again);
      } catch (error) {
        if (!isLoss(error) || this.stopping.signal.aborted) throw error;
        this.log.warn({ err: error, job: id }, 'a job lost its connection; it goes on when the database is back');
      }
      await new Promise((done) => setTimeout(done, retryEvery));
    }
  }

  /** One at a time works on a job, whatever the queue believes. */
  private workOnce(id: string, again: boolean): Promise<void> {
    return withClient(this.pool, async (client, retire) => {
      const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as ours', [
        JobStore.lockClass,
        id,
      ]);
      if (!rows[0]?.ours) return;
      // With this connection goes the lock, and another process may begin.
      const lost = new AbortController();
      const onLoss = (error: Error): void => lost.abort(error);
      client.on('error', onLoss);
      try {
        const job = await this.store.find(id);
        if (job && job.state !== 'done' && job.state !== 'failed') await this.attempt(job, lost.signal, again);
      } finally {
        client.off('error', onLoss);
        await client.query('select pg_advisory_unlock_all()').catch(retire);
      }
    });
  }

  /** `again`: the last try was none, for the database was lost. */
  private async attempt(job: JobRow, lost: AbortSignal, again: boolean): Promise<void> {
    const { store, pool } = this;
    const signal = AbortSignal.any([this.stopping.signal, lost]);
    const tries = Number(job.details.tries ?? 0) + (again ? 0 : 1);
    let details = { ...job.details, tries };
    await store.change(job.id, { state: 'running', details });
    try {
      const handler = this.handlers[job.kind];
      if (!handler) throw new Error(`Nobody works on jobs of kind ${job.kind}`);
      await handler({
        job,
        pool,
        signal,
        change: async (change) => {
          if (change.details) details = { ...details, ...change.details };
          await store.change(job.id, { ...change, state: 'running', ...(change.details && { details }) });
        },
      });
      await store.change(job.id, { state: 'done', error: null });
    } catch (error) {
      if (this.stopping.signal.aborted) {
        await store.change(job.id, { state: 'waiting', details: { ...details, tries: tries - 1 } });
        throw error;
      }
      if (lost.aborted || isLoss(error)) throw lost.reason ?? error;
      const isFinal = error instanceof Failure || tries >= attempts;
      this.log.warn({ err: error, job: job.id, kind: job.kind, tries }, 'a job failed');
      await store.change(job.id, { state: isFinal ? 'failed' : 'waiting', error: errorOf(error) });
      if (!isFinal) throw error;
    }
  }

  private async cancelStatements(): Promise<void> {
    await this.pool
      .query(
        `select pg_cancel_backend(a.pid) from pg_catalog.pg_stat_activity a
         where a.pid = any ($1) and a.pid <> pg_backend_pid() and a.state = 'active'`,
        [[...this.backends]],
      )
      .catch(() => {});
  }
}

/** What people are told: PostgreSQL's own words where there are no better ones. */
function errorOf(error: unknown): JobRow['error'] {
  if (error instanceof Failure) return { code: error.code, params: error.params };
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  if (isDiskFull(error)) return { code: 'job.disk_full', params: {} };
  if (code === '23505') return { code: 'job.duplicates', params: {} };
  return { code: 'job.failed', params: { reason: message ?? String(error) } };
}
