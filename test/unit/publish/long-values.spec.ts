/** Indexes hold a bounded part of a text: lists, filters and searches still go by them, and those of earlier versions give way. */
import { listFromBody, listFromQuery } from '../../../server/serve/request/list.js';
import { planList } from '../../../server/serve/plan/list.js';
import { readableObject } from '../../../server/serve/request/object.js';
import { sightOf } from '../../../server/serve/sight/sight-of.js';
import { valuesOf } from '../../../server/serve/sql/bindings.js';
import { listSql } from '../../../server/serve/sql/list.js';
import type { Call } from '../../../server/contract/call.js';
import type { ListRequest } from '../../../server/serve/request/request.js';
import type { Sight } from '../../../server/serve/sight/sight.js';
import { createLog } from '../../../server/platform/log.js';
import { settleWorkspaces } from '../../../server/settle-workspaces.js';
import { problem, recordOf, writingOf, type Writing } from '../../support/writing.js';
import { dataOf, readingOf } from '../../support/reading.js';
import { field, nobody, object, shop, Shop } from './shop.js';

const documents = shop(
  object('o2', 'thing', [
    field('f1', 'name', 'text', { max_length: 2000 }),
    field('f2', 'code', 'text', { unique: true }),
    field('f3', 'mark', 'text', { unique: 'normalised' }),
    field('f4', 'place', 'text', { index: true }),
  ]),
);

/** What does not compress. */
const random = (length: number): string =>
  Array.from({ length }, () => String.fromCodePoint(0x20000 + Math.floor(Math.random() * 0xa000))).join('');

let it: Shop;
let writing: Writing;
let call: Call;
beforeAll(async () => {
  it = await Shop.open(documents);
  writing = writingOf(it.workspace);
  call = await it.workspace.call(['all']);
});
afterAll(() => it.close());

const names = async (): Promise<string[]> =>
  (await it.rows<{ name: string }>(`select indexname as name from pg_indexes where tablename = 'thing' order by 1`)).map(
    ({ name }) => name,
  );

test('an index of an earlier version, too small for a value, refuses at the field until it is replaced', async () => {
  const wanted = await names();
  const earlier = {
    so_o2_f1_2b82f2: '(("name" collate "zh-x-icu"), "id")',
    ix_o2_f4_0af4c1: '("place", "id")',
  };
  for (const name of wanted.filter((one) => /^(so_o2_f1|ix_o2_f4)_/.test(one))) await it.rows(`drop index w_test."${name}"`);
  for (const [name, definition] of Object.entries(earlier)) await it.rows(`create index "${name}" on w_test.thing ${definition}`);
  const value = { name: random(1000), place: random(255) };
  expect(await problem(writing.create(call, 'thing', value))).toMatchObject({
    status: 422,
    errors: [{ pointer: '/name', code: 'value.unstorable', message: 'name is longer than the database can take; shorten it.' }],
  });
  const { id } = recordOf(await writing.create(call, 'thing', { name: 'short' }));
  expect(await problem(writing.change(call, 'thing', id, value))).toMatchObject({ errors: [{ pointer: '/name' }] });
  const rows = [
    { op: 'create', fields: { name: 'x' } },
    { op: 'update', id, fields: value },
  ];
  expect(await problem(writing.bulk(call, 'thing', { mode: 'all', rows }))).toMatchObject({
    errors: [{ pointer: '/rows/1/fields/name' }],
  });
  await settleWorkspaces(it.workspace.database, createLog('silent'));
  expect(await names()).toEqual(wanted);
  expect(recordOf(await writing.change(call, 'thing', id, value))).toMatchObject(value);
});

test('texts that are alike in their first thousand bytes are told apart, and the same is found to be the same', async () => {
  const long = random(253);
  await writing.create(call, 'thing', { name: 'a', code: `${long}a`, mark: `${long}A` });
  expect((await writing.create(call, 'thing', { name: 'b', code: `${long}b`, mark: `${long}B` })).status).toBe(201);
  expect(await problem(writing.create(call, 'thing', { name: 'c', code: `${long}a`, mark: `${long} a` }))).toMatchObject({
    errors: [
      { pointer: '/code', code: 'value.duplicate' },
      { pointer: '/mark', code: 'value.duplicate' },
    ],
  });
});

test('a list in the order of long titles goes on from page to page', async () => {
  for (let number = 0; number < 3; number++) await writing.create(call, 'thing', { name: random(2000) });
  const reading = readingOf(it.workspace);
  const all = dataOf(await reading.list(call, 'thing', 'sort=-name&fields=name')).map(({ id }) => id);
  const paged: unknown[] = [];
  for (let after: string | null = ''; after !== null;) {
    const query = `sort=-name&fields=name&limit=1${after && `&after=${encodeURIComponent(after)}`}`;
    const { data, page } = JSON.parse((await reading.list(call, 'thing', query)).body) as {
      data: { id: string }[];
      page: { next: string | null };
    };
    paged.push(...data.map(({ id }) => id));
    after = page.next;
  }
  expect(paged).toEqual(all);
});

describe('on ten thousand rows', () => {
  beforeAll(async () => {
    await it.rows(
      `insert into w_test.thing (id, name, code, mark, place, owner, created_at, created_by, updated_at, updated_by, version)
       select gen_random_uuid(), 'Thing ' || md5(n::text), 'C' || n, 'M' || n, 'P' || n, $1, now(), $1, now(), $1, 1 from generate_series(1, 10000) n`,
      [nobody],
    );
    await it.rows('vacuum analyze w_test.thing');
  });

  const explained = async (ask: (sight: Sight) => ListRequest): Promise<string> => {
    const sight = sightOf(call.release.model, call.actor.roles);
    const { text, bindings } = listSql(planList(ask(sight)), sight, 'w_test');
    const rows = await it.rows<{ 'QUERY PLAN': string }>(`explain ${text}`, [...valuesOf(bindings, call, [])]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  const byQuery = (query: string) => explained((sight) => listFromQuery(query, readableObject('thing', sight), sight));
  const byRule = (filter: object) => explained((sight) => listFromBody({ filter }, readableObject('thing', sight), sight));

  test('lists by title go by its index, from page to page, both ways', async () => {
    for (const sort of ['name', '-name']) {
      const query = `sort=${sort}&limit=5`;
      const { page } = JSON.parse((await readingOf(it.workspace).list(call, 'thing', query)).body) as { page: { next: string } };
      for (const asked of [query, `${query}&after=${encodeURIComponent(page.next)}`]) {
        const plan = await byQuery(asked);
        expect(plan).toMatch(/Index Scan.* using so_o2_f1_/);
        expect(plan).not.toMatch(/Seq Scan on thing|Sort Key: .*left/);
      }
    }
  });

  test.each([
    ['code=C77', /uq_o2_f2_/],
    ['code.in=C77,C78', /uq_o2_f2_/],
    ['mark=M77', /uq_o2_f3_/],
    ['place=P77', /ix_o2_f4_/],
    ['place.in=P77,P78', /ix_o2_f4_/],
    ['search=abcdef', /tg_o2_f1_/],
  ])('%s', async (query, index) => {
    const plan = await byQuery(query);
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan on thing/);
  });

  test.each([
    [{ '==': [{ var: 'code' }, 'C77'] }, /uq_o2_f2_/],
    [{ '==': ['P77', { var: 'place' }] }, /ix_o2_f4_/],
    [{ in: [{ var: 'place' }, ['P77', 'P78']] }, /ix_o2_f4_/],
  ])('%j', async (filter, index) => {
    expect(await byRule(filter)).toMatch(index);
  });
});
