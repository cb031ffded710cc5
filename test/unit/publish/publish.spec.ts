/** Documents become tables and releases, and what is removed comes back with its values. */
import { join } from 'node:path';
import type { SourceDocument } from '../../../server/compile/compile.js';
import { Failure } from '../../../server/errors/define.js';
import { readSchemaState } from '../../../server/publish/ddl/state.js';
import { planPublish, type Current } from '../../../server/publish/plan.js';
import { currentOf, publish } from '../../../server/publish/publish.js';
import { addUser, openWorkspaceFrom, type TestWorkspace } from '../../support/workspace.js';
import { refusal } from './shop.js';

type Json = Record<string, unknown>;
const label = (en: string) => ({ en });
const text = (id: string, name: string, more: Json = {}): Json => ({ id, name, type: 'text', label: label(name), ...more });
const app: SourceDocument = {
  file: 'template.json',
  content: { kind: 'app', id: 'shop', name: 'shop', version: '1.0.0', label: label('Shop') },
};
const role: SourceDocument = {
  file: 'roles/all.json',
  content: {
    kind: 'role',
    id: 'r1',
    name: 'all',
    label: label('All'),
    objects: {
      '*': [{ rows: 'all', rights: ['create', 'read', 'update', 'delete'], fields: { '*': 'edit' }, transitions: ['*'] }],
    },
  },
};
const object = (id: string, name: string, fields: Json[], more: Json = {}): SourceDocument => ({
  file: join('objects', name, 'object.json'),
  content: { kind: 'object', id, name, label: label(name), title: 'name', fields, ...more },
});
const shop = (...objects: SourceDocument[]): SourceDocument[] => [app, role, ...objects];

const first = shop(
  object('o1', 'maker', [text('f1', 'name')]),
  object('o2', 'thing', [
    text('f1', 'name'),
    text('f2', 'size'),
    { id: 'f3', name: 'made_by', type: 'lookup', to: 'maker', label: label('Made by') },
  ]),
);

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openWorkspaceFrom(first);
});
afterEach(() => workspace.close());

const apply = (documents: readonly SourceDocument[], basedOn?: number) =>
  publish(workspace.database.admin, workspace.release.workspace, {
    documents,
    message: 'test',
    author: 'test',
    ...(basedOn !== undefined && { basedOn }),
  });
const current = async (): Promise<Current> => {
  const { workspace: at, number } = await workspace.releases.refresh(workspace.release.workspace.id);
  return currentOf(workspace.database.admin, at.id, number);
};
const query = async (sql: string): Promise<Json[]> => (await workspace.database.admin.query<Json>(sql)).rows;
const insert = (name: string, size: string | null = null): Promise<Json[]> =>
  query(`insert into w_test.thing (id, name, size, owner, created_at, created_by, updated_at, updated_by, version)
    values (gen_random_uuid(), '${name}', ${size === null ? 'null' : `'${size}'`}, gen_random_uuid(), now(), gen_random_uuid(), now(), gen_random_uuid(), 1)`);
const columns = async (table: string): Promise<string[]> =>
  Object.keys((await readSchemaState(workspace.database.admin, 'w_test'))[table]?.columns ?? {});

test('the first release makes the tables, their keys and their indexes', async () => {
  const state = await readSchemaState(workspace.database.admin, 'w_test');
  expect(Object.keys(state).toSorted()).toEqual(['_counter', '_history', '_idempotency', 'maker', 'thing']);
  expect(state.thing?.columns).toMatchObject({
    id: 'uuid',
    name: 'text',
    made_by: 'uuid',
    created_at: 'timestamp(3) with time zone',
    version: 'bigint',
  });
  expect(state.thing?.constraints).toEqual(expect.arrayContaining(['fk_o2_f3', 'pk_o2']));
  for (const index of ['ix_o2_f3_', 'tg_o2_f1_', 'ix_o2_owner_']) {
    expect(state.thing?.indexes).toContainEqual(expect.stringContaining(index));
  }
});

test('the same documents again publish nothing', async () => {
  expect(await apply(first)).toMatchObject({ release: 1, changed: false });
});

test('a plan after its publish is empty', async () => {
  const next = shop(object('o1', 'maker', [text('f1', 'name'), text('f9', 'city', { index: true })]), first[3]!);
  await apply(next);
  const plan = await planPublish(workspace.database.admin, 'w_test', await current(), next);
  expect([plan.changes, plan.ddl]).toEqual([[], []]);
});

test('a rename moves a column and no value', async () => {
  await insert('a', 'large');
  await apply(
    shop(
      first[2]!,
      object('o2', 'item', [
        text('f1', 'name'),
        text('f2', 'dimension'),
        { id: 'f3', name: 'made_by', type: 'lookup', to: 'maker', label: label('Made by') },
      ]),
    ),
  );
  expect(await query('select name, dimension from w_test.item')).toEqual([{ name: 'a', dimension: 'large' }]);
});

test('two fields swap names', async () => {
  await insert('a', 'large');
  await apply(shop(first[2]!, object('o2', 'thing', [text('f1', 'size'), text('f2', 'name')])));
  expect(await query('select name, size from w_test.thing')).toEqual([{ name: 'large', size: 'a' }]);
});

test('a removed field comes back with its values, even after another took its name', async () => {
  await insert('a', 'large');
  await apply(shop(first[2]!, object('o2', 'thing', [text('f1', 'name'), text('f8', 'size')])));
  expect(await query('select size from w_test.thing')).toEqual([{ size: null }]);
  await apply(first);
  expect(await query('select size from w_test.thing')).toEqual([{ size: 'large' }]);
  expect(await columns('thing')).toContain('_removed_f8');
});

test('a removed object comes back with its records', async () => {
  await insert('a');
  await apply(shop(first[2]!));
  expect(await columns('thing')).toEqual([]);
  await apply(first);
  expect(await query('select name from w_test.thing')).toEqual([{ name: 'a' }]);
});

test('records from before a flow start in its first stage', async () => {
  await insert('a');
  const flow = {
    stages: [
      { id: 's1', name: 'new', label: label('New') },
      { id: 's2', name: 'used', label: label('Used'), kind: 'done' },
    ],
    transitions: [{ id: 't1', name: 'use', label: label('Use'), from: ['new'], to: 'used' }],
  };
  await apply(shop(first[2]!, object('o2', 'thing', [text('f1', 'name'), text('f2', 'size')], { flow })));
  expect(await query('select stage, stage_since = created_at as since_birth from w_test.thing')).toEqual([
    { stage: 'new', since_birth: true },
  ]);
});

test('duplicate values refuse a field that becomes unique, and nothing happens', async () => {
  await insert('Acme', 'x');
  await insert('ＡＣＭＥ ', 'x');
  const unique = shop(
    first[2]!,
    object('o2', 'thing', [text('f1', 'name', { unique: 'normalised' }), text('f2', 'size'), text('f4', 'extra')]),
  );
  await expect(apply(unique)).rejects.toMatchObject({
    code: 'publish.duplicates',
    violations: [{ pointer: '/objects/thing/fields/name/unique', params: { count: 1 } }],
  });
  expect(await columns('thing')).not.toContain('extra');
});

test('a unique index holds after the publish', async () => {
  await apply(shop(first[2]!, object('o2', 'thing', [text('f1', 'name', { unique: 'normalised' }), text('f2', 'size')])));
  await insert('Acme');
  await expect(insert('ＡＣＭＥ ')).rejects.toMatchObject({ code: '23505', constraint: expect.stringMatching(/^uq_o2_f1_/) });
});

test('a field that is unique no longer takes the same value twice again', async () => {
  await apply(shop(first[2]!, object('o2', 'thing', [text('f1', 'name', { unique: true }), text('f2', 'size')])));
  await apply(first);
  await insert('Acme');
  await insert('Acme');
  expect(await query('select count(*)::int as n from w_test.thing')).toEqual([{ n: 2 }]);
});

test('a type without a way to it is refused by name', async () => {
  const pointing = shop(
    first[2]!,
    object('o2', 'thing', [text('f1', 'name'), { id: 'f2', name: 'size', type: 'lookup', to: 'maker', label: label('Size') }]),
  );
  await expect(apply(pointing)).rejects.toMatchObject({
    code: 'publish.refused',
    violations: [{ pointer: '/objects/thing/fields/size/type', code: 'publish.type_change' }],
  });
});

test('invalid documents are refused with every error and its place', async () => {
  const wrong = shop(
    first[2]!,
    object('o2', 'thing', [
      text('f1', 'name'),
      { id: 'f3', name: 'made_by', type: 'lookup', to: 'makr', label: label('Made by') },
    ]),
  );
  const failure: unknown = await apply(wrong).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect((failure as Failure).violations).toEqual([
    expect.objectContaining({ pointer: '/objects/thing/object.json#/fields/1/to' }),
  ]);
});

test('of two publishes made against one release the second is told', async () => {
  await apply(shop(first[2]!, object('o2', 'thing', [text('f1', 'name'), text('f5', 'one')])), 1);
  await expect(apply(shop(first[2]!, object('o2', 'thing', [text('f1', 'name'), text('f6', 'two')])), 1)).rejects.toMatchObject({
    code: 'publish.conflict',
    params: { based_on: 1, current: 2 },
  });
});

test('a publish waits for a busy table in short tries and then succeeds', async () => {
  const client = await workspace.database.admin.connect();
  await client.query('begin');
  await client.query('lock table w_test.thing in row exclusive mode');
  const published = apply(shop(first[2]!, object('o2', 'thing', [text('f1', 'name'), text('f7', 'late')])));
  await new Promise((done) => setTimeout(done, 400));
  await client.query('commit');
  client.release();
  expect(await published).toMatchObject({ release: 2 });
});

describe('who administers', () => {
  const admins = (id: string, name: string, administer: boolean): SourceDocument => ({
    file: `roles/${name}.json`,
    content: { kind: 'role', id, name, label: label(name), administer, objects: {} },
  });
  const withRoles = (...roles: SourceDocument[]): SourceDocument[] => [...first, ...roles];
  const lost = ['publish.refused', ['/roles', 'publish.no_administrator']];
  const member = async (role: string): Promise<string> => {
    const { database, release } = workspace;
    const user = await addUser(database, release.workspace.id);
    await database.admin.query(
      `insert into platform.membership_role ("workspace_id", "user_id", "role_id") values ($1, $2, $3)`,
      [release.workspace.id, user, role],
    );
    return user;
  };
  const deactivate = (user: string) => `update platform.membership set active = false where user_id = '${user}'`;

  test('may be nobody while nobody administers yet', async () => {
    await member('r1');
    expect(await apply(withRoles(admins('a', 'boss', false)))).toMatchObject({ release: 2 });
  });

  test('is not lost with the right, the role, or the users it is left to', async () => {
    await apply(withRoles(admins('a', 'boss', true), admins('b', 'deputy', true)));
    const boss = await member('a');
    expect(await refusal(apply(withRoles(admins('a', 'boss', false), admins('b', 'deputy', true))))).toEqual(lost);
    expect(await refusal(apply(withRoles(admins('b', 'deputy', true))))).toEqual(lost);
    const { refused } = await planPublish(workspace.database.admin, 'w_test', await current(), first);
    expect(refused).toEqual([{ pointer: '/roles', code: 'publish.no_administrator', params: {} }]);
    // Nobody holds what is only called alike; a role that is renamed is still the same.
    expect(await refusal(apply(withRoles(admins('c', 'boss', true))))).toEqual(lost);
    expect(await apply(withRoles(admins('a', 'chief', true)))).toMatchObject({ release: 3 });

    await apply(withRoles(admins('a', 'chief', true), admins('b', 'deputy', true)));
    const deputy = await member('b');
    await query(deactivate(deputy));
    expect(await refusal(apply(withRoles(admins('b', 'deputy', true))))).toEqual(lost);
    await query(`update platform.membership set active = true where user_id = '${deputy}'`);
    await query(`update platform."user" set active = false where id = '${deputy}'`);
    expect(await refusal(apply(withRoles(admins('b', 'deputy', true))))).toEqual(lost);
    await query(`update platform."user" set active = true where id = '${deputy}'`);
    expect(await apply(withRoles(admins('b', 'deputy', true)))).toMatchObject({ release: 5 });
    await query(deactivate(boss));
  });

  test('is decided after a change to users that is under way', async () => {
    await apply(withRoles(admins('a', 'boss', true), admins('b', 'deputy', true)));
    const [boss] = [await member('a'), await member('b')];
    const client = await workspace.database.admin.connect();
    await client.query('begin');
    await client.query(`select 1 from platform.workspace for no key update`);
    await client.query(deactivate(boss));
    const publishing = refusal(apply(withRoles(admins('a', 'boss', true))));
    const isWaiting = async () =>
      (await query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length > 0;
    while (!(await isWaiting())) await new Promise((done) => setImmediate(done));
    await client.query('commit');
    client.release();
    expect(await publishing).toEqual(lost);
  });
});
