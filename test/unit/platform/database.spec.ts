/** The platform's own tables and connections, on real PostgreSQL. */
import { migrations, openDatabase, type Database } from '../../../server/platform/db/database.js';
import { takeFirstSteps } from '../../../server/platform/first-steps.js';
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
