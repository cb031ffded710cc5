/** Writing over HTTP: headers, languages, and bodies made to hurt. */
import { project } from '../../support/workspace.js';
import type { Caller } from '../../support/caller.js';
import { startTestServer, type TestServer } from '../../support/server.js';

interface Data {
  readonly data: { readonly id: string; readonly version: number } & Readonly<Record<string, unknown>>;
}
interface Problem {
  readonly code: string;
  readonly title: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
}

let server: TestServer;
let admin: Caller;
let count = 0;

beforeAll(async () => {
  server = await startTestServer({ project: project('workshop') });
  admin = await server.user(['admin']);
}, 60_000);
afterAll(() => server.close());

const clients = '/api/records/client';
const newClient = async () => (await admin.post<Data>(clients, { name: `Client ${++count}` })).body.data;

test('a record is created, read, changed, moved to the bin and back', async () => {
  const made = await admin.post<Data>(clients, { name: 'Acme' }, { 'idempotency-key': 'abc' });
  expect([made.status, made.headers.get('etag'), made.headers.get('location')]).toEqual([
    201,
    '"1"',
    `${clients}/${made.body.data.id}`,
  ]);
  expect(made.headers.get('server-timing')).toMatch(/find|check|store|answer/);
  const path = made.headers.get('location')!;
  expect((await admin.get<Data>(path)).body).toEqual(made.body);
  expect(
    (await admin.post<Data>(clients, { name: 'Acme' }, { 'idempotency-key': 'abc' })).headers.get('idempotency-replayed'),
  ).toBe('true');
  const changed = await admin.patch<Data>(path, { credit: 7 }, { 'if-match': '"1"' });
  expect([changed.status, changed.headers.get('etag'), changed.body.data.credit]).toEqual([200, '"2"', 7]);
  const stale = await admin.patch<Problem>(path, { credit: 8 }, { 'if-match': '"1"' });
  expect([stale.status, stale.body.code, stale.headers.get('content-type')]).toEqual([
    412,
    'record.changed',
    expect.stringMatching(/^application\/problem\+json/),
  ]);
  expect((await admin.delete(path)).status).toBe(204);
  expect((await admin.get(path)).status).toBe(404);
  const restored = await admin.post<Data>(`${path}/restore`);
  expect([restored.status, restored.headers.get('etag')]).toEqual([200, '"4"']);
  expect((await admin.get(`${path}/rights`)).body).toMatchObject({ data: { update: true } });
  expect((await admin.get<{ data: unknown[] }>(`${path}/history?limit=2`)).body.data).toHaveLength(2);
  expect((await admin.get(`${path}/transitions`)).body).toMatchObject({ data: { transitions: [] } });
});

test('a write made for another release is refused, by a header that may be left out', async () => {
  const { release } = (await admin.get<{ release: number }>('/api/app')).body;
  const send = (known: number) =>
    admin.post<Problem>(clients, { name: `Client ${++count}` }, { 'touchstone-release': String(known) });
  const refused = await send(release + 1);
  expect([refused.status, refused.body]).toEqual([
    409,
    expect.objectContaining({ code: 'release.changed', params: { sent: release + 1, current: release } }),
  ]);
  expect((await send(release)).status).toBe(201);
});

test('what is wrong is said in the language of the request', async () => {
  const body = { nmae: 'x', credit: 'x' };
  const english = await admin.post<Problem>(clients, body);
  const chinese = await admin.post<Problem>(clients, body, { 'accept-language': 'zh-CN,zh;q=0.9' });
  expect(english.status).toBe(422);
  expect(english.body.errors).toMatchObject([
    { pointer: '/nmae', message: 'There is no field “nmae”; did you mean “name”?' },
    { pointer: '/name' },
    { pointer: '/credit' },
  ]);
  expect(chinese.body.errors?.map(({ message }) => message)).toEqual([
    '没有名为“nmae”的字段，是否指“name”？',
    '请填写名称。',
    '信用额度必须是数字。',
  ]);
});

test('verdicts, bulk writes and moves answer 200', async () => {
  const one = await newClient();
  expect((await admin.post<{ data: { valid: boolean } }>(`${clients}/validate`, { name: '' })).body.data.valid).toBe(false);
  expect((await admin.post<{ data: { valid: boolean } }>(`${clients}/${one.id}/validate`, { credit: 1 })).body.data.valid).toBe(
    true,
  );
  expect((await admin.post(`${clients}/bulk`, { rows: [{ op: 'update', id: one.id, fields: { credit: 2 } }] })).status).toBe(200);
  const job = (await admin.post<Data>('/api/records/job', { subject: 'Gate', client: one.id })).body.data;
  const moved = await admin.post<Data>(`/api/records/job/${job.id}/transitions`, { transition: 'cancel', reason: 'late' });
  expect([moved.status, moved.body.data.stage]).toEqual([200, 'cancelled']);
});

test('nobody writes without a session, nor to what there is not', async () => {
  expect((await server.stranger().post(clients, { name: 'x' })).status).toBe(401);
  expect((await admin.post<Problem>('/api/records/nothing', { name: 'x' })).body.code).toBe('object.unknown');
  expect((await admin.post<Problem>('/api/records/__proto__', {})).body.code).toBe('object.unknown');
  expect((await admin.patch<Problem>(`${clients}/constructor`, {})).body.code).toBe('record.unknown');
});

describe('bodies made to hurt', () => {
  const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  test.each<[string, string, number]>([
    ['no JSON', '{"name": ', 400],
    ['a list', '[1]', 400],
    ['nothing', '', 400],
    ['a prototype', '{"__proto__": {"name": "x"}}', 400],
    ['a constructor', '{"constructor": {"prototype": {"name": "x"}}}', 400],
    ['ten megabytes', JSON.stringify({ name: 'x'.repeat(10_000_000) }), 413],
    [
      'a hundred thousand keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1]))),
      422,
    ],
    ['a hundred thousand tags', JSON.stringify({ name: 'x', notes: Array.from({ length: 100_000 }, () => ({ a: 1 })) }), 201],
    ['a deep list', `{"name": "Deep", "notes": ${deep(100_000)}}`, 400],
    ['numbers beyond every number', '{"name": "Huge", "credit": 1e400}', 422],
    ['half a character', '{"name": "\\ud800 half"}', 201],
    ['characters that cannot be stored', '{"name": "nul \\u0000 here", "notes": {"\\u0000": "\\u0000"}}', 201],
    ['the same key twice', '{"name": "First", "name": "Second"}', 201],
  ])('%s', async (_, body, status) => {
    const started = Date.now();
    const answer = await admin.send('POST', clients, body, { 'content-type': 'application/json' });
    expect(answer.status).toBe(status);
    expect(Date.now() - started).toBeLessThan(5_000);
    expect((await admin.get('/health/live')).status).toBe(200);
  });
});

test('of eight changes of one version sent at once exactly one succeeds', async () => {
  const { id } = await newClient();
  for (let version = 1; version <= 20; version++) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        admin.patch(`${clients}/${id}`, { credit: version * 10 + index }, { 'if-match': `"${version}"` }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412, 412, 412, 412, 412]);
  }
}, 60_000);
