/** The draft over HTTP: saved as one works, merged with what others saved, never overwritten, discarded whole or in part. */
import type { Draft, EditConflict, SaveAnswer } from '../../../server/contract/draft.js';
import type { Caller } from '../../support/caller.js';
import { startTestServer, type TestServer } from '../../support/server.js';

interface Problem {
  readonly code: string;
  readonly params: { readonly conflicts?: readonly EditConflict[] };
  readonly errors: readonly { readonly pointer: string; readonly code: string }[];
}
type Json = Readonly<Record<string, unknown>>;

let server: TestServer;
let ann: Caller;
let bob: Caller;
beforeAll(async () => {
  server = await startTestServer();
  ann = await server.user(['planner'], { name: 'Ann' });
  bob = await server.user(['planner'], { name: 'Bob' });
});
afterAll(() => server.close());
beforeEach(() => ann.delete('/api/studio/draft'));

const draft = async (): Promise<Draft> => (await ann.get<Draft>('/api/studio/draft')).body;
const machine = async (): Promise<Json & { fields: Json[] }> => {
  const found = (await draft()).documents.find(({ content }) => (content as Json).name === 'machine');
  return found?.content as Json & { fields: Json[] };
};
const save = (who: Caller, base: number, ...contents: Json[]) =>
  who.post<SaveAnswer & Problem>('/api/studio/draft', {
    base,
    edits: contents.map((content) => ({ kind: content.kind, id: content.id, content })),
    label: 'Test',
  });

test('a workspace without edits has the documents of its release', async () => {
  const { release, documents, removed } = await draft();
  expect([release, removed]).toEqual([1, []]);
  expect(documents.map(({ file, state }) => [file, state])).toContainEqual(['objects/machine/object.json', null]);
  expect(documents.map(({ file }) => file)).toContain('template.json');
});

test('what is saved is there, by whom and how it differs; saved back it is gone', async () => {
  const { seq } = await draft();
  const before = await machine();
  const saved = await save(ann, seq, { ...before, description: { en: 'Ours' } });
  expect([saved.status, saved.body.seq]).toEqual([200, seq + 1]);
  expect(saved.body.documents).toMatchObject([{ id: before.id, state: 'changed', by: { id: ann.id, label: 'Ann' } }]);
  expect((await machine()).description).toEqual({ en: 'Ours' });
  const back = await save(bob, seq + 1, before);
  expect(back.body.documents).toMatchObject([{ id: before.id, state: null }]);
});

test('one asks whether anybody changed something, and hears of it', async () => {
  const first = await ann.get<Draft>('/api/studio/draft');
  const etag = first.headers.get('etag') ?? '';
  expect((await ann.get('/api/studio/draft', { 'if-none-match': etag })).status).toBe(304);
  await save(bob, first.body.seq, { ...(await machine()), icon: 'star' });
  expect((await ann.get('/api/studio/draft', { 'if-none-match': etag })).status).toBe(200);
});

test('edits of different properties of one document merge, and each hears of the other', async () => {
  const { seq } = await draft();
  const before = await machine();
  await save(ann, seq, { ...before, description: { en: 'By Ann' } });
  const second = await save(bob, seq, { ...before, fields: [...before.fields, { id: 'x1', name: 'x1' }] });
  expect(second.status).toBe(200);
  const content = second.body.documents[0]?.content as Json & { fields: Json[] };
  expect([content.description, content.fields.at(-1)]).toEqual([{ en: 'By Ann' }, { id: 'x1', name: 'x1' }]);
});

test('of two edits of one property the later is refused with both versions, and all that came with it', async () => {
  const { seq, documents } = await draft();
  const before = await machine();
  const app = documents.find(({ kind }) => kind === 'app')?.content as Json;
  await save(ann, seq, { ...before, description: { en: 'By Ann' } });
  const refused = await save(bob, seq, { ...before, description: { en: 'By Bob' } }, { ...app, country: 'DE' });
  expect([refused.status, refused.body.code]).toEqual([409, 'studio.conflict']);
  expect(refused.body.params.conflicts).toMatchObject([
    {
      kind: 'object',
      id: before.id,
      by: { id: ann.id, label: 'Ann' },
      theirs: { description: { en: 'By Ann' } },
      conflicts: [
        { at: { kind: 'object', id: before.id, path: [] }, pointer: '/description/en', yours: 'By Bob', theirs: 'By Ann' },
      ],
    },
  ]);
  const after = await draft();
  expect(after.documents.find(({ kind }) => kind === 'app')?.state).toBeNull();
  const decided = await save(bob, after.seq, { ...before, description: { en: 'By Bob' } });
  expect([decided.status, (await machine()).description]).toEqual([200, { en: 'By Bob' }]);
});

test('a hundred saves at once by two people all count', async () => {
  const { seq } = await draft();
  const before = await machine();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      save(index % 2 ? ann : bob, seq, { ...before, fields: [...before.fields, { id: `n${index}`, name: `n_${index}` }] }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await machine()).fields).toHaveLength(before.fields.length + 100);
  expect((await draft()).seq).toBe(seq + 100);
});

test('documents are added and removed, and taken back one by one or all', async () => {
  const { seq, documents } = await draft();
  const role = documents.find(({ kind }) => kind === 'role')!;
  const fresh = { kind: 'picklist', id: 'p_new', name: 'fresh', label: { en: 'Fresh' }, values: [] };
  await ann.post('/api/studio/draft', {
    base: seq,
    edits: [
      { kind: 'role', id: role.id, content: null },
      { kind: 'picklist', id: 'p_new', content: fresh },
    ],
  });
  const changed = await draft();
  expect(changed.documents.find(({ id }) => id === 'p_new')).toMatchObject({ state: 'added', file: 'picklists/fresh.json' });
  expect(changed.removed).toMatchObject([{ kind: 'role', id: role.id, content: role.content, by: { label: 'Ann' } }]);
  const part = await bob.delete<Draft>(`/api/studio/draft/role/${role.id}`);
  expect([part.body.removed, part.body.documents.find(({ id }) => id === 'p_new')?.state]).toEqual([[], 'added']);
  const whole = await bob.delete<Draft>('/api/studio/draft');
  expect(whole.body.documents.filter(({ state }) => state !== null)).toEqual([]);
});

test('who left the draft long ago must load it anew', async () => {
  const { seq } = await draft();
  expect((await save(ann, seq + 1, await machine())).body.code).toBe('studio.draft_outdated');
});

test('only administrators get in, each to the draft of their own workspace', async () => {
  const technician = await server.user(['technician']);
  for (const [method, path] of [
    ['GET', 'draft'],
    ['POST', 'draft'],
    ['DELETE', 'draft'],
    ['DELETE', 'draft/app/x'],
    ['GET', 'check'],
    ['POST', 'plan'],
    ['POST', 'publish'],
    ['GET', 'releases'],
    ['GET', 'releases/diff'],
    ['POST', 'releases/1/restore'],
    ['GET', 'audit'],
  ] as const) {
    const body = method === 'POST' ? {} : undefined;
    expect([path, (await technician.send<Problem>(method, `/api/studio/${path}`, body)).body.code]).toEqual([
      path,
      'administer.required',
    ]);
    expect([path, (await server.stranger().send(method, `/api/studio/${path}`, body)).status]).toEqual([path, 401]);
  }
});
