/** What every role may do, as the draft has it, beside what is in force. */
import type { Problem } from '../../../server/contract/problem.js';
import type { Access } from '../../../server/contract/access.js';
import type { Caller } from '../../support/caller.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { editDraft } from './drafting.js';

let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.user(['planner']);
});
afterAll(() => server.close());
beforeEach(() => admin.delete('/api/studio/draft'));

const access = async (): Promise<Access> => (await admin.get<Access>('/api/studio/access')).body;

test('of every role, object and field; nothing changes by itself', async () => {
  const { roles, changes, current } = await access();
  expect([changes, current]).toEqual([[], true]);
  expect(roles.map(({ id, administer }) => [id, administer])).toEqual([
    ['planner', true],
    ['technician', false],
  ]);
  const technician = roles[1]?.objects.work_order;
  expect(technician?.fields).toMatchObject({ cost: 'hidden', summary: 'edit' });
  expect(Object.keys(technician?.rights ?? {})).toEqual(['create', 'read', 'update']);
  expect(technician?.transitions).toEqual(['start', 'finish']);
});

test('a changed role is a difference in words', async () => {
  await editDraft<{ objects: { machine: { fields: object }[] } }>(admin, 'role', 'technician', (role) => ({
    ...role,
    objects: { ...role.objects, machine: [{ ...role.objects.machine[0], fields: { '*': 'read', model: 'hidden' } }] },
  }));
  expect((await access()).changes).toMatchObject([
    { role: expect.any(String) as string, object: 'machine', field: 'model', from: 'read', to: 'hidden' },
  ]);
});

test('while the draft has errors, it is said', async () => {
  await editDraft<object>(admin, 'object', 'machine', (machine) => ({ ...machine, title: 'nothing' }));
  expect((await access()).current).toBe(false);
});

test('is for administrators', async () => {
  const technician = await server.user(['technician']);
  expect((await technician.get<Problem>('/api/studio/access')).body.code).toBe('administer.required');
});
