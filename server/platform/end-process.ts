/** The way out of a process that cannot go on: one last line in its log. */
import type { Log } from './log.js';

/** `sentence`: what happened, where, and what to do. */
export function endProcess(log: Log, sentence: string): never {
  log.fatal(sentence);
  process.exit(1);
}
