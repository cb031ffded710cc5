/** How the process ends: in order where it can, and never for a reason that the log does not tell. */
import { endProcess } from './platform/end-process.js';
import { createLog, type Log } from './platform/log.js';

/** Requests that are under way, and after them the database, get this long to finish. */
export const patience = 15_000;

export class Ending {
  /** Null until the settings are read. */
  log: Log | null = null;
  private since = 0;
  private code = 0;
  private stopped: Promise<void> | null = null;

  /** `steps` take back what was done, last first. */
  constructor(private readonly steps: (() => Promise<void>)[]) {
    process.on('SIGINT', this.onSignal);
    process.on('SIGTERM', this.onSignal);
    process.on('uncaughtException', (error) => void this.fail(error, 'ended by an error that nobody caught'));
    process.on('unhandledRejection', (reason) => void this.fail(reason, 'ended by a failure that nobody awaited'));
  }

  get hasBegun(): boolean {
    return this.since > 0;
  }

  /** Ends with 1, in order if that is possible; a second failure on the way there ends it at once. */
  async fail(error: unknown, why: string): Promise<void> {
    if (this.code !== 0) endProcess(this.logged, why, error);
    this.logged.fatal({ err: error }, why);
    this.code = 1;
    await this.end();
  }

  private readonly onSignal = (signal: NodeJS.Signals): void => {
    // npm passes on the Ctrl-C that the terminal has sent us already, so only a later one means impatience.
    if (this.hasBegun && Date.now() - this.since > 1_000) this.force('a second signal came');
    if (this.hasBegun) return;
    process.stdout.write(`\nTouchstone is stopping (${signal}) …\n`);
    void this.end();
  };

  private async end(): Promise<void> {
    this.since ||= Date.now();
    this.stopped ??= this.stop();
    await this.stopped;
    process.exit(this.code);
  }

  private async stop(): Promise<void> {
    const deadline = setTimeout(() => {
      process.stderr.write('Touchstone could not stop in order and gave up waiting; nothing that was saved is lost.\n');
      this.force(`it was not done after ${patience / 1_000} s`);
    }, patience);
    for (const step of this.steps.splice(0).toReversed()) await step().catch(() => {});
    clearTimeout(deadline);
  }

  private force(why: string): never {
    endProcess(this.logged, 'stopped by force', new Error(why));
  }

  private get logged(): Log {
    return this.log ?? createLog('info');
  }
}
