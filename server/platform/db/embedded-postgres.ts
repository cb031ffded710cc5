/**
 * A PostgreSQL of our own for machines that have none: starts the npm-shipped binaries on a private cluster
 * under `dataDir`, or joins the one that another process (a second server, a command, one that was killed)
 * left running there. The last one that uses it stops it.
 */
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { StartFault } from '../start-fault.js';
import { initialise, readPostmaster, startPostmaster, stopPostmaster, type Cluster } from './cluster.js';
import { dataFolderFault, prepareDataFolder } from './data-folder.js';
import { locateBinaries } from './postgres-binaries.js';
import { postgresUser } from './postgres-user.js';

const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Held shared by everybody who uses the cluster, so that the last one can tell that it is the last. */
const useLock = 0x746f756368;
const attempts = 60;

export interface EmbeddedDatabase {
  readonly url: string;
  /** True where it was running already. */
  readonly attached: boolean;
  /** Stops PostgreSQL unless another process still uses it. */
  stop(): Promise<void>;
}

/** Starts or joins the cluster in `dataDir/pg` and makes sure database `name` exists. Throws a StartFault. */
export async function startEmbeddedPostgres(
  dataDir: string,
  name = 'touchstone',
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedDatabase> {
  const place = resolve(dataDir);
  const password = prepareDataFolder(place);
  const user = postgresUser(join(place, 'pg'));
  const cluster: Cluster = { dataDir: place, folder: join(place, 'pg'), binaries: await locateBinaries(place, user), user };
  const url = (port: number, database: string): string => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  await initialise(cluster, password);

  let attached = true;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const running = readPostmaster(cluster);
    const use = running?.ready ? await enter(url(running.port, 'postgres'), name).catch(refuse(place)) : null;
    if (running && use) return { url: url(running.port, name), attached, stop: () => leave(use, cluster) };
    const said = await startPostmaster(cluster, await freePort(), settings);
    attached = said !== null;
    // Another process may be starting it, or a killed postmaster is not reaped yet.
    if (said !== null && !/postmaster\.pid|in use|shared memory/.test(said)) throw startFault(cluster, said);
    if (said !== null) await sleep(250);
  }
  throw new StartFault(`PostgreSQL in ${place} neither starts nor answers. Its log is ${join(place, 'pg.log')}.`);
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

const refuse =
  (dataDir: string) =>
  (error: unknown): never => {
    throw dataFolderFault(dataDir, error) ?? error;
  };

/** Counts us among the users; null where the postmaster does not answer after all. */
async function enter(url: string, name: string): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'touchstone',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [useLock]);
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!found.rowCount) await createDatabase(client, name);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    if ((error as { code?: string }).code === '53100') throw error;
    return null;
  }
}

async function createDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error: { code?: string }) => {
    // Another process was faster.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

/** Whoever gets the lock alone was the last; whoever comes now waits for it and then finds PostgreSQL gone. */
async function leave(use: pg.Client, cluster: Cluster): Promise<void> {
  try {
    const { rows } = await use.query<{ last: boolean }>(
      'select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last',
      [useLock],
    );
    if (rows[0]?.last) await stopPostmaster(cluster);
  } catch {
    // PostgreSQL is gone already.
  } finally {
    await use.end().catch(() => {});
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
