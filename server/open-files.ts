/**
 * Whether this process may open enough files. Looked at before anything else is loaded: with fewer, loading the server
 * ends at whichever file comes one too many. Node has raised the limit as far as it may by then.
 */
import { readFileSync } from 'node:fs';
import { StartFault } from './platform/start-fault.js';

const fewest = 400;

/** Where the system tells. Throws a StartFault. */
export function checkOpenFiles(): void {
  const limit = openFiles();
  if (limit !== null && limit < fewest) {
    throw new StartFault(
      `This process may open ${limit} files at once, and Touchstone needs ${fewest}, better 4096. Raise the limit: ulimit -n 4096 in a shell, LimitNOFILE= for systemd, --ulimit nofile= for Docker.`,
    );
  }
}

function openFiles(): number | null {
  try {
    return Number(/^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? NaN) || null;
  } catch {
    return null;
  }
}
