/** One PostgreSQL cluster on disk: made by initdb, started as a process of its own, stopped by signal. */
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from '../start-fault.js';
import { dataFolderFault } from './data-folder.js';
import type { Binaries } from './postgres-binaries.js';
import { userCan, type PostgresUser } from './postgres-user.js';
import { isAlive, readPostmaster } from './postmaster.js';

const run = promisify(execFile);
const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

export interface Cluster {
  readonly dataDir: string;
  /** `<dataDir>/pg`. */
  readonly folder: string;
  readonly binaries: Binaries;
  readonly user: PostgresUser;
}

const largestLog = 10_000_000;

/** Nothing of our own environment: it holds passwords. Windows needs some of its own to start anything. */
const environment = process.platform === 'win32' ? process.env : { PATH: process.env.PATH ?? '', LC_ALL: 'C' };

/** Makes the cluster where there is none; of processes that try at once one wins. */
export async function initialise(cluster: Cluster, password: string): Promise<void> {
  const { dataDir, folder, binaries } = cluster;
  if (existsSync(join(folder, 'PG_VERSION'))) return checkMajor(cluster);
  const draft = `${folder}.new-${process.pid}`;
  removeLeftovers(dataDir);
  try {
    await initdb(cluster, draft, password);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(join(folder, 'PG_VERSION'))) return;
    if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      throw new StartFault(
        `${folder} holds something that is no PostgreSQL data. Move it away, or choose another folder with DATA_DIR.`,
      );
    }
    throw dataFolderFault(dataDir, error) ?? new Error(`initdb ${binaries.initdb} failed: ${(error as Error).message}`);
  }
}

function checkMajor({ dataDir, folder, binaries }: Cluster): void {
  const found = Number(readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim());
  if (found === binaries.major) return;
  throw new StartFault(
    `The data in ${dataDir} was made by PostgreSQL ${found}, and this version of Touchstone brings ${binaries.major}. Dump it with the version that made it and load it into a new DATA_DIR.`,
  );
}

/** Of starts that were killed before they were done. */
function removeLeftovers(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = Number(/^pg\.new-(\d+)$/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

async function initdb({ binaries, user }: Cluster, folder: string, password: string): Promise<void> {
  mkdirSync(folder, { mode: 0o700 });
  const passwordFile = join(tmpdir(), `touchstone-${process.pid}-${randomBytes(6).toString('hex')}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  try {
    lend(folder, user);
    lend(passwordFile, user);
    await run(
      binaries.initdb,
      // Without a locale and encoding, initdb falls back to SQL_ASCII where LANG is unset.
      [
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
        '-D',
        pathFor(folder, user),
      ],
      { ...user, cwd: folder, env: environment },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function lend(path: string, { uid, gid }: PostgresUser): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/**
 * How the user of PostgreSQL names its folder. Below a closed home (root's) the path leads nowhere for another
 * user; but the process starts inside the folder, and Linux calls that place /proc/self/cwd, whatever lies above.
 */
function pathFor(folder: string, user: PostgresUser): string {
  if (user.uid === undefined || userCan(user, 'cd "$0"', folder)) return folder;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new StartFault(
    `PostgreSQL runs as another user than root, and that user cannot reach ${folder}. Choose another folder with DATA_DIR, start Touchstone as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Starts a postmaster on `port`. Null when it is ready, else what it said. It outlives this process; `signal` takes its start back. */
export async function startPostmaster(
  cluster: Cluster,
  port: number,
  { settings, signal }: { readonly settings: Readonly<Record<string, string>>; readonly signal: AbortSignal },
): Promise<string | null> {
  const { folder, binaries, user } = cluster;
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    jit: 'off',
    max_connections: '100',
    shared_buffers: '256MB',
    log_checkpoints: 'off',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const log = openLog(cluster);
  // Detached: Ctrl-C in the terminal must reach the server first, which then stops PostgreSQL in order.
  const child = spawn(binaries.postgres, ['-D', pathFor(folder, user), '-p', String(port), ...flags], {
    ...user,
    cwd: folder,
    stdio: ['ignore', log.handle, log.handle],
    detached: true,
    env: environment,
  });
  let ended: string | null = null;
  child.once('error', (error) => (ended = String(error)));
  child.once('exit', (code, signal) => (ended ??= `exit ${code ?? signal}`));
  child.unref();
  closeSync(log.handle);
  const takeBack = (): unknown => child.kill('SIGINT');
  signal.addEventListener('abort', takeBack);
  const isReady = (): boolean => {
    const postmaster = readPostmaster(folder);
    return postmaster?.ready === true && postmaster.pid === child.pid;
  };
  while (ended === null && !isReady()) await sleep(15);
  signal.removeEventListener('abort', takeBack);
  if (ended === null) return null;
  return `${readFileSync(log.file).subarray(log.from).toString('utf8').slice(-4000)}${String(ended)}`;
}

function openLog({ dataDir }: Cluster): { file: string; handle: number; from: number } {
  const file = join(dataDir, 'pg.log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const handle = openSync(file, size > largestLog ? 'w' : 'a', 0o600);
  chmodSync(file, 0o600);
  return { file, handle, from: size > largestLog ? 0 : size };
}

/** Stops the postmaster in order and waits until it is gone. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const postmaster = readPostmaster(cluster.folder);
  if (!postmaster) return;
  if (process.platform === 'win32') await run(cluster.binaries.pg_ctl, ['stop', '-D', cluster.folder, '-m', 'fast', '-w']);
  else process.kill(postmaster.pid, 'SIGINT');
  const deadline = Date.now() + 60_000;
  while (isAlive(postmaster.pid) && readPostmaster(cluster.folder)?.pid === postmaster.pid && Date.now() < deadline)
    await sleep(15);
}
