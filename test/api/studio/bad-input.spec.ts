/** What administrators, programs and attackers may send to the studio: each has a clear answer, and nothing breaks. */
import type { Check, Draft, StudioPlan } from '../../../server/contract/draft.js';
import { Users } from '../../../server/platform/identity/users.js';
import { readDocuments } from '../../../server/publish/folder.js';
import { installWorkspace } from '../../../server/publish/workspace.js';
import type { Caller } from '../../support/caller.js';
import { startTestServer, testPassword, type TestServer } from '../../support/server.js';
import { project } from '../../support/workspace.js';

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
}
type Json = Readonly<Record<string, unknown>>;

let server: TestServer;
let ann: Caller;
beforeAll(async () => {
  server = await startTestServer();
  ann = await server.user(['planner']);
});
afterAll(() => server.close());
beforeEach(() => ann.delete('/api/studio/draft'));

const draft = async (): Promise<Draft> => (await ann.get<Draft>('/api/studio/draft')).body;
const text = (name: string, more: Json = {}): Json => ({
  id: name.slice(0, 32),
  name,
  type: 'text',
  label: { en: name },
  ...more,
});
const thing = (fields: readonly unknown[], more: Json = {}): Json => ({
  kind: 'object',
  id: 'thing',
  name: 'thing',
  label: { en: 'Thing' },
  title: 'name',
  fields: [text('name'), ...fields],
  ...more,
});
const post = async (content: unknown, { kind = 'object', id = 'thing' } = {}) =>
  ann.post<Problem>('/api/studio/draft', { base: (await draft()).seq, edits: [{ kind, id, content }] });
const checked = async (): Promise<Check['findings']> => (await ann.get<Check>('/api/studio/check')).body.findings;
const errors = async (): Promise<string[]> => (await checked()).filter(({ level }) => level === 'error').map(({ code }) => code);
const publish = async () => {
  const { body } = await ann.post<StudioPlan>('/api/studio/plan');
  return ann.post<Problem>('/api/studio/publish', { digest: body.digest, message: 'Test', confirm: true });
};

describe('a save that is none', () => {
  test.each<[string, unknown, string, string]>([
    ['nothing', undefined, 'request.malformed', ''],
    ['a list', [], 'request.malformed', ''],
    ['no base', { edits: [] }, 'studio.edit_shape', '/base'],
    ['a base that is no number', { base: '1', edits: [] }, 'studio.edit_shape', '/base'],
    ['no edits', { base: 0 }, 'studio.edit_count', '/edits'],
    ['too many edits', { base: 0, edits: Array.from({ length: 501 }, () => ({})) }, 'studio.edit_count', '/edits'],
    ['something else besides', { base: 0, edits: [], force: true }, 'field.unknown', '/force'],
    ['an edit without content', { base: 0, edits: [{ kind: 'object', id: 'a' }] }, 'studio.edit_shape', '/edits/0'],
    ['another kind', { base: 0, edits: [{ kind: 'table', id: 'a', content: null }] }, 'studio.kind', '/edits/0/kind'],
    [
      'a kind of JavaScript',
      { base: 0, edits: [{ kind: 'constructor', id: 'a', content: null }] },
      'studio.kind',
      '/edits/0/kind',
    ],
    ['a path as id', { base: 0, edits: [{ kind: 'role', id: '../a', content: null }] }, 'studio.id', '/edits/0/id'],
    [
      'one document twice',
      { base: 0, edits: [1, 2].map(() => ({ kind: 'role', id: 'a', content: null })) },
      'studio.edit_twice',
      '/edits/1',
    ],
    ['text as document', { base: 0, edits: [{ kind: 'role', id: 'a', content: 'x' }] }, 'studio.identity', '/edits/0/content'],
    [
      'another id inside',
      { base: 0, edits: [{ kind: 'role', id: 'a', content: { kind: 'role', id: 'b' } }] },
      'studio.identity',
      '/edits/0/content',
    ],
  ])('%s', async (_, body, code, pointer) => {
    const answer = await ann.post<Problem>('/api/studio/draft', body);
    expect(answer.status).toBe(400);
    const fault = answer.body.errors?.[0];
    expect(fault ? [fault.code, fault.pointer] : [answer.body.code, '']).toEqual([code, pointer]);
  });

  test('__proto__ as a key is refused before anything reads it', async () => {
    const answer = await ann.post<Problem>(
      '/api/studio/draft',
      '{"base":0,"edits":[{"kind":"role","id":"a","content":{"__proto__":{"administer":true}}}]}',
    );
    expect([answer.status, answer.body.code]).toEqual([400, 'request.malformed']);
  });
});

test.each(['9007199254740993', '1e400', '-0.1000000000000000055'])(
  '%s would be another number, and is refused',
  async (number) => {
    const { seq } = await draft();
    const content = JSON.stringify(thing([text('size', { type: 'integer', default: 'NUMBER' })])).replace('"NUMBER"', number);
    const body = `{"base":${seq},"edits":[{"kind":"object","id":"thing","content":${content}}]}`;
    const answer = await ann.post<Problem>('/api/studio/draft', body);
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    expect(answer.body.errors).toEqual([
      {
        pointer: '/edits/0/content/fields/1/default',
        code: 'format.inexact',
        params: { number },
        message: `${number} has more digits than can be kept exactly; shorten it.`,
      },
    ]);
    expect((await draft()).seq).toBe(seq);
  },
);

describe('documents without measure', () => {
  test.each<[string, () => unknown, string]>([
    ['10,000 fields', () => Array.from({ length: 10_000 }, (_, index) => ({ id: `f${index}` })), 'format.too_large'],
    [
      'a megabyte and more',
      () => Array.from({ length: 11 }, () => text('a', { help: { en: 'x'.repeat(100_000) } })),
      'format.too_large',
    ],
    ['a hundred levels', () => JSON.parse('['.repeat(100) + ']'.repeat(100)), 'format.too_deep'],
    ['NUL', () => [text('a', { label: { en: 'a\u0000b' } })], 'format.characters'],
    ['half of a character', () => [text('a', { label: { en: 'a\ud800b' } })], 'format.characters'],
  ])('%s', async (_, fields, code) => {
    const began = Date.now();
    const answer = await post(thing(fields() as unknown[]));
    expect([answer.status, answer.body.errors?.map((error) => error.code)]).toEqual([400, [code]]);
    expect(Date.now() - began).toBeLessThan(2000);
    expect((await draft()).documents.some(({ id }) => id === 'thing')).toBe(false);
  });

  test('more fields than an object may have are saved, and the check says so at once', async () => {
    expect((await post(thing(Array.from({ length: 2000 }, (_, index) => text(`f_${index}`))))).status).toBe(200);
    const began = Date.now();
    expect(await errors()).toContain('format.too_many');
    expect(Date.now() - began).toBeLessThan(2000);
    expect((await publish()).body.code).toBe('publish.invalid');
  });
});

describe('unfinished and broken documents are saved, and said to be broken', () => {
  test.each<[string, Json, string]>([
    ['nothing but an identity', { kind: 'object', id: 'thing' }, 'format.key_missing'],
    ['an unknown property', thing([], { colour: 'red' }), 'format.key_unknown'],
    ['another type of property', thing([], { fields: 'none' }), 'format.type'],
    ['members that are none', thing([null, 3, 'x', [], {}]), 'format.type'],
    ['a lookup to nothing', thing([text('x', { type: 'lookup', to: 'nowhere' })]), 'format.object_unknown'],
    ['a picklist that is not there', thing([text('x', { type: 'picklist', picklist: 'nowhere' })]), 'format.picklist_unknown'],
    ['a title that is not there', thing([], { title: 'nothing' }), 'format.field_unknown'],
    ['a rule over what is not there', thing([text('x', { visible: { '!!': [{ var: 'nothing' }] } })]), 'rule.field_unknown'],
    ['an operator that is not there', thing([text('x', { visible: { eval: ['1'] } })]), 'rule.operator_unknown'],
    [
      'picklists that depend on each other',
      thing(
        ['a', 'b'].map((name) => ({
          ...text(name, { type: 'picklist', depends_on: name === 'a' ? 'b' : 'a' }),
          values: [{ code: 'x', label: { en: 'X' }, when: ['x'] }],
        })),
      ),
      'format.controlling_circular',
    ],
    [
      'a picklist that depends on itself',
      thing([text('a', { type: 'picklist', depends_on: 'a', values: [{ code: 'x', label: { en: 'X' } }] })]),
      'format.controlling_circular',
    ],
    ['two fields of one name', thing([text('a'), { ...text('a'), id: 'other' }]), 'format.name_twice'],
    ['two fields of one id', thing([text('a'), { ...text('b'), id: 'a' }]), 'format.id_twice'],
    ['a second manifest', { kind: 'app', id: 'thing', name: 'other', version: '1.0.0', label: { en: 'X' } }, 'format.app_twice'],
    ...['ctid', 'xmin', 'tableoid', 'fields', 'filter', 'limit', 'constructor'].map((name): [string, Json, string] => [
      `the name ${name}, reserved`,
      thing([text(name)]),
      'format.name_reserved',
    ]),
    ...['id', 'owner', 'created_at', 'deleted_at'].map((name): [string, Json, string] => [
      `the name ${name} of a system field`,
      thing([text(name)]),
      'format.name_system',
    ]),
    ['a name in capitals', thing([text('Name2')]), 'format.pattern'],
    ['a name of 100 characters', thing([text('n'.repeat(100))]), 'format.too_long'],
  ])('%s', async (_, content, code) => {
    expect((await post(content, { kind: String(content.kind) })).status).toBe(200);
    const found = await errors();
    expect(found).toContain(code);
    const { status, body } = await ann.post<StudioPlan>('/api/studio/plan');
    expect([status, body.risk]).toEqual([200, 'blocked']);
    expect((await publish()).status).toBe(422);
  });
});

test('words of SQL are names like any other', async () => {
  const names = ['select', 'table', 'order', 'group', 'from', 'where', 'primary', 'references', 'null', 'end', 'desc', 'default'];
  const { seq, documents } = await draft();
  const planner = documents.find(({ kind, id }) => kind === 'role' && id === 'planner')?.content as Json & { objects: Json };
  const everything = [{ rows: 'all', rights: ['create', 'read'], fields: { '*': 'edit' } }];
  const objects = names.map((name) =>
    thing(
      names.map((field) => text(field)),
      { id: `sql_${name}`, name },
    ),
  );
  const contents: Json[] = [...objects, { ...planner, objects: { ...planner.objects, '*': everything } }];
  const edits = contents.map((content) => ({ kind: content.kind, id: content.id, content }));
  expect((await ann.post('/api/studio/draft', { base: seq, edits })).status).toBe(200);
  expect(await errors()).toEqual([]);
  expect((await publish()).status).toBe(200);
  const values = Object.fromEntries([...names, 'name'].map((name) => [name, `${name} 1`]));
  expect((await ann.post('/api/records/select', values)).status).toBe(201);
  const found = await ann.get<{ data: Json[] }>('/api/records/select?fields=from,where&order=order%201&sort=-default');
  expect(found.body.data).toMatchObject([{ from: 'from 1', where: 'where 1' }]);
});

describe('hostile text is data', () => {
  const hostile = {
    quotes: `'"\`;); drop schema platform cascade; --`,
    html: '<img src=x onerror=alert(1)><script>alert(1)</script>',
    right_to_left: '\u202Eevil\u2066 \u200F',
    proto: '__proto__',
    emoji: '👩‍👩‍👧‍👦'.repeat(20),
    percent: '%s %d ${1} {{n}} $1',
  };

  test.each(Object.entries(hostile))('%s', async (name, label) => {
    const content = thing([text('a', { label: { en: label, 'zh-CN': label }, help: { en: label } })], {
      id: `h_${name}`,
      name: `h_${name}`,
      label: { en: label },
    });
    const saved = await ann.post('/api/studio/draft', {
      base: (await draft()).seq,
      edits: [{ kind: 'object', id: content.id, content }],
      label,
    });
    expect([saved.status, await errors()]).toEqual([200, []]);
    expect((await draft()).documents.find(({ id }) => id === content.id)?.content).toEqual(content);
    expect((await publish()).status).toBe(200);
    const { data } = (await ann.get<{ data: { text: string }[] }>('/api/studio/audit?kind=draft')).body;
    expect(data[0]?.text).toContain(label);
  });

  test('a label of 100 kB is too long, and said to be', async () => {
    await post(thing([], { label: { en: 'x'.repeat(100_000) } }));
    expect(await errors()).toContain('format.too_long');
    const message = (await checked()).find(({ code }) => code === 'format.too_long')?.message ?? '';
    expect(message.length).toBeLessThan(1000);
  });
});

test('a body that is no JSON, or has no measure', async () => {
  expect((await ann.post('/api/studio/draft', '{"base":')).status).toBe(400);
  expect((await ann.post('/api/studio/draft', JSON.stringify({ base: 0, edits: [], label: 'x'.repeat(5_000_000) }))).status).toBe(
    413,
  );
});

test('who administers another workspace gets at that one only', async () => {
  const { admin, source } = server.database;
  const { documents } = await readDocuments(project('equipment'));
  const { workspace } = await installWorkspace(admin, { name: 'other', label: 'Other' }, documents, 'test');
  const user = {
    email: 'other@example.com',
    name: 'Otto',
    locale: 'en',
    departmentId: null,
    roleIds: ['planner'],
    password: testPassword,
  };
  await new Users(source).add(workspace.id, user);
  const otto = server.stranger();
  await otto.signIn(user.email, testPassword);
  const made = await otto.post<{ data: { token: string } }>('/api/tokens', { name: 'Script' });
  const bearer = { authorization: `Bearer ${made.body.data.token}` };
  await post(thing([]));
  for (const read of [
    () => otto.get<Draft>('/api/studio/draft'),
    () => server.stranger().get<Draft>('/api/studio/draft', bearer),
  ]) {
    const { status, body } = await read();
    expect([status, body.release, body.documents.some(({ id }) => id === 'thing')]).toEqual([200, 1, false]);
  }
  await otto.delete('/api/studio/draft');
  expect((await draft()).documents.some(({ id }) => id === 'thing')).toBe(true);
  expect((await otto.get<{ data: unknown[] }>('/api/studio/audit')).body.data).toHaveLength(2);
});
