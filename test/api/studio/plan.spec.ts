/** What a plan says beyond the changes: records and rights touched, uses that break, and what publishing would refuse. */
import type { Draft, PublishAnswer, StudioPlan } from '../../../server/contract/draft.js';
import { mend } from '../../../metadata/documents/refactor.js';
import type { Caller } from '../../support/caller.js';
import { startTestServer, type TestServer } from '../../support/server.js';

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}
type Json = Readonly<Record<string, unknown>>;
type ObjectDocument = Json & { readonly id: string; readonly fields: readonly Json[] };

let server: TestServer;
let ann: Caller;
beforeAll(async () => {
  server = await startTestServer();
  ann = await server.user(['planner']);
  for (const number of ['AB-0001', 'AB-0002']) {
    await ann.post('/api/records/machine', { name: 'Drill', asset_number: number, line: 'stamping', model: 'Twin' });
  }
});
afterAll(() => server.close());
beforeEach(() => ann.delete('/api/studio/draft'));

const draft = async (): Promise<Draft> => (await ann.get<Draft>('/api/studio/draft')).body;
const plan = async (language = 'en'): Promise<StudioPlan> =>
  (await ann.post<StudioPlan>('/api/studio/plan', undefined, { 'accept-language': language })).body;
const save = async (...contents: Json[]): Promise<void> => {
  const edits = contents.map((content) => ({ kind: content.kind, id: content.id, content }));
  const answer = await ann.post('/api/studio/draft', { base: (await draft()).seq, edits });
  if (answer.status !== 200) throw new Error(answer.text);
};
const machine = async (): Promise<ObjectDocument> =>
  (await draft()).documents.find(({ content }) => (content as Json).name === 'machine')!.content as ObjectDocument;
const changeField = async (name: string, change: Json): Promise<void> => {
  const now = await machine();
  await save({ ...now, fields: now.fields.map((field) => (field.name === name ? { ...field, ...change } : field)) });
};
const publish = ({ digest }: StudioPlan, more: Json = { confirm: true }) =>
  ann.post<PublishAnswer & Problem>('/api/studio/publish', { digest, message: 'Test', ...more });

test('a requirement that records do not meet is counted, and asks for a confirmation', async () => {
  await changeField('commissioned_on', { required: true });
  const planned = await plan();
  expect(planned.risk).toBe('confirm');
  expect(planned.impacts).toMatchObject([{ kind: 'required', object: 'machine', count: 2, at: { path: ['fields', 'f6'] } }]);
  expect(planned.impacts[0]?.samples).toHaveLength(2);
  expect((await plan('zh-CN')).impacts[0]?.text).toMatch(/[一-鿿]/);
  expect((await publish(planned, {})).body.code).toBe('studio.confirmation');
});

test('values that stand against a field becoming unique block the plan, at the field', async () => {
  await changeField('model', { unique: true });
  const planned = await plan();
  expect(planned.risk).toBe('blocked');
  expect(planned.findings.filter(({ level }) => level === 'error')).toMatchObject([
    { code: 'publish.duplicate_values', at: { kind: 'object', path: ['fields', 'f4'] } },
  ]);
  const refused = await publish(planned);
  expect([refused.status, refused.body.code]).toEqual([422, 'publish.invalid']);
  expect(refused.body.errors?.map(({ code }) => code)).toEqual(['publish.duplicate_values']);
});

test('what blocked a plan and was mended in the records blocks it no more', async () => {
  await changeField('model', { unique: true });
  const planned = await plan();
  const { body } = await ann.get<{ data: { id: string }[] }>('/api/records/machine?sort=asset_number');
  await ann.patch(`/api/records/machine/${body.data[0]?.id}`, { model: 'Single' });
  expect((await publish(planned)).status).toBe(200);
  await changeField('model', { unique: undefined });
  expect((await publish(await plan())).status).toBe(200);
});

test('a removed field is named wherever it is still used, with the fix that then publishes', async () => {
  const before = (await draft()).documents;
  const now = await machine();
  await save({ ...now, fields: now.fields.filter(({ name }) => name !== 'running_hours') });
  const planned = await plan();
  expect(planned.risk).toBe('blocked');
  const target = { kind: 'object', id: now.id, path: ['fields', 'f7'] };
  expect(planned.references.length).toBeGreaterThan(1);
  for (const reference of planned.references) {
    expect(reference).toMatchObject({ target, text: expect.stringMatching(/./), fix: expect.stringMatching(/./) });
  }
  const { edits } = mend(before, (await draft()).documents);
  await save(...edits.map(({ content }) => content as Json));
  const mended = await plan();
  expect(mended.references).toEqual([]);
  expect(mended.findings.filter(({ level }) => level === 'error')).toEqual([]);
  expect((await publish(mended)).status).toBe(200);
  expect((await ann.get('/api/records/machine')).status).toBe(200);
});

test('rights that a draft gives or takes are listed by role', async () => {
  const role = (await draft()).documents.find(({ id, kind }) => kind === 'role' && id === 'technician')!.content as Json & {
    objects: Json;
  };
  await save({
    ...role,
    objects: { ...role.objects, machine: [{ rows: 'all', rights: ['read', 'update'], fields: { '*': 'edit' } }] },
  });
  const planned = await plan();
  expect(planned.risk).toBe('confirm');
  expect(planned.access).toContainEqual(
    expect.objectContaining({ role: 'technician', object: 'machine', what: 'update', field: null }),
  );
  expect(planned.ddl).toEqual([]);
});

test('a field that changes its type says what becomes of the values', async () => {
  await save({ ...(await machine()), search: ['name'] });
  await changeField('model', { type: 'integer', max_length: undefined });
  const planned = await plan();
  expect(planned.impacts.map(({ kind, count }) => [kind, count])).toContainEqual(['type', 2]);
  expect(planned.risk).not.toBe('safe');
});
