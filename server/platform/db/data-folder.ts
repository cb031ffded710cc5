/** The data folder: made, writable, and with the password of the PostgreSQL in it. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from '../start-fault.js';
import { isDiskFull } from './disk-full.js';
import { ownerFault } from './ownership.js';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'cannot be written to. Give this user the right to write there',
  EPERM: 'cannot be written to. Give this user the right to write there',
  EROFS: 'is on a read-only disk. Remount it',
  ENOSPC: 'is on a full disk. Free some space',
  EDQUOT: 'is over its quota. Free some space',
  ENOTDIR: 'is not a folder. Move the file that is in the way',
  EEXIST: 'is not a folder. Move the file that is in the way',
};

/** What went wrong with the data folder as one sentence that says what to do; null where it is not about that. */
export function dataFolderFault(dataDir: string, error: unknown): StartFault | null {
  const { code, message, stderr } = error as { code?: unknown; message?: string; stderr?: string };
  const text = `${message ?? ''} ${stderr ?? ''}`;
  const reason =
    (typeof code === 'string' ? reasons[code] : undefined) ??
    (isDiskFull({ message: text }) || /Check free disk space/.test(text) ? reasons.ENOSPC : undefined) ??
    (/Read-only file system/.test(text) ? reasons.EROFS : undefined) ??
    (/Permission denied/.test(text) ? reasons.EACCES : undefined);
  if (reason === undefined) return null;
  const foreign = reason === reasons.EACCES ? (ownerFault(dataDir) ?? ownerFault(join(dataDir, 'pg.password'))) : null;
  return foreign ?? new StartFault(`The data folder ${dataDir} ${reason}, or choose another folder with DATA_DIR.`);
}

/** Makes the folder, tries to write into it, and returns the password of its PostgreSQL. */
export function prepareDataFolder(dataDir: string): string {
  try {
    makeFolder(dataDir);
    return passwordIn(dataDir);
  } catch (error) {
    throw dataFolderFault(dataDir, error) ?? error;
  }
}

/** On a read-only disk Node's recursive mkdir says ENOENT; making the one folder says what is the matter. */
function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dataDir);
  }
}

/** Written under another name first: a process that starts at the same time must not read half of it. */
function passwordIn(dataDir: string): string {
  const file = join(dataDir, 'pg.password');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}
