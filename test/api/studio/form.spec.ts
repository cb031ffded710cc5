/** The live preview: forms as the draft has them, for everything or for a role. */
import type { Problem } from '../../../server/contract/problem.js';
import type { FormPreview } from '../../../server/contract/trial.js';
import type { Caller } from '../../support/caller.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { editDraft } from './drafting.js';

interface ObjectDocument {
  fields: object[];
  layout: { sections: { fields: string[] }[] };
}

let server: TestServer;
let admin: Caller;
let technician: Caller;
beforeAll(async () => {
  server = await startTestServer();
  [admin, technician] = [await server.user(['planner']), await server.user(['technician'])];
});
afterAll(() => server.close());
beforeEach(() => admin.delete('/api/studio/draft'));

const preview = async (body: unknown): Promise<FormPreview> => (await admin.post<FormPreview>('/api/studio/form', body)).body;
const names = ({ form }: FormPreview): string[] => Object.keys((form.schema as { properties: object }).properties);

test('shows what is not published yet', async () => {
  expect(names(await preview({ object: 'machine' }))).not.toContain('budget');
  await editDraft<ObjectDocument>(admin, 'object', 'machine', (machine) => ({
    ...machine,
    fields: [...machine.fields, { id: 'f99', name: 'budget', type: 'integer', label: { en: 'Budget' }, required: true }],
  }));
  const shown = await preview({ object: 'machine' });
  expect(names(shown)).toContain('budget');
  expect(shown).toMatchObject({ current: true, object: { name: 'machine' } });
  expect((shown.form.schema as { required: string[] }).required).toContain('budget');
  expect(Object.keys(shown.app.objects)).toEqual(expect.arrayContaining(['machine', 'work_order']));
});

test('for a role only what its holders see, whether they create or not', async () => {
  const all = names(await preview({ object: 'work_order' }));
  const some = names(await preview({ object: 'work_order', role: 'technician' }));
  expect(all).toContain('cost');
  expect(some).not.toContain('cost');
  expect(some).toContain('summary');
  const read = await preview({ object: 'machine', role: 'technician' });
  expect(read.object.rights).toMatchObject({ create: false, update: false });
  expect(names(read)).toEqual(expect.arrayContaining(['name', 'line']));
});

test('while the draft has errors, the last version without is shown, and it is said', async () => {
  await editDraft<ObjectDocument>(admin, 'object', 'machine', (machine) => ({
    ...machine,
    fields: [...machine.fields, { id: 'f99', name: 'budget', type: 'integer', label: { en: 'Budget' } }],
  }));
  await preview({ object: 'machine' });
  await editDraft<ObjectDocument>(admin, 'object', 'machine', (machine) => ({ ...machine, title: 'nothing' }));
  const shown = await preview({ object: 'machine' });
  expect(shown.current).toBe(false);
  expect(names(shown)).toContain('budget');
});

test('in the language asked for', async () => {
  const { body } = await admin.post<FormPreview>('/api/studio/form', { object: 'machine' }, { 'accept-language': 'zh-CN' });
  expect(body.object.label).toBe('设备');
});

test.each<[string, unknown, number, string]>([
  ['nothing', {}, 400, 'request.invalid'],
  ['an object there is not', { object: '__proto__' }, 404, 'trial.unknown'],
  ['a role there is not', { object: 'machine', role: 'king' }, 404, 'trial.unknown'],
  ['a record type there is not', { object: 'machine', record_type: 'x' }, 404, 'trial.unknown'],
  ['an unknown key', { object: 'machine', user: 'x' }, 400, 'request.invalid'],
])('%s is refused', async (_, body, status, code) => {
  const answer = await admin.post<Problem>('/api/studio/form', body);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect((await technician.post<Problem>('/api/studio/form', body)).body.code).toBe('administer.required');
});

test('a role that does not see the object is told', async () => {
  await editDraft<{ objects: object }>(admin, 'role', 'technician', (role) => ({ ...role, objects: {} }));
  const answer = await admin.post<Problem>('/api/studio/form', { object: 'machine', role: 'technician' });
  expect([answer.status, answer.body.code]).toEqual([422, 'trial.blind']);
});
