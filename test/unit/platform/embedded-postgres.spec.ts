/** The PostgreSQL of our own: it is started again when it dies, and a folder never leads to the server of another. */
import { chmodSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedDatabase } from '../../../server/platform/db/embedded-postgres.js';
import { readPostmaster } from '../../../server/platform/db/postmaster.js';
import { createLog } from '../../../server/platform/log.js';
import { createTestDatabase } from '../../support/database.js';

jest.setTimeout(120_000);

let folder: string;
let data: string;
const users: EmbeddedDatabase[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-embedded-'));
  chmodSync(folder, 0o755);
  data = join(folder, 'data');
});
afterAll(async () => {
  for (const user of users.splice(0)) await user.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(place = data): Promise<EmbeddedDatabase> {
  const user = await startEmbeddedPostgres(place, { settings: { shared_buffers: '16MB' }, log: createLog('silent') });
  users.push(user);
  return user;
}

async function stop(...leaving: readonly EmbeddedDatabase[]): Promise<void> {
  for (const user of leaving) {
    users.splice(users.indexOf(user), 1);
    await user.stop();
  }
}

const postmaster = (place = data) => readPostmaster(join(place, 'pg'));

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until<T>(read: () => Promise<T | null | undefined | false>): Promise<T> {
  for (const deadline = Date.now() + 30_000; ; await new Promise((done) => setTimeout(done, 50))) {
    const value = await read().catch(() => null);
    if (value) return value;
    if (Date.now() > deadline) throw new Error('it does not come');
  }
}

/** How many use the cluster now. */
const counted = async (url: string): Promise<number> =>
  (await query<{ count: string }>(url, `select count(*) from pg_locks where locktype = 'advisory' and granted`)).map(
    ({ count }) => Number(count),
  )[0] ?? 0;

test('the database stores UTF-8', async () => {
  const database = await createTestDatabase();
  const { rows } = await database.pool.query<{ encoding: string }>('select current_setting($1) as encoding', ['server_encoding']);
  await database.drop();
  expect(rows).toEqual([{ encoding: 'UTF8' }]);
});

test('a postmaster that is killed is started again by one of its users, at the same port, and the last one still stops it', async () => {
  const [one, two] = [await start(), await start()];
  expect([one.attached, two.attached]).toEqual([false, true]);
  await query(one.url, `create table kept as select 1 as value`);
  // A backend deep in a statement does not notice, and holds the shared memory.
  const busy = query(one.url, 'select count(*) from generate_series(1, 100000000000)').catch((error: Error) => error.message);
  await until(
    async () => (await query(one.url, `select from pg_stat_activity where query like 'select count%series%'`)).length === 1,
  );
  const killed = postmaster()?.pid ?? 0;
  process.kill(killed, 'SIGKILL');

  await until(async () => (await counted(one.url)) === 2);
  expect(postmaster()?.pid).not.toBe(killed);
  expect(await busy).toMatch(/terminated|unexpected/i);
  expect(await query(two.url, 'select value from kept')).toEqual([{ value: 1 }]);

  await stop(one);
  expect(postmaster()?.ready).toBe(true);
  await stop(two);
  expect(postmaster()).toBeNull();
});

test('a postmaster that is told to stop when all have left, whom we never leave, is started again', async () => {
  const one = await start();
  const told = postmaster()?.pid ?? 0;
  const idle = new pg.Client({ connectionString: one.url });
  idle.on('error', () => {});
  await idle.connect();
  process.kill(told, 'SIGTERM');
  await until(async () => (await counted(one.url).catch(() => 0)) === 1);
  expect(postmaster()?.pid).not.toBe(told);
  await idle.end();
  await stop(one);
  expect(postmaster()).toBeNull();
});

test('a user whose connection alone was lost is counted again', async () => {
  const one = await start();
  const { pid } = postmaster() ?? {};
  await query(one.url, `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'touchstone'`);
  await until(async () => (await counted(one.url)) === 1);
  // Once more, and stopped before it is back.
  await query(one.url, `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'touchstone'`);
  expect(postmaster()?.pid).toBe(pid);
  await stop(one);
  expect(postmaster()).toBeNull();
});

test('a copy of a folder in use has a server of its own, and the original never sees what is written there', async () => {
  const original = await start();
  await query(original.url, 'checkpoint');
  const place = join(folder, 'copy');
  cpSync(data, place, { recursive: true, preserveTimestamps: true, filter: (file) => !/pg_internal\.init|pgsql_tmp/.test(file) });
  const before = postmaster();
  expect(postmaster(place)).toEqual(before);

  const copy = await start(place);
  expect([copy.attached, copy.url === original.url]).toEqual([false, false]);
  await query(copy.url, 'update kept set value = 2');
  expect(await query(original.url, 'select value from kept')).toEqual([{ value: 1 }]);
  expect(await query(copy.url, 'select value from kept')).toEqual([{ value: 2 }]);
  expect(postmaster()).toEqual(before);
  await stop(copy);
  expect(postmaster(place)).toBeNull();
  expect(postmaster()).toEqual(before);

  const link = join(folder, 'link');
  symlinkSync(data, link);
  const linked = await start(link);
  expect([linked.attached, linked.url]).toEqual([true, original.url]);
  await stop(linked, original);
});

test('a folder that was moved starts where it is, at the port it had; a pid that is somebody else’s by now is no obstacle', async () => {
  const { port } = new URL((await start()).url);
  const left = readFileSync(join(data, 'pg/postmaster.pid'), 'utf8');
  await stop(...users);
  const place = join(folder, 'moved');
  renameSync(data, place);
  const lines = left.split('\n');
  writeFileSync(join(place, 'pg/postmaster.pid'), [process.pid, ...lines.slice(1)].join('\n'));

  const moved = await start(place);
  expect(new URL(moved.url).port).toBe(port);
  expect(await query(moved.url, 'select value from kept')).toEqual([{ value: 1 }]);
  await stop(moved);
});
