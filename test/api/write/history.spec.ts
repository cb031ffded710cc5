/** What happened to a record, as far as one sees its fields on it. */
import type { HistoryAnswer } from '../../../server/contract/records.js';
import { publish } from '../../../server/publish/publish.js';
import type { Call } from '../../../server/contract/call.js';
import { openWorkspace, project, type TestWorkspace } from '../../support/workspace.js';
import { bodyOf, problem, recordOf, writingOf, type Writing } from '../../support/writing.js';

let workspace: TestWorkspace;
let writing: Writing;
let admin: Call;
let clerk: Call;
let reader: Call;
let id: string;
let parent: string;

beforeAll(async () => {
  workspace = await openWorkspace(project('workshop'));
  writing = writingOf(workspace);
  [admin, clerk, reader] = await Promise.all([workspace.call(['admin']), workspace.call(['clerk']), workspace.call(['reader'])]);
  parent = recordOf(await writing.create(admin, 'client', { name: 'Parent', region: 'south' })).id;
  id = recordOf(await writing.create(admin, 'client', { name: 'Acme', phone: '13800138000' })).id;
  await writing.change(admin, 'client', id, { secret: 'a' });
  await writing.change(admin, 'client', id, { phone: '13900139000', secret: 'b', parent });
  await writing.change(admin, 'client', id, { credit: 5 });
  await writing.remove(admin, 'client', id);
  await writing.restore(admin, 'client', id);
});
afterAll(() => workspace.close());

const history = async (call: Call, query?: Record<string, unknown>) =>
  bodyOf<HistoryAnswer>(await writing.history(call, 'client', id, query));
const kinds = ({ data }: HistoryAnswer) =>
  data.map(({ kind, changes }) => `${kind} ${changes.map(({ field }) => field).join(',')}`.trim());

test('newest first, with values in wire form and references by their labels', async () => {
  const all = await history(admin);
  expect(kinds(all)).toEqual(['restore', 'delete', 'update credit', 'update phone,secret,parent', 'update secret', 'create']);
  expect(all.data[3]).toMatchObject({
    by: { id: admin.actor.user.id, label: 'Test User' },
    changes: [
      { field: 'phone', label: 'Phone', old: '+8613800138000', new: '+8613900139000' },
      { field: 'secret', old: 'a', new: 'b' },
      { field: 'parent', old: null, new: { id: parent, label: 'Parent' } },
    ],
  });
});

test('changes of hidden fields vanish, and what consists of nothing else; masked values stay masked; labels follow the sight', async () => {
  const seen = await history(reader);
  expect(kinds(seen)).toEqual(['restore', 'delete', 'update credit', 'update phone,parent', 'create']);
  expect(seen.data[3]!.changes).toMatchObject([
    { field: 'phone', old: expect.stringMatching(/\*\*\*/) as string },
    { field: 'parent', new: { id: parent, label: null } },
  ]);
  expect(JSON.stringify(seen)).not.toMatch(/138001|secret/);
});

test('what is seen depends on the row as it is now', async () => {
  expect(kinds(await history(clerk))).toEqual(['restore', 'delete', 'update phone,parent', 'create']);
  await writing.change(admin, 'client', id, { owner: clerk.actor.user.id });
  const mine = await history(clerk);
  expect(kinds(mine)).toEqual(['update owner', 'restore', 'delete', 'update credit', 'update phone,parent', 'create']);
  expect(mine.data[4]!.changes[0]).toMatchObject({ new: '+8613900139000' });
  await writing.change(admin, 'client', id, { owner: admin.actor.user.id });
});

test('pages follow each other without gaps, whatever is hidden between', async () => {
  const whole = kinds(await history(reader));
  const paged: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await history(reader, { limit: '2', ...(after !== undefined && { after }) });
    expect(page.data.length).toBeLessThanOrEqual(2);
    paged.push(...kinds(page));
    if (page.page.next === null) break;
    after = page.page.next;
  }
  expect(paged).toEqual(whole);
});

test.each([{ limit: '0' }, { limit: '201' }, { limit: 'x' }, { after: 'x' }, { page: '2' }])('%j is no page', async (query) => {
  expect((await problem(writing.history(admin, 'client', id, query))).code).toBe('history.page');
});

test('of what one may not read there is none', async () => {
  expect((await problem(writing.history(reader, 'client', parent))).code).toBe('record.unknown');
  await writing.remove(admin, 'client', parent);
  expect(bodyOf<HistoryAnswer>(await writing.history(admin, 'client', parent)).data[0]?.kind).toBe('delete');
  expect((await problem(writing.history(clerk, 'client', parent))).code).toBe('record.unknown');
  await writing.restore(admin, 'client', parent);
});

test('a renamed field shows under its present name, a removed one no more', async () => {
  const documents = workspace.documents.map((document) => {
    const content = document.content as { name?: string; kind: string; fields: { name: string }[] };
    if (content.kind !== 'object' || content.name !== 'client') return document;
    const fields = content.fields
      .filter(({ name }) => name !== 'credit')
      .map((field) => (field.name === 'phone' ? { ...field, name: 'mobile' } : field));
    return { ...document, content: { ...content, fields } };
  });
  const renamed = documents.map((document) => ({
    ...document,
    content: JSON.parse(
      JSON.stringify(document.content)
        .replaceAll('"phone":"', '"mobile":"')
        .replaceAll('"credit":"read"', '"name":"edit"')
        .replaceAll('"credit":"hidden"', '"name":"read"'),
    ) as unknown,
  }));
  await publish(workspace.database.admin, workspace.release.workspace, { documents: renamed, message: '', author: 'test' });
  expect(kinds(await history(admin)).filter((entry) => /phone|mobile|credit/.test(entry))).toEqual([
    'update mobile,secret,parent',
  ]);
});
