/** The way out of a process that cannot go on: one last line in its log. */
import type { Log } from './log.js';

/** `sentence`: what happened, where, and what to do; `error`: what it was, where there is more to tell. */
export function endProcess(log: Log, sentence: string, error?: unknown): never {
  log.fatal(error === undefined ? {} : { err: error }, sentence);
  process.exit(1);
}
