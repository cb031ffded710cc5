/** Managing the people of a workspace, and their bearer tokens, through HTTP. */
import type { UserDetail, UsersAnswer } from '../../server/contract/people.js';
import type { Problem } from '../../server/contract/problem.js';
import type { Department } from '../../server/platform/identity/departments.js';
import type { TokenEntry } from '../../server/platform/identity/tokens.js';
import { currentOf, publish } from '../../server/publish/publish.js';
import type { Caller } from '../support/caller.js';
import { startTestServer, testPassword, type TestServer } from '../support/server.js';

let server: TestServer;
let planner: Caller;
let technician: Caller;
beforeAll(async () => {
  server = await startTestServer();
  planner = await server.user(['planner'], { name: 'Paula Planner' });
  technician = await server.user(['technician'], { name: 'Tom 100%' });
});
afterAll(() => server.close());

const codes = (problem: Problem): (readonly [string, string])[] =>
  problem.errors?.map(({ pointer, code }) => [pointer, code] as const) ?? [];
const nowhere = '00000000-0000-7000-8000-000000000000';

describe('pickers', () => {
  test('everybody finds the active members by name or address', async () => {
    const found = await technician.get<UsersAnswer>('/api/users?search=planner');
    expect(found.body).toEqual({ data: [{ id: planner.id, label: 'Paula Planner', email: planner.email }] });
    expect(
      (await technician.get<UsersAnswer>(`/api/users?search=${encodeURIComponent('100%')}`)).body.data.map(({ id }) => id),
    ).toEqual([technician.id]);
    expect((await technician.get<UsersAnswer>('/api/users?search=_')).body.data).toEqual([]);
    expect((await technician.get<UsersAnswer>('/api/users?limit=1')).body.data).toHaveLength(1);
  });
});

describe('users', () => {
  test.each([
    ['GET', '/api/users?detail=true'],
    ['GET', `/api/users/${nowhere}`],
    ['POST', '/api/users'],
    ['PATCH', `/api/users/${nowhere}`],
    ['POST', `/api/users/${nowhere}/password`],
    ['GET', '/api/invitations'],
    ['PATCH', `/api/invitations/${nowhere}`],
    ['POST', `/api/invitations/${nowhere}/renew`],
    ['DELETE', `/api/invitations/${nowhere}`],
    ['POST', '/api/departments'],
    ['PATCH', `/api/departments/${nowhere}`],
    ['DELETE', `/api/departments/${nowhere}`],
  ])('%s %s is for administrators', async (method, path) => {
    const answer = await technician.send<Problem>(method, path, method === 'POST' || method === 'PATCH' ? {} : undefined);
    expect([answer.status, answer.body.code]).toEqual([403, 'administer.required']);
  });

  test('all that is wrong with an invitation comes back at once', async () => {
    const missing = await planner.post<Problem>('/api/users', { email: 1, roles: 'planner', boss: true });
    expect(codes(missing.body)).toEqual([
      ['/boss', 'field.unknown'],
      ['/email', 'value.type'],
      ['/name', 'value.required'],
      ['/roles', 'value.type'],
    ]);
    const unknown = await planner.post<Problem>('/api/users', {
      email: 'a@b',
      name: 'A',
      roles: ['planner', 'king'],
      department: nowhere,
    });
    expect(unknown.status).toBe(400);
    expect(codes(unknown.body)).toEqual([
      ['/roles/1', 'role.unknown'],
      ['/department', 'department.missing'],
    ]);
  });

  test('roles, department and activity can be changed', async () => {
    const user = await server.user(['technician']);
    const department = await server.department('Day shift');
    const changed = await planner.patch<{ data: UserDetail }>(`/api/users/${user.id}`, {
      roles: ['technician', 'planner'],
      department,
    });
    expect(changed.body.data.roles.map(({ name }) => name).toSorted()).toEqual(['planner', 'technician']);
    expect(changed.body.data.department?.name).toBe('Day shift');
    const emptied = await planner.patch<{ data: UserDetail }>(`/api/users/${user.id}`, {
      department: null,
      active: false,
      roles: [],
    });
    expect(emptied.body.data).toMatchObject({ department: null, active: false, roles: [] });
    const everybody = await planner.get<{ data: UserDetail[] }>('/api/users?detail=true&limit=200');
    expect(everybody.body.data.find(({ id }) => id === user.id)?.active).toBe(false);
    expect((await planner.get<UsersAnswer>('/api/users?limit=200')).body.data.some(({ id }) => id === user.id)).toBe(false);
  });

  test('the list can be read page by page', async () => {
    const all = (await planner.get<{ data: UserDetail[] }>('/api/users?detail=true&limit=200')).body.data.map(({ id }) => id);
    const read: string[] = [];
    for (let after = ''; ;) {
      const { body } = await planner.get<{ data: UserDetail[] }>(`/api/users?detail=true&limit=2${after && `&after=${after}`}`);
      if (body.data.length === 0) break;
      read.push(...body.data.map(({ id }) => id));
      after = read.at(-1) ?? '';
    }
    expect(read).toEqual(all);
  });

  test('somebody must be left to administer', async () => {
    for (const change of [{ roles: ['technician'] }, { active: false }]) {
      const answer = await planner.patch<Problem>(`/api/users/${planner.id}`, change);
      expect([answer.status, answer.body.code]).toEqual([409, 'user.last_administrator']);
    }
    expect((await planner.get('/api/users?detail=true')).status).toBe(200);
  });

  test('of two administrators who demote each other at once one stays', async () => {
    const other = await server.user(['planner']);
    const answers = await Promise.all([
      planner.patch(`/api/users/${other.id}`, { roles: [] }),
      other.patch(`/api/users/${planner.id}`, { roles: [] }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = answers[0].status === 200 ? planner : other;
    await left.patch(`/api/users/${planner.id}`, { roles: ['planner'] });
    await planner.patch(`/api/users/${other.id}`, { active: false });
  });

  test('nobody who is not of this workspace is found', async () => {
    const stranger = await server.user(['technician']);
    await server.database.admin.query('delete from platform.membership where user_id = $1', [stranger.id]);
    for (const id of [stranger.id, nowhere, 'x']) {
      const answer = await planner.get<Problem>(`/api/users/${id}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'user.unknown']);
    }
  });
});

describe('departments', () => {
  const add = async (name: string, parent: string | null = null): Promise<Department> =>
    (await planner.post<{ data: Department }>('/api/departments', { name, parent })).body.data;

  test('form a tree in which nothing lies below itself', async () => {
    const top = await add('Top');
    const middle = await add('Middle', top.id);
    const bottom = await add('Bottom', middle.id);
    for (const parent of [top.id, middle.id, bottom.id]) {
      const answer = await planner.patch<Problem>(`/api/departments/${top.id}`, { parent });
      expect([answer.status, codes(answer.body)]).toEqual([400, [['/parent', 'department.cycle']]]);
    }
    expect(codes((await planner.patch<Problem>(`/api/departments/${top.id}`, { parent: nowhere })).body)).toEqual([
      ['/parent', 'department.missing'],
    ]);
    const moved = await planner.patch<{ data: Department }>(`/api/departments/${bottom.id}`, { parent: top.id, name: 'Side' });
    expect(moved.body.data).toEqual({ id: bottom.id, name: 'Side', parent: top.id });
    const listed = await technician.get<{ data: Department[] }>('/api/departments');
    expect(listed.body.data).toEqual(expect.arrayContaining([moved.body.data, top, middle]));
  });

  test('of two moves that would close a circle together one is refused', async () => {
    const [one, two] = [await add('One'), await add('Two')];
    const answers = await Promise.all([
      planner.patch(`/api/departments/${one.id}`, { parent: two.id }),
      planner.patch(`/api/departments/${two.id}`, { parent: one.id }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  });

  test('are removed when nothing is in them', async () => {
    const department = await add('Short-lived');
    const user = await server.user(['technician'], { department: department.id });
    const refused = await planner.delete<Problem>(`/api/departments/${department.id}`);
    expect([refused.status, refused.body.code, refused.body.params]).toEqual([
      409,
      'department.in_use',
      { users: 1, departments: 0 },
    ]);
    await planner.patch(`/api/users/${user.id}`, { department: null });
    expect((await planner.delete(`/api/departments/${department.id}`)).status).toBe(204);
    expect((await planner.delete(`/api/departments/${department.id}`)).status).toBe(404);
  });

  test('decide who the rules take for colleagues', async () => {
    const sales = await add('Sales');
    const east = await add('Sales East', sales.id);
    const manager = await server.user(['technician'], { department: sales.id });
    const seller = await server.user(['technician'], { department: east.id });
    const sees = async (caller: Caller) => {
      const member = await server.memberOf(caller);
      return { users: member?.departmentUsers, tree: member?.departmentTreeUsers };
    };
    expect(await sees(manager)).toEqual({ users: [manager.id], tree: [manager.id, seller.id].toSorted() });
    expect(await sees(seller)).toEqual({ users: [seller.id], tree: [seller.id] });
    await planner.patch(`/api/departments/${east.id}`, { parent: null });
    expect(await sees(manager)).toEqual({ users: [manager.id], tree: [manager.id] });
    await planner.patch(`/api/users/${seller.id}`, { department: sales.id, active: false });
    expect(await sees(manager)).toEqual({ users: [manager.id, seller.id].toSorted(), tree: [manager.id, seller.id].toSorted() });
    const alone = await server.user(['technician']);
    expect(await sees(alone)).toEqual({ users: [alone.id], tree: [alone.id] });
  });
});

describe('bearer tokens', () => {
  const bearer = (token: string): Record<string, string> => ({
    authorization: `Bearer ${token}`,
    origin: 'https://program.example',
  });
  const make = async (caller: Caller, body: object = {}) =>
    (await caller.post<{ data: TokenEntry & { token: string } }>('/api/tokens', { name: 'Script', ...body })).body.data;

  test('let a program in as the user who made them, from anywhere', async () => {
    const { token, ...entry } = await make(planner);
    expect(token).toMatch(/^tst_[\w-]{43}$/);
    const program = server.stranger();
    expect((await program.get('/api/me', bearer(token))).body).toEqual((await planner.get('/api/me')).body);
    expect((await program.post('/api/departments', { name: 'By program' }, bearer(token))).status).toBe(201);
    const listed = await planner.get<{ data: TokenEntry[] }>('/api/tokens');
    expect(listed.body.data).toContainEqual(entry);
    expect(listed.text).not.toContain(token);
    expect((await technician.get<{ data: TokenEntry[] }>('/api/tokens')).body.data).toEqual([]);
    expect((await technician.delete(`/api/tokens/${entry.id}`)).status).toBe(404);
    expect((await planner.delete(`/api/tokens/${entry.id}`)).status).toBe(204);
    expect((await program.get('/api/me', bearer(token))).status).toBe(401);
  });

  test('end when they say', async () => {
    const lasting = await make(planner, { expires_in_days: null });
    expect(lasting.expires_at).toBeNull();
    const { token, id, expires_at } = await make(planner, { expires_in_days: 1 });
    expect(Date.parse(expires_at ?? '') - Date.now()).toBeCloseTo(24 * 3600_000, -5);
    await server.database.admin.query('update platform.token set expires_at = now() where id = $1', [id]);
    expect((await server.stranger().get('/api/me', bearer(token))).status).toBe(401);
    const refused = await planner.post<Problem>('/api/tokens', { name: '', expires_in_days: 0 });
    expect(codes(refused.body)).toEqual([
      ['/name', 'value.required'],
      ['/expires_in_days', 'value.too_small'],
    ]);
  });

  test('cannot make more of themselves, nor change the password', async () => {
    const { token } = await make(planner);
    for (const [path, body] of [
      ['/api/tokens', { name: 'Child' }],
      ['/api/password', { old: testPassword, new: 'something else' }],
    ] as const) {
      const answer = await server.stranger().post<Problem>(path, body, bearer(token));
      expect([answer.status, answer.body.code]).toEqual([403, 'session.needed']);
    }
  });

  test.each(['Bearer', 'Bearer x', 'Basic dXNlcjpwYXNz', 'Bearer tst_0000000000000000000000000000000000000000000'])(
    '%s lets nobody in, cookie or not',
    async (authorization) => {
      expect((await planner.get('/api/me', { authorization })).status).toBe(401);
    },
  );
});

test('who administers is judged by the release in force, though it was published as the change was asked for', async () => {
  const deputy = await server.user(['planner'], { name: 'Dora Deputy' });
  const { number } = await server.runtime.releases.current(server.workspace.id);
  const { documents } = await currentOf(server.database.admin, server.workspace.id, number);
  const next = documents.map(({ file, content }) => ({
    file,
    content: file === 'template.json' ? { ...(content as object), version: '9.0.0' } : content,
  }));
  let change: ReturnType<typeof planner.patch<Problem>> | undefined;
  const isWaiting = async (): Promise<boolean> => {
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return (await server.database.admin.query(waiting)).rows.length > 0;
  };
  const within = async (): Promise<void> => {
    change = planner.patch<Problem>(`/api/users/${deputy.id}`, { roles: ['technician'] });
    while (!(await isWaiting())) await new Promise((done) => setImmediate(done));
  };
  await publish(server.database.admin, server.workspace, { documents: next, message: '', author: 'test', within });
  const { status, body } = (await change)!;
  expect([status, body.code]).toEqual([503, 'record.busy']);
  await server.runtime.releases.refresh(server.workspace.id);
  expect((await planner.patch(`/api/users/${deputy.id}`, { roles: ['technician'] })).status).toBe(200);
});
