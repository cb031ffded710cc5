/** The platform's own tables and connections, on real PostgreSQL. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { migrations as queueMigrations } from 'graphile-worker/dist/generated/sql.js';
import pg, { type PoolClient } from 'pg';
import { platformVersion } from '../../../metadata/platform-version.js';
import { inTransaction, withClient } from '../../../server/platform/db/checkout.js';
import { placeOf, probePool } from '../../../server/platform/db/connection.js';
import { migrations, openDatabase, type Database } from '../../../server/platform/db/database.js';
import { newestQueue } from '../../../server/platform/db/known-data.js';
import { isLoss, OutcomeUnknown } from '../../../server/platform/db/loss.js';
import { Readiness } from '../../../server/platform/db/readiness.js';
import { takeFirstSteps } from '../../../server/platform/first-steps.js';
import { Queue } from '../../../server/platform/jobs/queue.js';
import { createLog } from '../../../server/platform/log.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const log = createLog('silent');
let test_: TestDatabase;
let databases: Database[];
beforeAll(async () => {
  test_ = await createTestDatabase();
  // As processes do that start at the same time.
  databases = await Promise.all([openDatabase(test_.url, log), openDatabase(test_.url, log), openDatabase(test_.url, log)]);
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()));
  await test_.drop();
});

const first = (): Database => databases[0] as Database;
const column = async (sql: string): Promise<unknown[]> =>
  (await test_.pool.query<{ value: unknown }>(sql)).rows.map(({ value }) => value);

test('processes that start together migrate once', async () => {
  expect(await column('select name as value from platform.migration order by timestamp')).toEqual(
    migrations.map(({ name }) => name),
  );
  expect(await column('select distinct version as value from platform.migration')).toEqual([platformVersion]);
});

test('entities and tables name the same columns', async () => {
  for (const { tableName, columns } of first().source.entityMetadatas) {
    const found = await column(
      `select column_name as value from information_schema.columns where table_schema = 'platform' and table_name = '${tableName}'`,
    );
    expect([tableName, found.toSorted()]).toEqual([tableName, columns.map(({ databaseName }) => databaseName).toSorted()]);
  }
});

test('every table has a primary key, and nothing counts by itself', async () => {
  const without = `select c.relname as value from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'platform' and c.relkind = 'r' and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`;
  expect(await column(without)).toEqual([]);
  expect(
    await column(
      `select relname as value from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'platform' and c.relkind = 'S'`,
    ),
  ).toEqual([]);
});

test('no foreign key is without an index on the side that points', async () => {
  const without = `select k.conname as value from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where n.nspname = 'platform' and k.contype = 'f' and not exists (
      select 1 from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = any (k.conkey))`;
  expect(await column(without)).toEqual([]);
});

test('connections have what wire formats and plans depend on, and their limits', async () => {
  const settings = [
    'TimeZone',
    'DateStyle',
    'jit',
    'client_encoding',
    'statement_timeout',
    'lock_timeout',
    'idle_in_transaction_session_timeout',
  ];
  const read = async (pool: Database['records']): Promise<unknown[]> =>
    Promise.all(
      settings.map(
        async (name) => (await pool.query<{ value: string }>('select current_setting($1) as value', [name])).rows[0]?.value,
      ),
    );
  expect(await read(first().records)).toEqual(['UTC', 'ISO, YMD', 'off', 'UTF8', '15s', '5s', '20s']);
  expect(await read(first().admin)).toEqual(['UTC', 'ISO, YMD', 'off', 'UTF8', '5min', '30s', '1min']);
});

test('departments of another workspace are no parents and hold no members', async () => {
  const id = (n: number): string => `00000000-0000-7000-8000-00000000000${n}`;
  await test_.pool.query(
    `insert into platform.workspace (id, name, label, schema) values ($1, 'a', 'A', 'w_a'), ($2, 'b', 'B', 'w_b')`,
    [id(1), id(2)],
  );
  await test_.pool.query(`insert into platform.department (id, workspace_id, name) values ($1, $2, 'D')`, [id(3), id(1)]);
  await expect(
    test_.pool.query(`insert into platform.department (id, workspace_id, parent_id, name) values ($1, $2, $3, 'E')`, [
      id(4),
      id(2),
      id(3),
    ]),
  ).rejects.toMatchObject({ constraint: 'department_parent_fkey' });
  await test_.pool.query(`insert into platform."user" (id, email, name, password_hash) values ($1, 'a@b', 'A', '')`, [id(5)]);
  await expect(
    test_.pool.query('insert into platform.membership (workspace_id, user_id, department_id) values ($1, $2, $3)', [
      id(2),
      id(5),
      id(3),
    ]),
  ).rejects.toMatchObject({ constraint: 'membership_department_fkey' });
});

describe('data that is not ours to migrate is refused, and nothing is changed', () => {
  let other: TestDatabase;
  beforeEach(async () => {
    other = await createTestDatabase();
  });
  afterEach(() => other.drop());

  /** The sentence that opening ends with, and how the platform tables stand before and after. */
  async function refusal(): Promise<string> {
    const state = async (): Promise<unknown> =>
      (
        await other.pool.query(
          `select c.relname, c.oid, case when c.relname = 'migration' then query_to_xml('select * from platform.migration', true, true, '')::text end as rows
           from pg_class c where c.relnamespace = to_regnamespace('platform') order by 1`,
        )
      ).rows;
    const before = await state();
    const { name, message } = await openDatabase(other.url, log).then(
      () => new Error('opened'),
      (error: Error) => error,
    );
    expect(await state()).toEqual(before);
    expect(name).toBe('StartFault');
    return message.replaceAll(placeOf(other.url), '(place)');
  }

  async function migrated(): Promise<void> {
    await (await openDatabase(other.url, log)).close();
  }

  test.each([
    ['9.1.0', 'Touchstone 9.1.0', '9.1.0 or later'],
    [null, 'a newer Touchstone', 'the newer version'],
    // Made in between two versions.
    [platformVersion, 'a newer Touchstone', 'the newer version'],
  ])('migrated by a version that says it is %j', async (version, by, start) => {
    await migrated();
    await other.pool.query(
      `insert into platform.migration (timestamp, name, version) values (9000000000000, 'ToCome9', $1), (9100000000000, 'Later9', null)`,
      [version],
    );
    expect(await refusal()).toBe(
      `The database at (place) was migrated by ${by}, and this is ${platformVersion}. This version does not know what was done to it (ToCome9, Later9). Start ${start}, or restore a backup from before the upgrade. Nothing was changed.`,
    );
  });

  test('a queue of jobs that a newer version has changed; what it calls harmless is let pass', async () => {
    await other.pool.query(
      `create schema graphile_worker;
       create table graphile_worker.migrations (id int primary key, ts timestamptz not null default now(), breaking boolean not null default false);
       insert into graphile_worker.migrations values (${newestQueue + 1})`,
    );
    await migrated();
    await other.pool.query(`insert into graphile_worker.migrations values (${newestQueue + 2}, now(), true)`);
    expect(await refusal()).toBe(
      `The database at (place) was migrated by a newer Touchstone, and this is ${platformVersion}. Its queue of jobs (schema “graphile_worker”) has revision ${newestQueue + 2}, and this version knows ${newestQueue}. Start the newer version, or restore a backup from before the upgrade. Nothing was changed.`,
    );
    expect(Math.max(...Object.keys(queueMigrations).map((file) => Number.parseInt(file, 10)))).toBe(newestQueue);
  });

  test.each([
    ['create table platform.widget (id int)', 'it holds widget'],
    ['create table platform.migration (id int, done boolean)', 'it holds migration'],
    [
      `create table platform.migration (id serial primary key, timestamp bigint, name text); insert into platform.migration (timestamp, name) values (1, 'Widgets1')`,
      'its table “migration” lists other migrations',
    ],
  ])('a schema of another program: %s', async (sql, why) => {
    await other.pool.query(`create schema platform; ${sql}`);
    expect(await refusal()).toBe(
      `The database at (place) has a schema “platform” that is not Touchstone’s: ${why}. Name another database in DATABASE_URL, or rename that schema. Nothing was changed.`,
    );
  });

  test('a database that accepts no changes', async () => {
    await other.pool.query(`alter database ${new URL(other.url).pathname.slice(1)} set default_transaction_read_only = on`);
    expect(await refusal()).toBe(
      'The database at (place) accepts no changes: it is a standby, or was made read-only. Name the primary in DATABASE_URL, or let it be written to.',
    );
  });

  test('a schema that is empty is used', async () => {
    await other.pool.query('create schema platform');
    await migrated();
  });
});

describe('a connection taken out', () => {
  const end = (pid: number): Promise<unknown> => test_.pool.query('select pg_terminate_backend($1)', [pid]);
  const pidOf = async (client: PoolClient): Promise<number> =>
    (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;
  const kinds = ['records', 'admin', 'jobs'] as const;

  test.each(kinds)('of %s may be lost at any moment; what was begun on it fails, and the next one is another', async (kind) => {
    const pool = first()[kind];
    let lost = 0;
    const work = inTransaction(pool, async (client) => {
      lost = await pidOf(client);
      const isGone = new Promise((done) => client.once('end', done));
      await end(lost);
      await isGone;
      await client.query('select 1');
    });
    const error: unknown = await work.catch((reason: unknown) => reason);
    expect(isLoss(error)).toBe(true);
    expect(error).not.toBeInstanceOf(OutcomeUnknown);
    expect(await withClient(pool, pidOf)).not.toBe(lost);
  });

  test.each(kinds)('of %s that is lost in its commit leaves the outcome open', async (kind) => {
    await test_.pool.query(`create table public.slow_${kind} (n int);
      create function public.dawdle_${kind}() returns trigger language plpgsql as $$ begin perform pg_sleep(30); return null; end $$;
      create constraint trigger dawdle after insert on public.slow_${kind} deferrable initially deferred
        for each row execute function public.dawdle_${kind}()`);
    let pid = 0;
    const work = inTransaction(first()[kind], async (client) => {
      pid = await pidOf(client);
      await client.query(`insert into public.slow_${kind} values (1)`);
    });
    const ended = work.catch((reason: unknown) => reason);
    const isCommitting = `select 1 from pg_stat_activity where pid = $1 and query = 'commit' and wait_event = 'PgSleep'`;
    while ((await test_.pool.query(isCommitting, [pid])).rowCount === 0);
    await end(pid);
    expect(await ended).toBeInstanceOf(OutcomeUnknown);
  });

  test('goes back only where it is at rest', async () => {
    const pool = first().admin;
    const pid = await withClient(pool, pidOf);
    expect(await withClient(pool, pidOf)).toBe(pid);
    await withClient(pool, async (client) => {
      expect(await pidOf(client)).toBe(pid);
      await client.query('begin');
    });
    expect(await withClient(pool, pidOf)).not.toBe(pid);
  });

  test('commits nothing where a statement failed and nobody asked', async () => {
    const work = inTransaction(first().admin, (client) => client.query('select 1/0').catch(() => {}));
    await expect(work).rejects.toThrow('nothing was saved');
  });

  test('does not show the key that cancels its statements', async () => {
    await withClient(first().admin, (client) => {
      expect(inspect(client, { depth: 1 })).not.toContain('secretKey');
      return Promise.resolve();
    });
  });
});

describe('first steps', () => {
  test('go on where a start was interrupted, and are taken once by all', async () => {
    const taken: string[] = [];
    const step =
      (name: string, fails = false) =>
      () => {
        taken.push(name);
        return fails ? Promise.reject(new Error(`${name} was interrupted`)) : Promise.resolve();
      };
    await expect(takeFirstSteps(first().admin, { a: step('a'), b: step('b', true), c: step('c') })).rejects.toThrow(
      'b was interrupted',
    );
    const rest = { a: step('a'), b: step('b'), c: step('c') };
    await Promise.all(databases.map(({ admin }) => takeFirstSteps(admin, rest)));
    await takeFirstSteps(first().admin, rest);
    expect(taken).toEqual(['a', 'b', 'b', 'c']);
  });
});

test('a database that hangs is found out within a second, by one connection at a time', async () => {
  const { hostname, port } = new URL(test_.url);
  const ways: Socket[] = [];
  let isOpen = true;
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    ways.push(near, far);
    for (const socket of [near, far]) socket.on('error', () => {});
    if (isOpen) near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const url = new URL(test_.url);
  url.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const readiness = new Readiness(new pg.Pool(probePool(url.href)), log);
  const asked = async (): Promise<unknown> => {
    const began = Date.now();
    const obstacle = await readiness.obstacle();
    expect(Date.now() - began).toBeLessThan(1_000);
    return obstacle;
  };
  try {
    expect(await Promise.all([asked(), asked()])).toEqual([null, null]);
    expect(ways).toHaveLength(2);
    isOpen = false;
    for (const way of ways) way.unpipe().pause();
    await sleep(1_000);
    // Some while the last question is still out, some after it was given up.
    for (let times = 0; times < 3; times++) {
      expect(await Promise.all([asked(), asked(), asked()])).toEqual(Array(3).fill(expect.any(Error)));
    }
    expect(ways.length).toBeLessThanOrEqual(6);
    expect(
      await column(
        `select count(*)::int as value from pg_stat_activity where application_name = 'touchstone probe' and datname = current_database()`,
      ),
    ).toEqual([1]);
    isOpen = true;
    await sleep(1_000);
    // The question that is out may still belong to the time before.
    if ((await asked()) !== null) await sleep(1_000);
    expect(await asked()).toBeNull();
  } finally {
    await readiness.close();
    for (const way of ways) way.destroy();
    proxy.close();
  }
});

test('a database that takes no changes is one line of the queue of jobs, with our code and without a stack', async () => {
  const nothing = { work: async () => {}, attempts: 1 };
  const able = new Queue(first().jobs, log, { ...nothing, onEnd: () => {} });
  await able.open();
  await able.stop();

  const out = new PassThrough();
  const printed = jest.spyOn(console, 'trace').mockImplementation(() => {});
  const pool = new pg.Pool({ connectionString: test_.url, options: '-c default_transaction_read_only=on' });
  let ends = 0;
  let queue!: Queue;
  await new Promise<void>((done) => {
    // As jobs do: others take the place of workers that ended, which fare no better.
    const onEnd = (): void => void (++ends < 3 ? queue.open() : done());
    queue = new Queue(pool, createLog('warn', out as unknown as NodeJS.WriteStream), { ...nothing, onEnd });
    void queue.open();
  });
  await queue.stop();
  await pool.end();
  const lines = String(out.read()).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ level: 40, code: 'database.read_only', reason: expect.stringMatching(/read-only transaction/) }),
  ]);
  expect(lines[0]).not.toContain('stack');
  expect(printed.mock.calls).toEqual([]);
  printed.mockRestore();
});
