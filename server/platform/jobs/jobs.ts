/**
 * Runs jobs beside the requests: a table says what there is to do and how far it has come, graphile-worker wakes a
 * worker up, and an advisory lock tells that a job is being worked on. So a job outlives the process that runs it.
 */
import type { Runner } from 'graphile-worker';
import type pg from 'pg';
import { Failure } from '../../errors/define.js';
import { isDiskFull } from '../db/disk-full.js';
import type { Log } from '../log.js';
import { JobStore, type JobChange, type JobKind, type JobRow, type NewJob } from './job-store.js';

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

const concurrency = 2;
/** Word of new jobs comes by NOTIFY; this is for those that are due later. */
const pollEvery = 5_000;
const recoverEvery = 30_000;
/** The waits between them double and more: a disk that is made room on within hours is soon enough. */
const attempts = 10;

export class Jobs {
  readonly store: JobStore;
  private readonly stopping = new AbortController();
  private runner: Promise<Runner | null> | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Backends whose statements are cancelled at a stop. */
  private readonly backends = new Set<number>();

  constructor(
    private readonly pool: pg.Pool,
    private readonly log: Log,
    private readonly handlers: Readonly<Partial<Record<JobKind, JobHandler>>>,
  ) {
    this.store = new JobStore(pool);
    pool.on('connect', (client) => this.backends.add(processOf(client)));
    pool.on('remove', (client) => this.backends.delete(processOf(client)));
  }

  /** Begins to work in the background; jobs that another process left behind are taken up. */
  start(): void {
    if (this.runner) return;
    this.runner = this.launch();
    this.timer = setInterval(() => void this.recover(), recoverEvery).unref();
    void this.recover();
  }

  /** Writes a job down and wakes a worker. */
  async add(job: NewJob): Promise<JobRow> {
    const row = await this.store.add(job);
    await this.wake(row.id);
    return row;
  }

  /** Jobs under way give up soon and are gone on with at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    const runner = await this.runner;
    if (!runner) return;
    const stopped = runner.stop();
    await this.cancelStatements();
    await stopped;
  }

  private async launch(): Promise<Runner | null> {
    try {
      // Loaded here, beside the start: it brings more than the rest of the server needs.
      const { Logger, run } = await import('graphile-worker');
      const runner = await run({
        pgPool: this.pool,
        concurrency,
        pollInterval: pollEvery,
        noHandleSignals: true,
        taskList: { job: (payload) => this.work((payload as { readonly id: string }).id) },
        logger: new Logger(() => (level, message, meta) => {
          if (level === 'error' || level === 'warning') this.log.warn({ meta }, message);
        }),
      });
      runner.promise.catch((error: unknown) => {
        if (this.stopping.signal.aborted) return;
        this.runner = undefined;
        this.log.warn({ err: error }, 'the worker of jobs ended; it is started again');
      });
      return runner;
    } catch (error) {
      this.runner = undefined;
      this.log.warn({ err: error }, 'jobs cannot be worked on yet; they wait');
      return null;
    }
  }

  private async wake(id: string): Promise<void> {
    const runner = await this.runner;
    // A process that does not work on jobs leaves them to one that does.
    if (runner && !this.stopping.signal.aborted) await runner.addJob('job', { id }, { jobKey: id, maxAttempts: attempts });
  }

  /** Takes up what no living process works on. */
  async recover(): Promise<void> {
    try {
      this.runner ??= this.launch();
      if (!(await this.runner)) return;
      for (const id of await this.store.abandoned()) await this.wake(id);
    } catch (error) {
      if (!this.stopping.signal.aborted) this.log.warn({ err: error }, 'jobs left behind could not be looked for');
    }
  }

  /** One at a time works on a job, whatever the queue believes. */
  private async work(id: string): Promise<void> {
    const client = await this.pool.connect();
    try {
      const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as ours', [
        JobStore.lockClass,
        id,
      ]);
      if (!rows[0]?.ours) return;
      const job = await this.store.find(id);
      if (job && job.state !== 'done' && job.state !== 'failed') await this.attempt(job);
    } finally {
      await client.query('select pg_advisory_unlock_all()').then(
        () => client.release(),
        () => client.release(true),
      );
    }
  }

  private async attempt(job: JobRow): Promise<void> {
    const { store, pool } = this;
    const { signal } = this.stopping;
    const tries = Number(job.details.tries ?? 0) + 1;
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
      if (signal.aborted) {
        await store.change(job.id, { state: 'waiting', details: { ...details, tries: tries - 1 } });
        throw error;
      }
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

const processOf = (client: pg.PoolClient): number => (client as unknown as { readonly processID: number }).processID;

/** What people are told: PostgreSQL's own words where there are no better ones. */
function errorOf(error: unknown): JobRow['error'] {
  if (error instanceof Failure) return { code: error.code, params: error.params };
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  if (isDiskFull(error)) return { code: 'job.disk_full', params: {} };
  if (code === '23505') return { code: 'job.duplicates', params: {} };
  return { code: 'job.failed', params: { reason: message ?? String(error) } };
}
