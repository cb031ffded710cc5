/** Whose the files of a cluster are: PostgreSQL accepts only its own user's, and a copy that root makes belongs to root. */
import { execFileSync } from 'node:child_process';
import { chmodSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../log.js';
import { StartFault } from '../start-fault.js';
import type { PostgresUser } from './postgres-user.js';

const ownerOf = (path: string): number | undefined => {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
};

/** As root, gives the folder to the user PostgreSQL runs as; anybody else is told where it is not theirs. */
export function claim(folder: string, { uid, gid }: PostgresUser, log: Log): void {
  const fault = ownerFault(folder);
  if (fault) throw fault;
  if (uid === undefined || gid === undefined) return;
  const samples = ['.', 'PG_VERSION', 'postgresql.conf', 'global/pg_control'].map((name) => ownerOf(join(folder, name)));
  if (samples.every((owner) => owner === undefined || owner === uid)) return;
  execFileSync('chown', ['-R', '-h', `${uid}:${gid}`, folder]);
  chmodSync(folder, 0o700);
  log.warn({ folder, user: nameOf(uid) }, 'the data did not belong to the user PostgreSQL runs as; it does now');
}

/** What to do about something that belongs to another user; null where it is ours, or root asks, or it is not there. */
export function ownerFault(path: string): StartFault | null {
  const us = process.getuid?.();
  const owner = ownerOf(path);
  if (us === undefined || us === 0 || owner === undefined || owner === us) return null;
  return new StartFault(
    `${path} belongs to the user ${nameOf(owner)}, and Touchstone runs as ${nameOf(us)}. Hand it over: sudo chown -R ${nameOf(us)} ${path}`,
  );
}

function nameOf(uid: number): string {
  try {
    if (uid === process.getuid?.()) return userInfo().username;
    return execFileSync('id', ['-nu', String(uid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return String(uid);
  }
}
