/** Requests that never end, each kept in mind with its answer: what goes on while a test breaks something. */
import { v7 } from 'uuid';
import type { Answer, Caller } from './caller.js';

interface Seen {
  readonly status: number;
  readonly at: number;
  readonly answer: Answer<unknown>;
}

type Tell = (answer: Answer<unknown>) => void;
type Work = (caller: Caller, tell: Tell) => Promise<unknown>;

/** Under a key, so that what was perhaps written can be sent again until it is. */
const createKeyed =
  (path: string, field: string, acknowledged: Set<string>): Work =>
  async (caller, tell) => {
    const name = `keyed-${v7()}`;
    for (let status = 503; status === 503;) {
      const answer = await caller.post(path, { [field]: name }, { 'idempotency-key': name });
      tell(answer);
      ({ status } = answer);
      if (status === 201) acknowledged.add(name);
    }
  };

const create =
  (path: string, field: string, acknowledged: Set<string>): Work =>
  async (caller, tell) => {
    const name = `plain-${v7()}`;
    const answer = await caller.post(path, { [field]: name });
    tell(answer);
    if (answer.status === 201) acknowledged.add(name);
  };

const read =
  (path: string): Work =>
  async (caller, tell) =>
    tell(await caller.get(path));

export class Load {
  readonly seen: Seen[] = [];
  readonly tasks = new Set<string>();
  readonly departments = new Set<string>();
  private isOver = false;
  /** A request that had no answer at all. */
  private broken: unknown;
  private readonly workers: Promise<void>[] = [];
  private readonly lastGood = new Map<number, number>();

  constructor(private readonly caller: Caller) {
    for (let n = 0; n < 6; n++) this.worker(createKeyed('/api/records/task', 'subject', this.tasks));
    for (let n = 0; n < 4; n++) this.worker(create('/api/records/task', 'subject', this.tasks));
    for (let n = 0; n < 2; n++) this.worker(create('/api/departments', 'name', this.departments));
    for (let n = 0; n < 4; n++) this.worker(read('/api/records/task?limit=20'));
    this.worker(read('/api/me'));
    this.worker(read('/api/studio/draft'));
  }

  /** Until every worker has had a good answer since, which is where each of them is served again. */
  servedSince(moment: number, patience: number): Promise<void> {
    return this.until(() => [...this.lastGood.values()].every((at) => at > moment), patience);
  }

  /** Until so many were refused since, for want of a database. */
  refusedSince(moment: number, count: number, patience: number): Promise<void> {
    const isSuch = ({ at, answer }: Seen): boolean => at > moment && answer.text.includes('"code":"database.unavailable"');
    return this.until(() => this.seen.filter(isSuch).length >= count, patience);
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.workers);
  }

  private worker(work: Work): void {
    const id = this.workers.length;
    this.lastGood.set(id, 0);
    const tell = (answer: Answer<unknown>): void => {
      const at = Date.now();
      this.seen.push({ status: answer.status, at, answer });
      if (answer.status < 300) this.lastGood.set(id, at);
    };
    const on = async (): Promise<void> => {
      while (!this.isOver) await work(this.caller, tell);
    };
    this.workers.push(
      on().catch((error: unknown) => {
        this.broken ??= error;
      }),
    );
  }

  private async until(isSo: () => boolean, patience: number): Promise<void> {
    for (const deadline = Date.now() + patience; !isSo();) {
      if (this.broken !== undefined) throw this.broken;
      if (Date.now() > deadline) throw new Error(`not after ${patience} ms`);
      await new Promise((done) => setTimeout(done, 10));
    }
  }
}
