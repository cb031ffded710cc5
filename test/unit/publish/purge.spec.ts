/** What was removed is listed with what it holds, and ends only where its name is typed. */
import type { ComponentRef } from '../../../metadata/documents/component.js';
import { audit } from '../../../server/platform/audit/audit.js';
import { readSchemaState } from '../../../server/publish/ddl/state.js';
import { purge } from '../../../server/publish/purge.js';
import { listRemoved, type Removed } from '../../../server/publish/removed.js';
import type { SourceDocument } from '../../../server/compile/compile.js';
import { publish } from '../../../server/publish/publish.js';
import { startTestServer } from '../../support/server.js';
import { changed, machine, text } from '../compile/project.js';
import { field, nobody, object, shop, Shop, type Json } from './shop.js';

const thing = (...fields: Json[]) => object('o2', 'thing', [field('f1', 'name', 'text'), ...fields]);
const maker = object('o1', 'maker', [field('f1', 'name', 'text')]);
const size = field('f2', 'size', 'text');
const made_by = field('f3', 'made_by', 'lookup', { to: 'maker' });
const first = shop(maker, thing(size, made_by));

let it: Shop;
let acme: string;
beforeEach(async () => {
  it = await Shop.open(first);
  acme = await it.insert('maker', { name: 'Acme' });
  await it.insert('thing', { name: 'a', size: 'large', made_by: acme });
  await it.insert('thing', { name: 'b' });
  for (const [id, changes] of [
    ['o2', { f1: [null, 'a'], f2: [null, 'large'] }],
    ['o1', { f1: [null, 'Acme'] }],
  ] as const) {
    await it.rows(
      `insert into w_test._history (id, object_id, record_id, at, "by", kind, version, changes) values (gen_random_uuid(), $1, $2, now(), $3, 'created', 1, $4)`,
      [id, acme, nobody, changes],
    );
  }
});
afterEach(() => it.close());

const removed = async (): Promise<Removed[]> => listRemoved(it.pool, it.id, 'w_test', (await it.current()).model!);
const brief = async () =>
  (await removed()).map(({ at, name, object: of, removedIn, filled }) => [at.path.join('/'), name, of, removedIn, filled]);
const ref = (id: string, ...path: string[]): ComponentRef => ({ kind: 'object', id, path });
const end = (at: ComponentRef, name: string) =>
  purge(it.pool, it.workspace.release.workspace, {
    at,
    name,
    within: (client) =>
      audit.record(client, {
        workspace: it.id,
        by: nobody,
        action: 'purge.field',
        subject: ['object', at.id, ...at.path].join('/'),
        details: {},
      }),
  });

test('a field: listed, purged by its name, gone from table and history, empty when it comes back', async () => {
  expect(await removed()).toEqual([]);
  await it.publish(shop(maker, thing(made_by)));
  expect(await brief()).toEqual([['fields/f2', 'size', 'thing', 2, 1]]);
  await expect(end(ref('o2', 'fields', 'f2'), 'Size')).rejects.toMatchObject({ code: 'purge.name', params: { name: 'size' } });
  await end(ref('o2', 'fields', 'f2'), 'size');
  expect(await removed()).toEqual([]);
  expect(await it.rows(`select changes from w_test._history where object_id = 'o2'`)).toEqual([{ changes: { f1: [null, 'a'] } }]);
  expect(await it.impact(first)).toMatchObject([
    { kind: 'removed', risk: 'confirm', text: expect.stringContaining('comes back empty') },
  ]);
  await it.publish(first);
  expect(await it.rows('select size from w_test.thing')).toEqual([{ size: null }, { size: null }]);
});

test('what a release in force uses cannot be purged', async () => {
  await expect(end(ref('o2', 'fields', 'f2'), 'size')).rejects.toMatchObject({ code: 'purge.unknown' });
  await it.publish(shop(maker, thing(made_by)));
  await it.publish(first);
  await expect(end(ref('o2', 'fields', 'f2'), 'size')).rejects.toMatchObject({ code: 'purge.unknown' });
  expect(await it.rows('select size from w_test.thing where size is not null')).toEqual([{ size: 'large' }]);
});

test('the values of a former type, and a removed field with all it kept', async () => {
  await it.publish(shop(maker, thing(field('f2', 'size', 'integer'), made_by)));
  expect(await brief()).toEqual([['fields/f2/types/text', 'size', 'thing', 2, 1]]);
  await it.publish(shop(maker, thing(made_by)));
  expect(await brief()).toEqual([['fields/f2', 'size', 'thing', 3, 0]]);
  await end(ref('o2', 'fields', 'f2'), 'size');
  const { thing: table } = await readSchemaState(it.pool, 'w_test');
  expect(Object.keys(table!.columns).filter((column) => column.startsWith('_'))).toEqual([]);
});

test('purging a former type leaves the field as it is', async () => {
  await it.publish(shop(maker, thing(field('f2', 'size', 'tags'), made_by)));
  await end(ref('o2', 'fields', 'f2', 'types', 'text'), 'size');
  expect(await it.rows('select size from w_test.thing where size is not null')).toEqual([{ size: ['large'] }]);
  await it.publish(first);
  expect(await it.rows('select size from w_test.thing where size is not null')).toEqual([{ size: 'large' }]);
});

test('an object: its records, its history, and what pointed to them; restored it is empty and can be used', async () => {
  await it.publish(shop(thing(size)));
  expect((await brief()).toSorted()).toEqual(
    [
      ['', 'maker', null, 2, 1],
      ['fields/f3', 'made_by', 'thing', 2, 1],
    ].toSorted(),
  );
  await end(ref('o1'), 'maker');
  expect(await it.rows(`select count(*)::int as n from w_test._history where object_id = 'o1'`)).toEqual([{ n: 0 }]);
  expect(await it.impact(first)).toMatchObject([{ kind: 'removed', text: expect.stringContaining('without records') }]);
  await it.publish(first);
  expect(await it.rows('select made_by from w_test.thing')).toEqual([{ made_by: null }, { made_by: null }]);
  await it.insert('thing', { name: 'c', made_by: await it.insert('maker', { name: 'New' }) });
  await expect(it.insert('thing', { name: 'd', made_by: nobody })).rejects.toMatchObject({ constraint: 'fk_o2_f3' });
});

test('over HTTP, for administrators, with a trace of it', async () => {
  const server = await startTestServer();
  try {
    const publishing = (documents: SourceDocument[]) =>
      publish(server.database.admin, server.workspace, { documents, message: 'test', author: 'test' });
    await publishing(changed([machine, '/fields/-', text('extra')]));
    await publishing(changed());
    await server.runtime.releases.refresh(server.workspace.id);
    const [technician, planner] = [await server.user(['technician']), await server.user(['planner'])];
    const { id } = Object.values((await server.runtime.releases.current(server.workspace.id)).model.objects).find(
      ({ name }) => name === 'machine',
    )!;
    const at = ref(id, 'fields', 'x_extra');
    expect((await technician.get('/api/studio/removed')).status).toBe(403);
    expect((await technician.post('/api/studio/purge', { at, name: 'extra' })).status).toBe(403);
    expect((await planner.get('/api/studio/removed')).body).toEqual({
      data: [{ at, name: 'extra', label: 'extra', object: 'machine', removed_in: 3, filled: 0 }],
    });
    expect(await planner.post('/api/studio/purge', { at, name: 'other' })).toMatchObject({
      status: 422,
      body: { code: 'purge.name' },
    });
    expect((await planner.post('/api/studio/purge', { at: 'x' })).status).toBe(400);
    expect((await planner.post('/api/studio/purge', { at, name: 'extra' })).status).toBe(204);
    expect(await planner.post('/api/studio/purge', { at, name: 'extra' })).toMatchObject({
      status: 404,
      body: { code: 'purge.unknown' },
    });
    expect((await planner.get<{ data: unknown[] }>('/api/studio/audit')).body.data[0]).toMatchObject({
      action: 'purge.field',
      by: { id: planner.id },
    });
  } finally {
    await server.close();
  }
});
