/** Looking at the application with somebody else's eyes: exactly their rights, no writing, always a way back. */
import type { AppInfo } from '../../../server/contract/app.js';
import type { Problem } from '../../../server/contract/problem.js';
import type { ListAnswer } from '../../../server/contract/records.js';
import type { Me } from '../../../server/contract/session.js';
import type { Caller } from '../../support/caller.js';
import { idOf, insertRow } from '../../support/rows.js';
import { startTestServer, testPassword, type TestServer } from '../../support/server.js';

let server: TestServer;
let admin: Caller;
let tom: Caller;
let tina: Caller;

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.user(['planner'], { name: 'Ada Admin' });
  tom = await server.user(['technician'], { name: 'Tom', department: await server.department('Night') });
  tina = await server.user(['technician'], { name: 'Tina' });
  const release = await server.runtime.releases.current(server.workspace.id);
  const insert = (object: string, id: number, owner: Caller, values: object): Promise<void> =>
    insertRow(server.database.records, release, object, { id: idOf(id), owner: owner.id, ...values });
  await insert('machine', 1, admin, { name: 'Press', asset_number: 'AB-0001', line: 'stamping', criticality: 'A' });
  for (const [index, who] of [admin, tom, tom, tina].entries())
    await insert('work_order', 2 + index, who, { number: `WO-${index}`, machine: idOf(1), summary: `s${index}`, cost: 7 });
});
afterAll(() => server.close());
afterEach(async () => {
  await admin.delete('/api/studio/view-as');
});

const view = (body: unknown): Promise<{ status: number; body: Me }> => admin.post<Me>('/api/studio/view-as', body);
const reads = [
  '/api/app',
  '/api/records/work_order?fields=number,summary',
  '/api/records/machine',
  '/api/search?q=s',
  '/api/openapi.json',
];

test.each(['Tom', 'Tina'])('what %s is answered is what the viewer is answered', async (name) => {
  const person = name === 'Tom' ? tom : tina;
  const me = await view({ user: person.id });
  expect(me.body).toMatchObject({
    user: { id: person.id, name },
    administer: false,
    viewing_as: { kind: 'user', label: name },
    department: (await person.get<Me>('/api/me')).body.department,
  });
  for (const path of reads) expect((await admin.get(path)).text).toBe((await person.get(path)).text);
  expect((await admin.get<ListAnswer>('/api/records/work_order')).body.data).toHaveLength(name === 'Tom' ? 2 : 1);
  expect((await admin.get<AppInfo>('/api/app')).text).not.toContain('cost');
  const asked = await admin.post<ListAnswer>('/api/records/work_order/query', { fields: ['number'] });
  expect(asked.body.data).toHaveLength(name === 'Tom' ? 2 : 1);
});

test('a role alone owns nothing', async () => {
  const me = await view({ role: 'technician' });
  expect(me.body).toMatchObject({ viewing_as: { kind: 'role', label: 'Technician' }, roles: [{ name: 'technician' }] });
  expect((await admin.get<ListAnswer>('/api/records/machine')).body.data).toHaveLength(1);
  expect((await admin.get<ListAnswer>('/api/records/work_order')).body.data).toHaveLength(0);
});

test('nothing can be written, by whatever way, until the view is ended', async () => {
  const other = await server.user(['planner']);
  await view({ user: other.id });
  const body = { name: 'New', asset_number: 'AB-0009', line: 'stamping' };
  for (const [method, path] of [
    ['POST', '/api/records/machine'],
    ['POST', '/api/records/machine/bulk'],
    ['PATCH', `/api/records/machine/${idOf(1)}`],
    ['DELETE', `/api/records/machine/${idOf(1)}`],
    ['POST', `/api/records/work_order/${idOf(2)}/transitions`],
    ['POST', '/api/tokens'],
    ['POST', '/api/users'],
    ['PATCH', `/api/users/${tom.id}`],
    ['POST', '/api/departments'],
    ['POST', '/api/password'],
    ['PATCH', '/api/session'],
    ['POST', '/api/studio/replace-value'],
    ['POST', '/api/studio/view-as'],
  ] as const) {
    const answer = await admin.send<Problem>(method, path, method === 'DELETE' ? undefined : body);
    expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'session.read_only']);
  }
  expect((await admin.post('/api/records/machine/validate', body)).status).toBe(200);
  const back = await admin.delete<Me>('/api/studio/view-as');
  expect(back.body).toMatchObject({ user: { id: admin.id }, administer: true });
  expect(back.body.viewing_as).toBeUndefined();
  expect((await admin.post('/api/records/machine', body)).status).toBe(201);
});

test('it can be ended although the one viewed may do nothing, has left, or the viewer is no administrator any more', async () => {
  const leaver = await server.user(['technician']);
  await view({ user: leaver.id });
  await server.database.admin.query('update platform.membership set active = false where user_id = $1', [leaver.id]);
  await server.database.admin.query(`select pg_notify('touchstone', $1)`, [JSON.stringify({ kind: 'member', user: leaver.id })]);
  for (const until = Date.now() + 5000; ;) {
    const { body } = await admin.get<AppInfo>('/api/app');
    if (Object.keys(body.objects).length === 0) break;
    if (Date.now() > until) throw new Error('still seen');
    await new Promise((done) => setTimeout(done, 20));
  }
  expect((await admin.delete<Me>('/api/studio/view-as')).body.user.id).toBe(admin.id);

  const demoted = await server.user(['planner']);
  expect((await demoted.post<Me>('/api/studio/view-as', { user: tom.id })).status).toBe(200);
  await admin.patch(`/api/users/${demoted.id}`, { roles: ['technician'] });
  expect((await demoted.get<Problem>('/api/records/work_order')).body.code).toBe('administer.required');
  expect((await demoted.delete<Me>('/api/studio/view-as')).body).toMatchObject({ user: { id: demoted.id }, administer: false });
});

test('beginning and end stand in the audit trail, under the name of who really did it', async () => {
  await server.database.admin.query('delete from platform.audit');
  await view({ user: tom.id });
  await admin.delete('/api/studio/view-as');
  const { rows } = await server.database.admin.query<{ by: string; action: string; details: unknown }>(
    'select "by", action, details from platform.audit order by id',
  );
  expect(rows).toEqual([
    { by: admin.id, action: 'view_as.start', details: { as: 'Tom' } },
    { by: admin.id, action: 'view_as.end', details: { as: 'Tom' } },
  ]);
});

test('another session of the same person is not touched, and signing out ends the view', async () => {
  const second = server.stranger();
  await second.signIn(admin.email, testPassword);
  await view({ user: tom.id });
  expect((await second.get<Me>('/api/me')).body.user.id).toBe(admin.id);
  await admin.delete('/api/session');
  expect((await admin.get('/api/me')).status).toBe(401);
  await admin.signIn(admin.email, testPassword);
  expect((await admin.get<Me>('/api/me')).body.viewing_as).toBeUndefined();
});

test.each<[string, unknown, number, string]>([
  ['nobody', {}, 400, 'request.invalid'],
  ['a user and a role', { user: '00000000-0000-7000-8000-000000000000', role: 'technician' }, 400, 'request.invalid'],
  ['a role there is not', { role: '__proto__' }, 400, 'request.invalid'],
  ['a user there is not', { user: '00000000-0000-7000-8000-000000000000' }, 404, 'user.unknown'],
  ['no id', { user: 'x' }, 400, 'request.invalid'],
  ['a list', [], 400, 'request.malformed'],
])('viewing as %s is refused', async (_, body, status, code) => {
  const answer = await admin.post<Problem>('/api/studio/view-as', body);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test('only administrators may, and only by a session; what was not begun cannot be ended', async () => {
  expect((await tom.post<Problem>('/api/studio/view-as', { user: admin.id })).body.code).toBe('administer.required');
  const { body } = await admin.post<{ data: { token: string } }>('/api/tokens', { name: 'program' });
  const program = server.stranger();
  const answer = await program.post<Problem>(
    '/api/studio/view-as',
    { user: tom.id },
    { authorization: `Bearer ${body.data.token}` },
  );
  expect([answer.status, answer.body.code]).toEqual([403, 'session.needed']);
  const end = await tom.delete<Problem>('/api/studio/view-as');
  expect([end.status, end.body.code]).toEqual([409, 'session.no_view']);
});
