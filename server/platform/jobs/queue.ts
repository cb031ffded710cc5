/** graphile-worker, which wakes a worker up when there is something to do: opened again whenever it ends. */
import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { databaseFailure } from '../db/database-failure.js';
import type { Log } from '../log.js';

const concurrency = 2;
/** Word of new jobs comes by NOTIFY; this is for those that are due later, and for when the database was away. */
const pollEvery = 2_000;

interface Running {
  add(id: string): Promise<unknown>;
  stop(): Promise<void>;
}

export class Queue {
  private running: Promise<Running> | null = null;
  private current: Running | null = null;
  private isOver = false;
  /** The database was lost, and it was said; until a worker asks it for a job again. */
  private isAway = false;

  constructor(
    private readonly pool: pg.Pool,
    private readonly log: Log,
    private readonly to: { readonly work: (id: string) => Promise<void>; readonly attempts: number; readonly onEnd: () => void },
  ) {}

  /** Begins to work, unless it does. */
  async open(): Promise<void> {
    if (this.isOver) return;
    this.running ??= this.launch();
    await this.running.catch((error: unknown) => {
      this.running = null;
      throw error;
    });
  }

  /** A process that does not work on jobs leaves them to one that does. */
  async wake(id: string): Promise<void> {
    if (!this.isOver) await (await this.running)?.add(id);
  }

  /** What is under way comes to its end first; a beginning does not. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.current?.stop();
  }

  private async launch(): Promise<Running> {
    // Loaded here, beside the start: it brings more than the rest of the server needs.
    const { Logger, makeWorkerUtils, runTaskList } = await import('graphile-worker');
    const logger = new Logger(() => (level, message, meta) => {
      const error: unknown = meta?.error ?? meta?.fatalError;
      const { code } = (error ?? {}) as { readonly code?: unknown };
      // What else it hands over may hold a whole connection, and further lines of the message are a stack.
      if (level === 'error' || level === 'warning') this.warn(error, message.split('\n', 1)[0]!, { code });
    });
    const pgPool = this.pool;
    const utils = await makeWorkerUtils({ pgPool, logger });
    if (this.isOver) {
      await utils.release();
      throw new Error('stopped before it began');
    }
    const events: WorkerEvents = new EventEmitter();
    events.on('worker:create', ({ worker }) => {
      // What a worker ends with is told by the events below; from here the library would print it, stack and all.
      worker.promise = worker.promise.catch(() => {});
    });
    for (const event of ['worker:getJob:empty', 'job:start'] as const) events.on(event, () => void (this.isAway = false));
    const workers = runTaskList(
      { pgPool, logger, events, concurrency, pollInterval: pollEvery, noHandleSignals: true },
      { job: (payload) => this.to.work((payload as { readonly id: string }).id) },
      pgPool,
    );
    const running: Running = {
      add: (id) => utils.addJob('job', { id }, { jobKey: id, maxAttempts: this.to.attempts }),
      stop: () => workers.gracefulShutdown().finally(() => utils.release()),
    };
    // A worker that could not say what became of its job ends, and the library does not put another in its place; one that
    // was refused a job may have kept the refusal, and then never gets any.
    events.on('worker:fatalError', ({ error }) => this.replace(running, error));
    events.on('worker:getJob:error', ({ error }) => this.replace(running, error));
    this.current = running;
    return running;
  }

  private replace(ended: Running, error: unknown): void {
    if (this.isOver || this.current !== ended) return;
    this.warn(error, 'workers of jobs lost the database; others take their place', { err: error });
    this.current = this.running = null;
    ended.stop().catch(() => {});
    this.to.onEnd();
  }

  /** Of a database that is away one line, however long it is and however many workers meet it. */
  private warn(error: unknown, message: string, otherwise: object): void {
    const failure = error instanceof Error ? databaseFailure(error) : null;
    if (!failure) return this.log.warn(otherwise, message);
    if (!this.isAway) this.log.warn({ code: failure.code, reason: (error as Error).message }, message);
    this.isAway = true;
  }
}
