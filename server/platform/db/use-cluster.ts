/** Being one of those who use a cluster: join it or start it, be counted, and leave it stopped as the last one. */
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartFault } from '../start-fault.js';
import { startPostmaster, stopPostmaster, type Cluster } from './cluster.js';
import { dataFolderFault } from './data-folder.js';
import { isDiskFull } from './disk-full.js';
import { freePort } from './free-port.js';
import { discard, endOrphans, isAlive, lastPort, readPostmaster, worksIn, type Postmaster } from './postmaster.js';

/** Held shared by everybody who uses the cluster, so that the last one can tell that it is the last. */
const useLock = 0x746f756368;
const pause = 250;

/** How to get at a cluster, at the first start and after each death. */
export interface Access {
  readonly cluster: Cluster;
  readonly password: string;
  /** Database that is made where it is missing. */
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
}

export interface Use {
  /** The connection that counts. */
  readonly client: pg.Client;
  /** Settles when that connection ends, for whatever reason. */
  readonly lost: Promise<void>;
  readonly pid: number;
  readonly port: number;
  /** False where we have started it. */
  readonly attached: boolean;
}

interface Attempts {
  readonly attempts: number;
  /** Without it any port will do. */
  readonly port?: number;
  readonly signal?: AbortSignal;
}

export const urlOf = ({ password }: Access, port: number, database: string): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

/** Joins the cluster, starting it where nobody else does. Throws a StartFault. */
export async function use(access: Access, { attempts, port, signal = new AbortController().signal }: Attempts): Promise<Use> {
  const { cluster, settings } = access;
  const { folder, dataDir } = cluster;
  let attached = true;
  for (let attempt = 0; attempt < attempts && !signal.aborted; attempt++) {
    if (!existsSync(join(folder, 'PG_VERSION'))) throw new StartFault(`There is no PostgreSQL data in ${folder} any more.`);
    await started(folder, signal);
    const joined = await enter(access).catch(refuse(dataDir));
    if (joined) return { ...(await onPort(joined, dataDir, port)), attached };
    clearForeign(folder);
    const said = await startPostmaster(cluster, port ?? (await freePort(lastPort(folder))), { settings, signal });
    attached = said !== null;
    if (said === null) continue;
    // Another process may be starting it, or a killed postmaster is not reaped yet.
    if (!/postmaster\.pid|in use|shared memory/.test(said)) throw startFault(cluster, said);
    if (/shared memory/.test(said)) endOrphans(folder);
    await sleep(pause);
  }
  throw new StartFault(`PostgreSQL in ${dataDir} neither starts nor answers. Its log is ${join(dataDir, 'pg.log')}.`);
}

/** Waits for the postmaster that another process is starting here: after a crash that takes as long as it takes. */
async function started(folder: string, { aborted }: AbortSignal): Promise<void> {
  for (let running = readPostmaster(folder); running && !running.ready && !aborted; running = readPostmaster(folder)) {
    if (!isAlive(running.pid) || worksIn(running.pid, folder) !== true) return;
    await sleep(pause);
  }
}

/** PostgreSQL goes by the number alone and would not start while any process has it. */
function clearForeign(folder: string): void {
  const running = readPostmaster(folder);
  if (running && isAlive(running.pid) && worksIn(running.pid, folder) === false) discard(running, folder);
}

function startFault({ dataDir }: Cluster, said: string): StartFault {
  const reason = said.split('\n').find((line) => /FATAL|PANIC|Error/.test(line)) ?? said.trim();
  return (
    dataFolderFault(dataDir, { message: said }) ??
    new StartFault(
      `PostgreSQL in ${dataDir} does not start: ${reason.replace(/^.*?(FATAL|PANIC): +/, '')}. Its log is ${join(dataDir, 'pg.log')}.`,
    )
  );
}

async function onPort(joined: Use, dataDir: string, port = joined.port): Promise<Use> {
  if (joined.port === port) return joined;
  await joined.client.end();
  throw new StartFault(`PostgreSQL in ${dataDir} now runs on port ${joined.port} instead of ${port}.`);
}

const refuse =
  (dataDir: string) =>
  (error: unknown): never => {
    throw dataFolderFault(dataDir, error) ?? error;
  };

/** Counts us among the users; null where nothing answers, or what answers serves another folder. */
export async function enter(access: Access): Promise<Use | null> {
  const { cluster, name } = access;
  const running = readPostmaster(cluster.folder);
  if (!running?.ready) return null;
  const client = new pg.Client({
    connectionString: urlOf(access, running.port, 'postgres'),
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'touchstone',
  });
  client.on('error', () => {});
  const lost = new Promise<void>((done) => client.once('end', done));
  try {
    await client.connect();
    if (!(await serves(client, cluster.folder, running))) throw new Error('another folder');
    await client.query('select pg_advisory_lock_shared($1)', [useLock]);
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!found.rowCount) await createDatabase(client, name);
    return { client, lost, pid: running.pid, port: running.port, attached: true };
  } catch (error) {
    await client.end().catch(() => {});
    if (isDiskFull(error)) throw error;
    return null;
  }
}

/**
 * Whether the server at hand sees a file that we put into the folder just now. Its password proves nothing, a copy has
 * the same. If it is the very server that the folder's postmaster.pid speaks of, that file came with the copy.
 */
async function serves(client: pg.Client, folder: string, running: Postmaster): Promise<boolean> {
  const mark = `touchstone.${randomBytes(12).toString('hex')}`;
  writeFileSync(join(folder, mark), '', { flag: 'wx', mode: 0o600 });
  try {
    const { rows } = await client.query<{ ours: boolean; text: string | null }>(
      `select (pg_stat_file($1, true)).size is not null as ours, pg_read_file('postmaster.pid', true) as text`,
      [mark],
    );
    const ours = rows[0]?.ours === true;
    if (!ours && rows[0]?.text === running.text) discard(running, folder);
    return ours;
  } finally {
    rmSync(join(folder, mark), { force: true });
  }
}

async function createDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error: { code?: string }) => {
    // Another process was faster.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

/**
 * Whoever gets the lock alone was the last; whoever comes now waits for it and then finds PostgreSQL gone.
 * False where the connection is lost and with it our place among the users.
 */
export async function leave({ client }: Use, cluster: Cluster): Promise<boolean> {
  try {
    const { rows } = await client.query<{ last: boolean }>(
      'select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last',
      [useLock],
    );
    if (rows[0]?.last) await stopPostmaster(cluster);
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
