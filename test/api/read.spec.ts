/** Reading over HTTP: every parameter, headers, errors in both languages, and a release that comes in between. */
import type { Problem } from '../../server/contract/problem.js';
import { readDocuments } from '../../server/publish/folder.js';
import { publish } from '../../server/publish/publish.js';
import type { Release } from '../../server/contract/call.js';
import type { Caller } from '../support/caller.js';
import { idOf, insertRow } from '../support/rows.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { project } from '../support/workspace.js';

interface Records {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly page: { readonly next: string | null; readonly count?: number; readonly capped?: boolean };
}

let server: TestServer;
let admin: Caller;
let release: Release;
beforeAll(async () => {
  server = await startTestServer({ project: project('deals') });
  admin = await server.user(['admin'], { name: 'Ada' });
  release = await server.runtime.releases.current(server.workspace.id);
  const account = (number: number, values: object): Promise<void> =>
    insertRow(server.database.records, release, 'account', { id: idOf(number), owner: admin.id, ...values });
  await account(1, { name: 'Alpha', industry: 'retail', revenue: 500, tags: ['a'], vip: true, phone: '+8613812345678' });
  await account(2, { name: 'Beta', industry: 'energy', revenue: 100.5, parent: idOf(1), opened_on: '2026-01-31' });
  await account(3, { name: '北京', industry: 'retail', parent: idOf(2) });
  await account(4, { name: 'Gone', deleted_at: '2026-02-01T00:00:00.000Z', deleted_by: admin.id });
});
afterAll(() => server.close());

const list = async (query = ''): Promise<Records> => {
  const { status, body } = await admin.get<Records>(`/api/records/account${query}`);
  expect(status).toBe(200);
  return body;
};
const names = async (query: string): Promise<readonly unknown[]> =>
  (await list(`?sort=id&${query}`)).data.map(({ name }) => name);

describe('list', () => {
  test('says when, what and how long', async () => {
    const { headers, body } = await admin.get<Records>('/api/records/account');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('server-timing')).toMatch(/^sight;dur=[\d.]+, plan;dur=[\d.]+, db;dur=[\d.]+, response;dur=[\d.]+$/);
    expect(headers.get('x-request-id')).toBeTruthy();
    expect(body.page).toEqual({ next: null });
    expect(body.data.map(({ id }) => id)).toEqual([idOf(3), idOf(2), idOf(1)]);
    expect(body.data[2]).toMatchObject({
      id: idOf(1),
      version: 1,
      name: 'Alpha',
      industry: 'retail',
      revenue: 500,
      tags: ['a'],
      vip: true,
      parent: null,
      owner: { id: admin.id, label: 'Ada' },
      created_at: '2026-01-02T03:04:05.678Z',
    });
    expect(body.data[2]).not.toHaveProperty('deleted_at');
  });

  test.each([
    ['industry=retail', ['Alpha', '北京']],
    ['industry.in=retail,energy', ['Alpha', 'Beta', '北京']],
    ['industry.not_in=retail', ['Beta']],
    ['industry.ne=retail', ['Beta']],
    ['revenue.gte=100.5', ['Alpha', 'Beta']],
    ['revenue.gt=100.5', ['Alpha']],
    ['revenue.lt=500', ['Beta']],
    ['revenue.lte=500&revenue.gt=100.5', ['Alpha']],
    ['revenue.empty=true', ['北京']],
    ['revenue.empty=false', ['Alpha', 'Beta']],
    ['revenue.ne=500', ['Beta', '北京']],
    ['name.contains=A', ['Alpha', 'Beta']],
    ['name.contains=%25', []],
    ['name.starts_with=al', ['Alpha']],
    ['tags.has=a', ['Alpha']],
    ['vip=true', ['Alpha']],
    ['phone=138-1234-5678', ['Alpha']],
    ['opened_on=2026-01-31', ['Beta']],
    ['created_at.gt=2026-01-01T00:00:00%2B08:00', ['Alpha', 'Beta', '北京']],
    [`parent=${idOf(1)}`, ['Beta']],
    [`id.in=${idOf(1)},${idOf(3)}`, ['Alpha', '北京']],
    ['parent.name=Alpha', ['Beta']],
    ['parent.parent.name=Alpha', ['北京']],
    ['parent.parent.industry.in=retail', ['北京']],
    ['owner.name=Ada', ['Alpha', 'Beta', '北京']],
    ['search=ET', ['Beta']],
    ['search=%20', ['Alpha', 'Beta', '北京']],
    ['deleted=true', ['Gone']],
    ['view=rich', ['Alpha', 'Beta']],
    ['view=rich&industry=energy', ['Beta']],
    [
      `filter=${encodeURIComponent(JSON.stringify({ or: [{ '==': [{ var: 'name' }, 'Beta'] }, { '!': [{ var: 'parent' }] }] }))}`,
      ['Alpha', 'Beta'],
    ],
    [`filter=${encodeURIComponent(JSON.stringify({ '==': [{ var: 'owner' }, { user: ['id'] }] }))}&industry=energy`, ['Beta']],
  ])('%s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  test('fields, paths and labels', async () => {
    const { data } = await list(`?id=${idOf(3)}&fields=name,parent,parent.parent.name,owner.name`);
    expect(data).toEqual([
      {
        id: idOf(3),
        version: 1,
        name: '北京',
        parent: { id: idOf(2), label: 'Beta' },
        'parent.parent.name': 'Alpha',
        'owner.name': 'Ada',
      },
    ]);
  });

  test('counts none, capped and exact', async () => {
    expect((await list('?count=none')).page).toEqual({ next: null });
    expect((await list('?count=exact&limit=1')).page).toMatchObject({ count: 3 });
    expect((await list('?count=capped&industry=retail')).page).toMatchObject({ count: 2, capped: false });
    await server.database.records.query(
      `insert into "w_main"."memo" ("id", "owner", "body", "created_at", "created_by", "updated_at", "updated_by", "version")
       select gen_random_uuid(), $1, 'memo ' || n, now(), $1, now(), $1, 1 from generate_series(1, 1200) n`,
      [admin.id],
    );
    const memos = async (count: string) => (await admin.get<Records>(`/api/records/memo?limit=1&count=${count}`)).body.page;
    expect(await memos('capped')).toMatchObject({ count: 1000, capped: true });
    expect(await memos('exact')).toMatchObject({ count: 1200 });
  });

  test('pages', async () => {
    const first = await list('?sort=name&limit=2&fields=name');
    const second = await list(`?sort=name&limit=2&fields=name&after=${first.page.next}`);
    expect([...first.data, ...second.data].map(({ name }) => name).toSorted()).toEqual(['Alpha', 'Beta', '北京']);
    expect(second.page.next).toBeNull();
  });

  test('a JSON body asks the same', async () => {
    const body = {
      fields: ['name'],
      filter: { '==': [{ var: 'industry' }, 'retail'] },
      sort: ['-name'],
      limit: 1,
      count: 'exact',
    };
    const answer = await admin.post<Records>('/api/records/account/query', body);
    expect(answer.status).toBe(200);
    expect(answer.body.page.count).toBe(2);
    const next = await admin.post<Records>('/api/records/account/query', { ...body, after: answer.body.page.next });
    expect([...answer.body.data, ...next.body.data].map(({ id }) => id).toSorted()).toEqual([idOf(1), idOf(3)]);
  });
});

describe('one', () => {
  test('with its version', async () => {
    const { status, headers, body } = await admin.get<{ data: unknown }>(`/api/records/account/${idOf(2)}?fields=name,parent`);
    expect([status, headers.get('etag')]).toEqual([200, '"1"']);
    expect(body).toEqual({ data: { id: idOf(2), version: 1, name: 'Beta', parent: { id: idOf(1), label: 'Alpha' } } });
  });

  test.each(['"1"', 'W/"1"', '"0", "1"', '*'])('not again where it is known: %s', async (known) => {
    const answer = await admin.get(`/api/records/account/${idOf(2)}`, { 'if-none-match': known });
    expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([304, '', '"1"']);
  });

  test('again where another version is known', async () => {
    expect((await admin.get(`/api/records/account/${idOf(2)}`, { 'if-none-match': '"2"' })).status).toBe(200);
  });

  test.each([idOf(4), idOf(77), 'x'])('%s is unknown', async (id) => {
    const { status, body } = await admin.get<Problem>(`/api/records/account/${id}`);
    expect([status, body.code]).toEqual([404, 'record.unknown']);
  });

  test('from the recycle bin', async () => {
    const { status, body } = await admin.get<{ data: unknown }>(`/api/records/account/${idOf(4)}?deleted=true&fields=deleted_at`);
    expect([status, body.data]).toEqual([200, { id: idOf(4), version: 1, deleted_at: '2026-02-01T00:00:00.000Z' }]);
  });
});

describe('aggregate', () => {
  const aggregate = (body: unknown) => admin.post<Records>('/api/records/account/aggregate', body);

  test('groups and measures', async () => {
    const { status, body } = await aggregate({
      group: ['industry', { field: 'created_at', by: 'quarter', as: 'quarter' }],
      measures: [{ count: true }, { sum: 'revenue' }, { avg: 'revenue', as: 'mean' }, { min: 'opened_on' }],
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      data: [
        { industry: 'retail', quarter: '2026-01-01', count: 2, sum_revenue: 500, mean: 500, min_opened_on: null },
        { industry: 'energy', quarter: '2026-01-01', count: 1, sum_revenue: 100.5, mean: 100.5, min_opened_on: '2026-01-31' },
      ],
      page: { capped: false },
    });
  });

  test('by what records point to, filtered, in the order asked for, cut', async () => {
    const { body } = await aggregate({
      group: ['parent'],
      filter: { '!!': [{ var: 'parent' }] },
      sort: ['-count', 'parent'],
      limit: 1,
    });
    expect(body).toEqual({ data: [{ parent: { id: idOf(1), label: 'Alpha' }, count: 1 }], page: { capped: true } });
  });

  test('a day begins in the time zone of the application', async () => {
    await insertRow(server.database.records, release, 'deal', {
      id: idOf(31),
      owner: admin.id,
      subject: 'x',
      decided_at: '2025-12-31T16:00:00.000Z',
    });
    const { body } = await admin.post<Records>('/api/records/deal/aggregate', { group: [{ field: 'decided_at', by: 'year' }] });
    expect(body.data).toEqual([{ decided_at: '2026-01-01', count: 1 }]);
  });
});

test('search across objects', async () => {
  const { body } = await admin.get<{ data: unknown }>('/api/search?q=be');
  expect(body.data).toEqual([{ object: 'account', id: idOf(2), label: 'Beta' }]);
  expect((await admin.get('/api/search?q=memo&limit=2')).body).toMatchObject({ data: [{ object: 'memo' }, { object: 'memo' }] });
  expect((await admin.get('/api/search?q=')).body).toEqual({ data: [] });
  expect((await admin.get('/api/search')).body).toEqual({ data: [] });
  expect((await admin.get<Problem>('/api/search?query=x')).body.errors).toMatchObject([
    { pointer: '/query', code: 'request.parameter.unknown' },
  ]);
});

describe('errors', () => {
  test('all at once, each at its place, in words that help', async () => {
    const { status, headers, body } = await admin.get<Problem>(
      '/api/records/account?fields=nam&sort=tags&limit=999&revenu.gt=5&vip=perhaps',
    );
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body.errors?.map(({ pointer, message }) => [pointer, message])).toEqual([
      ['/revenu.gt', 'There is no field “revenu”; did you mean “revenue”?'],
      ['/vip', 'VIP must be true or false.'],
      ['/sort/0', 'Records cannot be sorted by Tags.'],
      ['/fields/0', 'There is no field “nam”; did you mean “name”?'],
      ['/limit', '“limit” must be a whole number from 1 to 200.'],
    ]);
  });

  test('in Chinese too', async () => {
    const { body } = await admin.get<Problem>('/api/records/account?sort=tags', { 'accept-language': 'zh-CN' });
    expect(body.errors?.[0]?.message).toBe('不能按标签排序。');
  });

  test.each(['/api/records/acount', '/api/records/__proto__', `/api/records/acount/${idOf(1)}`])(
    '%s is no object',
    async (path) => {
      const { status, body } = await admin.get<Problem>(path);
      expect([status, body.code]).toEqual([404, 'object.unknown']);
    },
  );

  test('an object that may not be read is no object, and is not guessed at', async () => {
    const retail = await server.user(['retail']);
    const { body } = await retail.get<Problem>('/api/records/deals');
    expect(body).toMatchObject({ code: 'object.unknown', params: { object: 'deals' } });
    expect((await retail.get<Problem>('/api/records/deal')).status).toBe(404);
  });

  test('what is no JSON object is refused', async () => {
    for (const body of ['[]', 'null', '"x"', '5'])
      expect((await admin.post<Problem>('/api/records/account/query', body)).status).toBe(400);
    expect((await admin.post<Problem>('/api/records/account/aggregate', '{')).status).toBe(400);
  });

  test('nobody reads without signing in', async () => {
    for (const path of ['/api/records/account', `/api/records/account/${idOf(1)}`, '/api/search?q=a'])
      expect((await server.stranger().get(path)).status).toBe(401);
  });
});

test('no answer comes from an old release, whoever published', async () => {
  const { documents } = await readDocuments(project('deals'));
  // A publish by another process: this one hears of it by its statements alone.
  const renamed = documents.map((document) => ({
    ...document,
    content: JSON.parse(JSON.stringify(document.content).replaceAll('"note"', '"remark"')) as unknown,
  }));
  expect(await names('note.empty=true')).toHaveLength(3);
  await publish(server.database.admin, server.workspace, { documents: renamed, message: 'Rename', author: 'test' });
  const stale = (path: string) => admin.get<Problem & Records>(path);
  expect((await stale('/api/records/account?note.empty=true')).body.errors).toMatchObject([
    { pointer: '/note.empty', code: 'field.unknown' },
  ]);
  expect(await names('remark.empty=true')).toHaveLength(3);
  expect((await list('?limit=1')).data[0]).toHaveProperty('remark');
});

test('many releases while many read', async () => {
  const { documents } = await readDocuments(project('deals'));
  const publishing = { done: false };
  const readers = Array.from({ length: 6 }, async (_, number) => {
    const statuses = new Set<number>();
    while (!publishing.done)
      statuses.add((await admin.get(`/api/records/account?limit=${1 + number}&fields=name,revenue`)).status);
    return [...statuses];
  });
  for (let round = 0; round < 6; round++) {
    const changed = documents.map((document) => {
      const text = JSON.stringify(document.content);
      return { ...document, content: JSON.parse(round % 2 === 0 ? text.replaceAll('"note"', '"remark"') : text) as unknown };
    });
    await publish(server.database.admin, server.workspace, { documents: changed, message: `Round ${round}`, author: 'test' });
  }
  publishing.done = true;
  expect((await Promise.all(readers)).flat().filter((status) => status !== 200)).toEqual([]);
}, 60_000);
