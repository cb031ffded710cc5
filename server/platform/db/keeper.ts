/** Keeps the PostgreSQL of our own running: when it dies, whoever uses it starts it again, or joins who was faster. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess } from '../end-process.js';
import type { Log } from '../log.js';
import type { Use } from './use-cluster.js';

/** Before each try in a row to start it again. */
const waits = [200, 1_000, 2_000, 5_000, 10_000];
/** How often it is looked whether it was told to stop. */
const pulse = 1_000;
/** What dies again sooner than this is waited for as if it had not started. */
const steadyAfter = 10_000;

interface Ways {
  readonly place: string;
  readonly log: Log;
  again(signal: AbortSignal): Promise<Use>;
  /** Joins what runs, and starts nothing. */
  join(): Promise<Use | null>;
  /** Where it was told to stop and waits for us to leave, it stops at once. */
  hurryStop(): void;
  /** False where the connection was lost before. */
  leave(use: Use): Promise<boolean>;
}

export class Keeper {
  private readonly stopping = new AbortController();
  private readonly stopped = new Promise<void>((done) => {
    this.stopping.signal.addEventListener('abort', () => done(), { once: true });
  });
  private readonly watching: Promise<void>;

  constructor(
    private use: Use,
    private readonly ways: Ways,
  ) {
    this.watching = this.watch();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.watching;
    if (await this.ways.leave(this.use)) return;
    // Nobody else may be left to stop it.
    const again = await this.ways.join().catch(() => null);
    if (again) await this.ways.leave(again);
  }

  private async watch(): Promise<void> {
    for (let deaths = 0; ; deaths++) {
      const since = Date.now();
      const looking = setInterval(this.ways.hurryStop, pulse);
      await Promise.race([this.use.lost, this.stopped]);
      clearInterval(looking);
      if (Date.now() - since > steadyAfter) deaths = 0;
      if (this.stopping.signal.aborted || !(await this.revive(deaths))) return;
    }
  }

  /** False where it is not wanted any more. */
  private async revive(deaths: number): Promise<boolean> {
    const { place, log, again } = this.ways;
    const { signal } = this.stopping;
    let reason = '';
    for (let tries = 0; tries < waits.length; tries++) {
      const wait = waits[Math.min(deaths + tries, waits.length - 1)];
      log.warn(
        { place, try: tries + 1, wait, ...(reason && { reason }) },
        'the connection to PostgreSQL was lost; it is started again',
      );
      try {
        await sleep(wait, undefined, { signal });
        const next = await again(signal);
        log.warn({ place, postmaster: next.pid, port: next.port }, outcome(this.use, next));
        this.use = next;
        return true;
      } catch (error) {
        if (signal.aborted) return false;
        reason = (error as Error).message;
      }
    }
    return endProcess(
      log,
      `PostgreSQL died and ${waits.length} tries to start it again failed. ${reason} What it said itself is in ${join(place, 'pg.log')}. Mend that and start Touchstone again.`,
    );
  }
}

function outcome(before: Use, { pid, attached }: Use): string {
  if (pid === before.pid) return 'PostgreSQL was alive and is joined again';
  return attached ? 'PostgreSQL was started again by another process' : 'PostgreSQL is started again';
}
