/** The user PostgreSQL runs as: ourselves, or, since it refuses to run as root, somebody root can lend it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartFault } from '../start-fault.js';

/** Empty: the user of this process. */
export interface PostgresUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** Of a cluster that exists the owner, since PostgreSQL accepts nobody else. */
export function postgresUser(cluster: string): PostgresUser {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return {};
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // not on this machine; the next one
    }
  }
  throw new StartFault(
    'PostgreSQL does not run as root, and this machine has neither a user “postgres” nor “nobody” to run it as. Start Touchstone as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether that user can do what a line of shell says; `$0` is the path. */
export function userCan(user: PostgresUser, line: string, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', line, path], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}
