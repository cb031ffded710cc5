/**
 * What postmaster.pid says of the PostgreSQL in a folder, and whether it speaks of this folder at all: a copy of a
 * folder in use brings the file along, and with it the address of the original.
 */
import { linkSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
  /** It was told to stop, and may be waiting for everybody to leave. */
  readonly stopping: boolean;
  /** The file as it stands. */
  readonly text: string;
}

const fileIn = (folder: string): string => join(folder, 'postmaster.pid');

/** Null where there is no postmaster.pid; the process it names may be dead, or serve another folder. */
export function readPostmaster(folder: string): Postmaster | null {
  try {
    const text = readFileSync(fileIn(folder), 'utf8');
    const lines = text.split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    const state = lines[7]?.trim();
    return pid > 0 && port > 0 ? { pid, port, ready: state === 'ready', stopping: state === 'stopping', text } : null;
  } catch {
    return null;
  }
}

/**
 * Ends the wait of a postmaster that somebody has told to stop when everybody has left: we never leave, and it lets nobody
 * in any more. The fast way it stops at once, and is started again.
 */
export function hurryStop(folder: string): void {
  const running = readPostmaster(folder);
  if (running?.stopping && worksIn(running.pid, folder) !== false) signal(running.pid, 'SIGINT');
}

/** The port of the last start, which PostgreSQL notes in a file that outlives it; null where there was none. */
export function lastPort(folder: string): number | null {
  try {
    return Number(/"-p" "(\d+)"/.exec(readFileSync(join(folder, 'postmaster.opts'), 'utf8'))?.[1]) || null;
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Whether a process works inside a folder, as every process of PostgreSQL does in its own. Paths prove nothing here:
 * PostgreSQL may know its folder as /proc/self/cwd. Null where the system does not tell.
 */
export function worksIn(pid: number, folder: string): boolean | null {
  if (process.platform !== 'linux') return null;
  try {
    const [there, here] = [`/proc/${pid}/cwd`, folder].map((path) => statSync(path, { bigint: true }));
    return there?.dev === here?.dev && there?.ino === here?.ino;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? false : null;
  }
}

/**
 * Takes away a postmaster.pid that came with a copy, or that names a process which is no PostgreSQL any more; PostgreSQL
 * itself goes by the number alone and would refuse to start. Had another process put its own there meanwhile, it goes
 * back as it was: PostgreSQL looks for it once a minute.
 */
export function discard({ text }: Postmaster, folder: string): void {
  const aside = `${fileIn(folder)}.${process.pid}`;
  try {
    renameSync(fileIn(folder), aside);
    if (readFileSync(aside, 'utf8') !== text) linkSync(aside, fileIn(folder));
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Ends what a killed postmaster has left behind: a backend deep in a statement notices late that it is alone, and until
 * then its shared memory keeps a new postmaster out. Only where the system tells which processes these are.
 */
export function endOrphans(folder: string): void {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').map(Number)) {
    if (pid > 0 && worksIn(pid, folder) === true && isOrphan(pid)) signal(pid, 'SIGQUIT');
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // gone by itself
  }
}

/** A backend calls itself “postgres: …”, a postmaster by the command that started it. */
function isOrphan(pid: number): boolean {
  try {
    const parent = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres: ') && !isPostgres(parent);
  } catch {
    return false;
  }
}

function isPostgres(pid: number): boolean {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');
  } catch {
    return false;
  }
}
