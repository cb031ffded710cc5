/** Signing in and out, on real PostgreSQL, through HTTP. */
import { openDatabase, type Database } from '../../server/platform/db/database.js';
import { createLog } from '../../server/platform/log.js';
import type { Problem } from '../../server/contract/problem.js';
import type { Me } from '../../server/contract/session.js';
import { installWorkspace } from '../../server/publish/workspace.js';
import { readDocuments } from '../../server/publish/folder.js';
import { Caller } from '../support/caller.js';
import { listen, startTestServer, testPassword, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const chinese = { 'accept-language': 'zh-CN,zh;q=0.9' };
const cookieOf = (answer: { headers: Headers }): string => answer.headers.get('set-cookie') ?? '';

describe('signing in', () => {
  test('answers who one is and sets a cookie that scripts cannot read', async () => {
    const department = await server.department('Plant 1');
    const { email } = await server.user(['technician'], { name: 'Ann', department });
    const caller = server.stranger();
    const answer = await caller.post<Me>('/api/session', { email: ` ${email.toUpperCase()} `, password: testPassword });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      user: { id: expect.any(String) as string, email, name: 'Ann' },
      workspace: { id: server.workspace.id, name: 'main', label: 'Main' },
      workspaces: [{ name: 'main', label: 'Main' }],
      roles: [{ name: 'technician', label: 'Technician' }],
      department: { id: department, name: 'Plant 1' },
      administer: false,
    });
    expect(cookieOf(answer)).toMatch(/^touchstone_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
    expect((await caller.get('/api/me')).body).toEqual(answer.body);
    expect((await caller.get<Me>('/api/me', chinese)).body.roles).toEqual([{ name: 'technician', label: '维修技师' }]);
  });

  test('the token is nowhere in the database', async () => {
    const caller = await server.user(['technician']);
    const token = caller.cookie.split('=')[1] ?? '';
    const { rows } = await server.database.admin.query<{ id: string }>('select id from platform.session where user_id = $1', [
      caller.id,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.id).not.toBe(token);
  });

  test('a wrong password and an unknown address are told alike', async () => {
    const { email } = await server.user(['technician']);
    const caller = server.stranger();
    const wrong = await caller.post<Problem>('/api/session', { email, password: 'not this one' });
    const unknown = await caller.post<Problem>('/api/session', { email: 'nobody@example.com', password: 'not this one' });
    for (const { status, body } of [wrong, unknown]) {
      expect(status).toBe(401);
      expect(body).toMatchObject({ code: 'session.refused', title: 'E-mail address or password is wrong.' });
    }
    expect({ ...wrong.body, request_id: '' }).toEqual({ ...unknown.body, request_id: '' });
    expect(caller.cookie).toBe('');
  });

  test('all that is wrong with the body comes back at once, in both languages', async () => {
    const body = { email: 'no address', user: 'x' };
    const english = await server.stranger().post<Problem>('/api/session', body);
    expect(english.status).toBe(400);
    expect(english.body.errors?.map(({ pointer, code, message }) => ({ pointer, code, message }))).toEqual([
      { pointer: '/user', code: 'field.unknown', message: 'There is no field “user”.' },
      { pointer: '/email', code: 'value.format', message: 'E-mail must be an e-mail address such as name@example.com.' },
      { pointer: '/password', code: 'value.required', message: 'Password is required.' },
    ]);
    const inChinese = await server.stranger().post<Problem>('/api/session', body, chinese);
    expect(inChinese.body.errors?.map(({ message }) => message)).toEqual([
      '没有名为“user”的字段。',
      '邮箱必须是电子邮箱地址，例如 name@example.com。',
      '请填写密码。',
    ]);
  });
});

describe('signing out', () => {
  test('ends the session and takes the cookie back', async () => {
    const caller = await server.user(['technician']);
    const { cookie } = caller;
    const answer = await caller.delete('/api/session');
    expect(answer.status).toBe(204);
    expect(cookieOf(answer)).toMatch(/^touchstone_session=; .*Max-Age=0$/);
    caller.cookie = cookie;
    expect((await caller.get('/api/me')).status).toBe(401);
  });

  test('without a session there is nothing to see', async () => {
    const answer = await server.stranger().get<Problem>('/api/me', chinese);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      code: 'session.required',
      title: '请先登录。',
      request_id: answer.headers.get('x-request-id'),
    });
  });
});

describe('requests of other sites', () => {
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'none' }, 200],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
  ])('%j → %i', async (headers, status) => {
    const caller = await server.user(['planner']);
    const answer = await caller.post<Problem>('/api/departments', { name: 'X' }, headers);
    expect(answer.status).toBe(status === 200 ? 201 : status);
    if (status === 403) expect(answer.body.code).toBe('session.cross_site');
    expect((await caller.get('/api/me', headers)).status).toBe(200);
    const signIn = await server.stranger().post('/api/session', { email: caller.email, password: testPassword }, headers);
    expect(signIn.status).toBe(status);
  });

  test('a form of another site cannot be read at all', async () => {
    const caller = await server.user(['planner']);
    const answer = await caller.post<Problem>('/api/departments', 'name=X', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([answer.status, answer.body.code]).toEqual([415, 'request.media_type']);
  });
});

describe('guessing', () => {
  test('the eleventh attempt on an account waits, whatever the password', async () => {
    const { email } = await server.user(['technician']);
    const guesses = await Promise.all(
      Array.from({ length: 10 }, () => server.stranger().post('/api/session', { email, password: 'guess' })),
    );
    expect(guesses.map(({ status }) => status)).toEqual(Array(10).fill(401));
    const english = await server.stranger().post<Problem>('/api/session', { email, password: testPassword });
    expect(english.status).toBe(429);
    const wait = Number(english.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(800);
    expect(wait).toBeLessThanOrEqual(900);
    expect(english.body.title).toBe(`Too many failed sign-ins. Try again in ${wait} seconds.`);
    const inChinese = await server.stranger().post<Problem>('/api/session', { email, password: testPassword }, chinese);
    expect(inChinese.body.title).toMatch(/^登录失败次数过多，请 \d+ 秒后再试。$/);
    const other = await server.user(['technician']);
    expect((await other.get('/api/me')).status).toBe(200);
  });

  test('a success starts the count anew', async () => {
    const { email } = await server.user(['technician']);
    for (let round = 0; round < 2; round++) {
      for (let guess = 0; guess < 6; guess++) await server.stranger().post('/api/session', { email, password: 'guess' });
      expect((await server.stranger().post('/api/session', { email, password: testPassword })).status).toBe(200);
    }
  });

  test('an address that tried too many accounts waits too', async () => {
    const { email } = await server.user(['technician']);
    const { admin } = server.database;
    await admin.query(`update platform.sign_in_failure set count = 100 where key like 'address:%'`);
    expect((await server.stranger().post('/api/session', { email, password: testPassword })).status).toBe(429);
    await admin.query('delete from platform.sign_in_failure');
    expect((await server.stranger().post('/api/session', { email, password: testPassword })).status).toBe(200);
  });
});

describe('two servers on one database', () => {
  let database: Database;
  let second: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    database = await openDatabase(server.databaseUrl, createLog('silent'));
    second = await listen(database);
  });
  afterAll(async () => {
    await second.app.close();
    await database.close();
  });

  /** The same session, at the other server. */
  function elsewhere(caller: Caller): Caller {
    const copy = new Caller(second.url);
    copy.cookie = caller.cookie;
    return copy;
  }

  test('a session is good at both, and ends at both', async () => {
    const caller = await server.user(['technician']);
    const there = elsewhere(caller);
    expect((await there.get('/api/me')).status).toBe(200);
    await caller.delete('/api/session');
    await eventually(async () => expect((await there.get('/api/me')).status).toBe(401));
  });

  test('deactivating somebody ends their sessions at both', async () => {
    const planner = await server.user(['planner']);
    const caller = await server.user(['technician']);
    const there = elsewhere(caller);
    expect((await there.get('/api/me')).status).toBe(200);
    expect((await planner.patch(`/api/users/${caller.id}`, { active: false })).status).toBe(200);
    expect((await caller.get('/api/me')).status).toBe(401);
    await eventually(async () => expect((await there.get('/api/me')).status).toBe(401));
    expect(
      (await server.stranger().post<Problem>('/api/session', { email: caller.email, password: testPassword })).body.code,
    ).toBe('session.no_workspace');
  });

  test('a change of roles is seen at both', async () => {
    const planner = await server.user(['planner']);
    const caller = await server.user(['technician']);
    const there = elsewhere(caller);
    expect((await there.get<Me>('/api/me')).body.administer).toBe(false);
    await planner.patch(`/api/users/${caller.id}`, { roles: ['planner'] });
    expect((await caller.get<Me>('/api/me')).body.administer).toBe(true);
    await eventually(async () => expect((await there.get<Me>('/api/me')).body.administer).toBe(true));
  });

  test('while notices do not arrive, nothing is taken from memory', async () => {
    const caller = await server.user(['technician']);
    const there = elsewhere(caller);
    await there.get('/api/me');
    await server.database.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'touchstone listen' and datname = current_database()`,
    );
    await eventually(() => Promise.resolve(expect(database.notifications.listening).toBe(false)));
    await server.database.admin.query('update platform.membership set active = false where user_id = $1', [caller.id]);
    expect((await there.get('/api/me')).status).toBe(401);
    await eventually(() => Promise.resolve(expect(database.notifications.listening).toBe(true)));
  });
});

describe('several workspaces', () => {
  test('a session belongs to the one chosen, and another is entered by a new session', async () => {
    const { documents } = await readDocuments(new URL('../projects/equipment', import.meta.url).pathname);
    const { workspace } = await installWorkspace(server.database.admin, { name: 'second', label: 'Second' }, documents, 'test');
    const caller = await server.user(['technician']);
    await server.database.admin.query('insert into platform.membership (workspace_id, user_id) values ($1, $2)', [
      workspace.id,
      caller.id,
    ]);

    const stranger = server.stranger();
    const first = await stranger.signIn(caller.email, testPassword);
    expect(first.body).toMatchObject({ workspace: { name: 'main' }, workspaces: [{ name: 'main' }, { name: 'second' }] });
    const left = stranger.cookie;
    const changed = await stranger.patch<Me>('/api/session', { workspace: 'second' });
    expect(changed.body).toMatchObject({ workspace: { name: 'second' }, roles: [] });
    expect((await stranger.get<Me>('/api/me')).body.workspace.name).toBe('second');
    stranger.cookie = left;
    expect((await stranger.get('/api/me')).status).toBe(401);

    const direct = await server.stranger().signIn(caller.email, testPassword, 'second');
    expect(direct.body).toMatchObject({ workspace: { name: 'second' } });
    const refused = await server
      .stranger()
      .post<Problem>('/api/session', { email: caller.email, password: testPassword, workspace: 'third' });
    expect([refused.status, refused.body.code]).toEqual([403, 'session.no_workspace']);
  });
});

describe('the password', () => {
  test('can be changed by who knows it; other sessions end, this one stays', async () => {
    const caller = await server.user(['technician']);
    const other = server.stranger();
    await other.signIn(caller.email, testPassword);
    const wrong = await caller.post<Problem>('/api/password', { old: 'guess', new: 'a new password' });
    expect([wrong.status, wrong.body.errors?.[0]?.pointer, wrong.body.errors?.[0]?.code]).toEqual([
      400,
      '/old',
      'password.wrong',
    ]);
    const short = await caller.post<Problem>('/api/password', { old: testPassword, new: '1234567' });
    expect(short.body.errors?.[0]?.message).toBe('New password needs at least 8 characters.');
    expect((await caller.post('/api/password', { old: testPassword, new: 'a new password' })).status).toBe(204);
    expect((await caller.get('/api/me')).status).toBe(200);
    await eventually(async () => expect((await other.get('/api/me')).status).toBe(401));
    await server.stranger().signIn(caller.email, 'a new password');
  });
});

async function eventually(check: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 5_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((done) => setTimeout(done, 20));
    }
  }
}
