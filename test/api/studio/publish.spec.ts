/** Check → plan → publish → history → restore over HTTP, and what happens to those who come second. */
import { readDocuments } from '../../../server/publish/folder.js';
import { publish } from '../../../server/publish/publish.js';
import type { Check, Draft, PublishAnswer, SaveAnswer, StudioPlan } from '../../../server/contract/draft.js';
import type { ReleaseDiff, ReleaseEntry } from '../../../server/contract/releases.js';
import type { Caller } from '../../support/caller.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { project } from '../../support/workspace.js';

interface Problem {
  readonly code: string;
}
type Json = Readonly<Record<string, unknown>>;
type ObjectDocument = Json & { readonly id: string; readonly fields: readonly Json[] };

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
const plan = async (who = ann): Promise<StudioPlan> => (await who.post<StudioPlan>('/api/studio/plan')).body;
const machineIn = ({ documents }: Draft): ObjectDocument =>
  documents.find(({ content }) => (content as Json).name === 'machine')!.content as ObjectDocument;
const save = async (who: Caller, change: (machine: ObjectDocument) => Json): Promise<SaveAnswer> => {
  const now = await draft();
  const machine = machineIn(now);
  const edits = [{ kind: 'object', id: machine.id, content: change(machine) }];
  const answer = await who.post<SaveAnswer>('/api/studio/draft', { base: now.seq, edits });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
};
const withField =
  (name: string, more: Json = {}) =>
  (machine: ObjectDocument) => ({
    ...machine,
    fields: [...machine.fields, { id: `x_${name}`, name, type: 'text', label: { en: name }, ...more }],
  });
const publishAs = (who: Caller, { digest }: StudioPlan, more: Json = {}) =>
  who.post<PublishAnswer & Problem>('/api/studio/publish', { digest, message: 'Test', ...more });

const complete = (number: string): Json => ({ name: 'Drill', asset_number: number, line: 'stamping' });

test('the check names what is wrong with its component, in the language of the caller', async () => {
  const { seq } = await save(ann, withField('pump', { type: 'pomp', label: {} }));
  const { body } = await ann.get<Check>('/api/studio/check', { 'accept-language': 'zh-CN' });
  expect(body.seq).toBe(seq);
  expect(body.findings.find(({ code }) => code === 'format.field_type')).toMatchObject({
    level: 'error',
    at: { kind: 'object', path: ['fields', 'x_pump'] },
    message: expect.stringMatching(/[一-鿿]/),
  });
  const planned = await plan();
  expect([planned.risk, planned.ddl]).toEqual(['blocked', []]);
  expect((await publishAs(ann, planned, { confirm: true })).body.code).toBe('publish.invalid');
});

test('what the plan says is published, under the name of who did it, and the next plan is empty', async () => {
  await save(ann, withField('serial'));
  const planned = await plan();
  expect(planned.risk).toBe('safe');
  expect(planned.changes).toMatchObject([
    { at: { kind: 'object', path: ['fields', 'x_serial'] }, action: 'added', risk: 'safe' },
  ]);
  expect(planned.ddl.join()).toContain('"serial"');
  const published = await publishAs(ann, planned);
  expect([published.status, published.body.release]).toEqual([200, planned.release + 1]);
  const record = await ann.post('/api/records/machine', { ...complete('AB-0001'), serial: 'A1' });
  expect([record.status, record.text]).toEqual([201, expect.stringContaining('A1')]);
  const after = await plan();
  expect([after.changes, after.ddl, after.release]).toEqual([[], [], published.body.release]);
  expect((await draft()).documents.filter(({ state }) => state !== null)).toEqual([]);
  const { data } = (await ann.get<{ data: ReleaseEntry[] }>('/api/studio/releases')).body;
  expect(data[0]).toMatchObject({
    number: published.body.release,
    message: 'Test',
    author: { id: ann.id, label: 'Ann' },
    current: true,
  });
  expect(data.at(-1)).toMatchObject({ number: 1, author: { id: 'test', label: 'test' }, current: false });
});

test('of two who publish at once one wins, and the other gets the new plan by asking again', async () => {
  await save(ann, withField('first'));
  const planned = await plan();
  const answers = await Promise.all([publishAs(ann, planned), publishAs(bob, planned)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('studio.plan_outdated');
  expect((await plan()).changes).toEqual([]);
});

test('what is saved after the plan is not published and not lost', async () => {
  await save(ann, withField('planned'));
  const planned = await plan();
  await save(bob, withField('later'));
  expect((await publishAs(ann, planned)).body.code).toBe('studio.plan_outdated');
  const again = await plan();
  const [published] = await Promise.all([publishAs(ann, again), save(bob, withField('meanwhile')).catch(() => null)]);
  expect([200, 409]).toContain(published.status);
  const fields = machineIn(await draft()).fields.map(({ name }) => name);
  expect(fields).toEqual(expect.arrayContaining(['planned', 'later', 'meanwhile']));
});

test('what takes values away is published only when somebody has confirmed it', async () => {
  await save(ann, withField('doomed'));
  await publishAs(ann, await plan());
  await save(ann, (machine) => ({ ...machine, fields: machine.fields.filter(({ name }) => name !== 'doomed') }));
  const planned = await plan();
  expect(['confirm', 'destroys']).toContain(planned.risk);
  expect((await publishAs(ann, planned)).body.code).toBe('studio.confirmation');
  expect((await publishAs(ann, planned, { confirm: true })).status).toBe(200);
});

test('a publish says why', async () => {
  const { digest } = await plan();
  const answer = await ann.post<Problem & { errors: { pointer: string }[] }>('/api/studio/publish', { digest, message: '' });
  expect([answer.status, answer.body.errors.map(({ pointer }) => pointer)]).toEqual([400, ['/message']]);
});

describe('a release that comes from elsewhere', () => {
  const apply = async (change: (machine: ObjectDocument) => Json): Promise<void> => {
    const { documents } = await readDocuments(project('equipment'));
    const next = documents.map((document) => {
      const content = document.content as ObjectDocument;
      return content.name === 'machine' ? { ...document, content: change(content) } : document;
    });
    await publish(server.database.admin, server.workspace, { documents: next, message: 'From files', author: 'cli' });
  };

  test('is merged into the draft; what both changed differently waits for a decision', async () => {
    await apply((machine) => machine);
    await save(ann, (machine) => ({ ...machine, description: { en: 'Draft' }, icon: 'star' }));
    await apply((machine) => ({ ...machine, description: { en: 'Files' }, plural: { en: 'Machinery' } }));
    const now = await draft();
    const document = now.documents.find(({ content }) => content === machineIn(now))!;
    expect(document.content).toMatchObject({ description: { en: 'Draft' }, icon: 'star', plural: { en: 'Machinery' } });
    expect(document.conflicts).toMatchObject([{ pointer: '/description/en', yours: 'Draft', theirs: 'Files' }]);
    const { findings } = (await ann.get<Check>('/api/studio/check')).body;
    expect(findings.map(({ code }) => code)).toContain('studio.conflict_open');
    await save(ann, (machine) => machine);
    expect((await draft()).documents.find(({ id }) => id === document.id)).toMatchObject({ state: 'changed' });
    expect((await draft()).documents.find(({ id }) => id === document.id)?.conflicts).toBeUndefined();
  });

  test('that says what the draft says ends the draft', async () => {
    await save(ann, (machine) => ({ ...machine, icon: 'star' }));
    const { documents } = await draft();
    await publish(server.database.admin, server.workspace, { documents, message: 'Same', author: 'cli' });
    expect((await draft()).documents.filter(({ state }) => state !== null)).toEqual([]);
  });
});

test('any two releases can be compared, and each with the draft', async () => {
  await save(ann, withField('compared'));
  const current = (await draft()).release;
  const diff = async (from: string, to: string) =>
    ann.get<ReleaseDiff & Problem>(`/api/studio/releases/diff?from=${from}&to=${to}`);
  const toDraft = (await diff(String(current), 'draft')).body.changes;
  expect(toDraft).toMatchObject([{ action: 'added', at: { path: ['fields', 'x_compared'] } }]);
  expect((await diff('1', '1')).body.changes).toEqual([]);
  for (const none of ['0', '999', 'x', '']) {
    const answer = await diff('1', none);
    expect([answer.status, answer.body.code]).toEqual([404, 'studio.release_unknown']);
  }
});

test('an earlier release comes back as a draft, and publishing it brings values back', async () => {
  await save(ann, withField('kept'));
  const first = (await publishAs(ann, await plan())).body.release;
  const created = await ann.post<{ data: { id: string } }>('/api/records/machine', {
    ...complete('AB-0002'),
    kept: 'value',
  });
  expect(created.status).toBe(201);
  await save(ann, (machine) => ({ ...machine, fields: machine.fields.filter(({ name }) => name !== 'kept') }));
  expect((await publishAs(ann, await plan(), { confirm: true })).status).toBe(200);
  const restored = await ann.post<Draft>(`/api/studio/releases/${first}/restore`);
  expect(machineIn(restored.body).fields.map(({ name }) => name)).toContain('kept');
  expect((await publishAs(ann, await plan(), { confirm: true })).status).toBe(200);
  const record = await ann.get<{ data: { kept: string } }>(`/api/records/machine/${created.body.data.id}?fields=kept`);
  expect(record.body.data.kept).toBe('value');
  expect((await ann.post<Problem>('/api/studio/releases/999/restore')).body.code).toBe('studio.release_unknown');
});
