/** Deleting and restoring what other records point to: every kind of field that points, required or not, one record and several. */
import type { SourceDocument } from '../../../server/compile/compile.js';
import type { Call } from '../../../server/contract/call.js';
import { openWorkspaceFrom, type TestWorkspace } from '../../support/workspace.js';
import { bodyOf, problem, recordOf, writingOf, type Writing } from '../../support/writing.js';
import { extent } from '../../support/extent.js';

const label = (en: string) => ({ en });
const field = (name: string, type: string, more: object = {}) => ({ id: name, name, type, label: label(name), ...more });
const object = (name: string, ...fields: object[]): SourceDocument => ({
  file: `objects/${name}/object.json`,
  content: {
    kind: 'object',
    id: name,
    name,
    label: label(name),
    title: 'name',
    fields: [field('name', 'text', { required: true }), ...fields],
  },
});
const all = [{ rows: 'all', rights: ['create', 'read', 'update', 'delete'], fields: { '*': 'edit' } }];
const role = (name: string, objects: object): SourceDocument => ({
  file: `roles/${name}.json`,
  content: { kind: 'role', id: name, name, label: label(name), objects },
});

const to = { to: 'plant' };
const documents: readonly SourceDocument[] = [
  { file: 'template.json', content: { kind: 'app', id: 'garden', name: 'garden', version: '1.0.0', label: label('Garden') } },
  role('all', { '*': all }),
  role('plants', { plant: all, leaf: all }),
  object('plant'),
  object('leaf', field('plant', 'master_detail', to)),
  object('lookup', field('at', 'lookup', to)),
  object('needs_lookup', field('at', 'lookup', { ...to, required: true })),
  object('sometimes_needs', field('at', 'lookup', { ...to, required: { '==': [{ var: 'name' }, 'never'] } })),
  object('multi', field('at', 'multi_lookup', to)),
  object('needs_multi', field('at', 'multi_lookup', { ...to, required: true })),
  object('people', field('at', 'user', { required: true })),
  object('needs_leaf', field('at', 'multi_lookup', { to: 'leaf', required: true })),
];

let workspace: TestWorkspace;
let writing: Writing;
let call: Call;

beforeAll(async () => {
  workspace = await openWorkspaceFrom(documents);
  writing = writingOf(workspace);
  call = await workspace.call(['all']);
});
afterAll(() => workspace.close());

const make = async (name: string, values: object = {}): Promise<string> =>
  recordOf(await writing.create(call, name, { name, ...values })).id;
const remove = (name: string, ...ids: readonly string[]) =>
  ids.length === 1
    ? writing.remove(call, name, ids[0]!)
    : writing.bulk(call, name, { mode: 'all', rows: ids.map((id) => ({ op: 'delete', id })) });
const lives = async (name: string, id: string): Promise<boolean> =>
  writing.change(call, name, id, {}).then(
    () => true,
    () => false,
  );

describe.each([
  ['lookup', (id: string) => id, false],
  ['needs_lookup', (id: string) => id, true],
  ['sometimes_needs', (id: string) => id, false],
  ['multi', (id: string) => [id], false],
  ['needs_multi', (id: string) => [id], true],
  ['people', () => call.actor.user.id, false],
] as const)('%s', (name, value, isNeeded) => {
  test.each([1, 2])('%i plants deleted at once', async (count) => {
    const plants = await Promise.all(Array.from({ length: count }, () => make('plant')));
    const leaf = await make('leaf', { plant: plants[0] });
    const pointing = await make(name, { at: value(plants[0]!) });
    if (isNeeded) {
      const refused = await problem(remove('plant', ...plants));
      const references = [{ object: name, field: 'at', count: 1, ids: [pointing] }];
      expect(refused).toMatchObject({ code: 'record.referenced', status: 409, params: { others: false, references } });
      expect([await lives('plant', plants[0]!), await lives('leaf', leaf)]).toEqual([true, true]);
      await remove(name, pointing);
    }
    expect((await remove('plant', ...plants)).status).toBe(count === 1 ? 204 : 200);
    expect([await lives('plant', plants[0]!), await lives('leaf', leaf)]).toEqual([false, false]);
    expect(await lives(name, pointing)).toBe(!isNeeded);
    if (isNeeded) {
      expect(await problem(writing.restore(call, name, pointing))).toMatchObject({ code: 'record.needed_deleted', status: 409 });
    }
    await writing.restore(call, 'plant', plants[0]!);
    if (isNeeded) await writing.restore(call, name, pointing);
    expect([await lives('plant', plants[0]!), await lives('leaf', leaf), await lives(name, pointing)]).toEqual([
      true,
      true,
      true,
    ]);
  });
});

test('a list needs one that lives, whichever', async () => {
  const [one, two] = [await make('plant'), await make('plant')];
  const bed = await make('needs_multi', { at: [one, two] });
  await remove('plant', one);
  expect((await problem(remove('plant', two))).code).toBe('record.referenced');
  await writing.restore(call, 'plant', one);
  expect((await problem(remove('plant', one, two))).code).toBe('record.referenced');
  await remove('plant', two);
  await remove('needs_multi', bed);
  expect((await writing.restore(call, 'needs_multi', bed)).status).toBe(200);
});

test('of two that are deleted at the same moment, a list that needs one keeps one', async () => {
  for (let round = 0; round < extent({ usual: 3, full: 20 }); round++) {
    const plants = [await make('plant'), await make('plant')];
    await make('needs_multi', { at: plants });
    const outcomes = await Promise.allSettled(plants.map((id) => remove('plant', id)));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  }
});

test('a detail that is needed keeps its master', async () => {
  const plant = await make('plant');
  const leaf = await make('leaf', { plant });
  const pointing = await make('needs_leaf', { at: [leaf] });
  expect(await problem(remove('plant', plant))).toMatchObject({ params: { references: [{ object: 'needs_leaf', count: 1 }] } });
  await remove('needs_leaf', pointing);
  await remove('plant', plant);
  expect((await problem(writing.restore(call, 'leaf', leaf))).code).toBe('record.master_deleted');
  expect((await problem(writing.restore(call, 'needs_leaf', pointing))).code).toBe('record.needed_deleted');
});

test('each by itself: what is needed stays, the rest goes', async () => {
  const [needed, free] = [await make('plant'), await make('plant')];
  await make('needs_multi', { at: [needed] });
  const rows = [needed, free].map((id) => ({ op: 'delete', id }));
  const done = bodyOf<{ data: unknown[] }>(await writing.bulk(call, 'plant', { mode: 'each', rows })).data;
  expect(done).toMatchObject([
    { row: 0, error: { code: 'record.referenced' } },
    { row: 1, op: 'delete' },
  ]);
});

test('the number is said as one says it, and nothing of what may not be seen', async () => {
  const plant = await make('plant');
  const gardener = await workspace.call(['plants']);
  const said = async (by: Call, language: 'en' | 'zh-CN') => (await problem(writing.remove(by, 'plant', plant), language)).title;
  await make('needs_multi', { at: [plant] });
  expect([await said(call, 'en'), await said(call, 'zh-CN')]).toEqual([
    '1 record cannot be without this one. Delete it or let it point elsewhere first.',
    '有 1 条记录必须关联此记录，请先删除该记录或改为关联其他记录。',
  ]);
  await make('needs_lookup', { at: plant });
  expect(await said(call, 'en')).toBe('2 records cannot be without this one. Delete them or let them point elsewhere first.');
  expect(await problem(writing.remove(gardener, 'plant', plant))).toMatchObject({
    title: 'Records that you may not see cannot be without this one. Ask an administrator to remove them first.',
    params: { references: [], others: true },
  });
});
