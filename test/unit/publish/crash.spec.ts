/** A publish that is killed at any of its statements leaves one release or the other, whole, and the next one succeeds. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { SourceDocument } from '../../../server/compile/compile.js';
import { originsOf } from '../../../server/publish/ddl/origins.js';
import { readSchemaState } from '../../../server/publish/ddl/state.js';
import { buildServer, root } from '../../support/process.js';
import { field, object, shop, Shop, type Json } from './shop.js';
import { isFull } from '../../support/extent.js';

const name = field('f1', 'name', 'text');
const maker = object('o1', 'maker', [name]);
/** One changes into the other and back: a type, names, a removed field, a new object with lookups, indexes, a flow. */
const before = shop(
  maker,
  object('o2', 'thing', [
    name,
    field('f2', 'size', 'text'),
    field('f3', 'color', 'text', { index: true }),
    field('f4', 'old', 'text'),
  ]),
);
const flow: Json = {
  stages: [
    { id: 's1', name: 'new', label: { en: 'New' } },
    { id: 's2', name: 'used', label: { en: 'Used' }, kind: 'done' },
  ],
  transitions: [{ id: 't1', name: 'use', label: { en: 'Use' }, from: ['new'], to: 'used' }],
};
const after = shop(
  maker,
  object(
    'o2',
    'item',
    [name, field('f2', 'color', 'integer', { index: true }), field('f3', 'size', 'text'), field('f5', 'extra', 'date')],
    { flow },
  ),
  object('o3', 'part', [name, field('f1b', 'of', 'lookup', { to: 'item' }), field('f2', 'made_by', 'lookup', { to: 'maker' })]),
);
const ROWS = 1200;
/** All of them in the full test. */
const STEP = isFull ? 1 : 15;

let it: Shop;
beforeAll(async () => {
  buildServer();
  it = await Shop.open(before);
  await it.rows(
    `insert into w_test.thing (id, name, size, color, old, owner, created_at, created_by, updated_at, updated_by, version)
     select gen_random_uuid(), n::text, '00' || n, 'c' || n, 'o' || n, gen_random_uuid(), now(), gen_random_uuid(), now(), gen_random_uuid(), 1
     from generate_series(1, ${ROWS}) n`,
  );
}, 120_000);
afterAll(() => it.close());

/** True if it was killed, false if there were not as many statements. */
function publishAndDie(documents: readonly SourceDocument[], dieAt: number): Promise<boolean> {
  const url = String((it.pool.options as { connectionString?: string; url?: string }).connectionString);
  const child = fork(join(import.meta.dirname, 'crash-child.mjs'), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.send({ dist: join(root, 'dist'), url, workspace: it.workspace.release.workspace, documents, dieAt });
  return new Promise((done, fail) =>
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL' ? done(true) : code === 0 ? done(false) : fail(new Error(`ended with ${code ?? signal}`)),
    ),
  );
}

/** Every column of the release in force is there, with its values. */
async function checkWhole(): Promise<number> {
  const current = await it.current();
  const state = await readSchemaState(it.pool, 'w_test');
  for (const { object: of, table, fields } of originsOf(state, current.model, current.model!, new Map())) {
    expect(table).toBe(of.name);
    for (const one of Object.values(fields)) expect([of.name, one.column, one.change]).toEqual([of.name, one.field.name, 'none']);
  }
  const is = current.model!.objects.item !== undefined;
  const [row] = await it.rows(
    is
      ? `select count(*)::int as n from w_test.item where color = name::integer and size = 'c' || name and stage = 'new'`
      : `select count(*)::int as n from w_test.thing where size = '00' || name and color = 'c' || name and old = 'o' || name`,
  );
  expect(row).toEqual({ n: ROWS });
  return Number((await it.rows<{ release: number }>('select release from platform.workspace'))[0]!.release);
}

test('killed at every statement', async () => {
  let release = await checkWhole();
  let documents = after;
  const deaths: number[] = [];
  for (let dieAt = 1; ; dieAt += STEP) {
    if (!(await publishAndDie(documents, dieAt))) break;
    deaths.push(dieAt);
    const now = await checkWhole();
    expect([release, release + 1]).toContain(now);
    // Once the release is there, the rest is tried on the way back.
    if (now > release) documents = documents === after ? before : after;
    release = now;
  }
  expect(deaths.length).toBeGreaterThan(40 / STEP);
  // What is half done by now is finished by the next publish, and what is not wanted is gone.
  expect((await it.publish(documents)).unsettled).toBeUndefined();
  await checkWhole();
  expect(await it.plan(documents)).toMatchObject({ changes: [], ddl: [] });
  const invalid = await it.rows(
    `select c.relname from pg_index x join pg_class c on c.oid = x.indexrelid where not x.indisvalid`,
  );
  expect(invalid).toEqual([]);
}, 600_000);
