/** One account over several workspaces: who brings it into one, and what the passwords of one are worth in another. */
import type { Invitation, InvitationLink, UserDetail } from '../../server/contract/people.js';
import type { Problem } from '../../server/contract/problem.js';
import type { Me, OpenInvitation } from '../../server/contract/session.js';
import { mostPerAccount } from '../../server/platform/identity/sign-in-limit.js';
import { Users } from '../../server/platform/identity/users.js';
import { readDocuments } from '../../server/publish/folder.js';
import { installWorkspace } from '../../server/publish/workspace.js';
import type { Workspace } from '../../server/contract/call.js';
import type { Answer, Caller } from '../support/caller.js';
import { startTestServer, testPassword, type TestServer } from '../support/server.js';
import { project } from '../support/workspace.js';

let server: TestServer;
let acme: Workspace;
/** Administers main. */
let mia: Caller;
/** Administers acme. */
let alan: Caller;

beforeAll(async () => {
  server = await startTestServer();
  const { documents } = await readDocuments(project('equipment'));
  acme = (await installWorkspace(server.database.admin, { name: 'acme', label: 'Acme' }, documents, 'test')).workspace;
  mia = await server.user(['planner'], { name: 'Mia Main' });
  alan = await memberOf(acme, 'alan@example.com', 'planner');
});
afterAll(() => server.close());
afterEach(() => server.database.admin.query('delete from platform.sign_in_failure'));

let count = 0;
const someAddress = (): string => `person${++count}@example.com`;

async function memberOf(workspace: Workspace, email: string, role: string): Promise<Caller> {
  const user = { email, name: email, locale: 'en', departmentId: null, roleIds: [role], password: testPassword };
  const { id } = await new Users(server.database.source).add(workspace.id, user);
  const caller = server.stranger();
  await caller.signIn(email, testPassword);
  return Object.assign(caller, { id, email });
}

const invite = (by: Caller, email: string): Promise<Answer<InvitationLink>> =>
  by.post<InvitationLink>('/api/users', { email, name: 'Pat', roles: ['technician'] });
const tokenIn = ({ body }: Answer<InvitationLink>): string => body.link.split('#')[1] ?? '';
const accept = (by: Caller, token: string, how: object = {}) =>
  by.post<Me & Problem>('/api/invitation/accept', { token, ...how });
const signIn = (body: object) => server.stranger().post<Me & Problem>('/api/session', body);
const said = ({ status, body }: Answer<Problem>) => [status, body.code];

/** Mia's user in main is a member of acme too, by an invitation accepted there. */
async function inBoth(): Promise<Caller> {
  const user = await server.user(['technician']);
  expect((await accept(user, tokenIn(await invite(alan, user.email)))).status).toBe(200);
  return user;
}

describe('an address of another workspace', () => {
  test('an account that an administrator made for it does not open a workspace that invites it later', async () => {
    const email = someAddress();
    const own = { name: 'Pat', new_password: 'known to alan' };
    expect((await accept(server.stranger(), tokenIn(await invite(alan, email)), own)).status).toBe(200);
    const invited = await invite(mia, email);
    expect(invited.status).toBe(201);
    expect(JSON.stringify(invited.body)).not.toContain('password');

    const there = { email, password: 'known to alan', workspace: 'main' };
    expect(said(await signIn(there))).toEqual([403, 'session.no_workspace']);
    const thief = server.stranger();
    await thief.signIn(email, 'known to alan');
    expect((await thief.get<Me>('/api/me')).body.workspaces).toEqual([{ name: 'acme', label: 'Acme' }]);
    expect(said(await thief.patch<Problem>('/api/session', { workspace: 'main' }))).toEqual([403, 'session.no_workspace']);
    expect((await mia.get<{ data: UserDetail[] }>('/api/users?detail=true&limit=200')).text).not.toContain(email);

    // The owner learns of it, has the password reset in acme, chooses an own one and accepts.
    const members = await alan.get<{ data: UserDetail[] }>(`/api/users?detail=true&search=${email}`);
    const reset = await alan.post<{ password: string }>(`/api/users/${members.body.data[0]!.id}/password`);
    await signIn({ email, password: reset.body.password, new_password: 'of the owner' });
    const joined = await accept(server.stranger(), tokenIn(invited), { password: 'of the owner' });
    expect(joined.body.workspace.name).toBe('main');
    expect(said(await signIn(there))).toEqual([403, 'session.no_workspace']);
    expect((await thief.get('/api/me')).status).toBe(401);
  });

  test('is invited with the same answer whether or not there is an account, byte by byte', async () => {
    const known = await server.user(['technician'], { name: 'Known Elsewhere' });
    await server.database.admin.query(`update platform."user" set locale = 'zh-CN' where id = $1`, [known.id]);
    const unknown = 'u'.repeat(known.email.indexOf('@')) + known.email.slice(known.email.indexOf('@'));
    const answers = [await invite(alan, known.email), await invite(alan, unknown)];
    const same = answers.map(({ status, body, text }) =>
      [status, text]
        .join()
        .replaceAll(body.data.email, 'EMAIL')
        .replace(body.data.id, 'ID')
        .replace(body.link, 'LINK')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'),
    );
    expect(same[0]).toBe(same[1]);
    const seen = await Promise.all(
      answers.map((answer) => server.stranger().post<{ data: OpenInvitation }>('/api/invitation', { token: tokenIn(answer) })),
    );
    expect(seen.map(({ body }) => body.data)).toEqual([
      { workspace: 'Acme', email: known.email, name: 'Pat', expires_at: expect.any(String) as string },
      { workspace: 'Acme', email: unknown, name: 'Pat', expires_at: expect.any(String) as string },
    ]);
  });

  test('is joined by its owner only, with a password of the account', async () => {
    const user = await server.user(['technician']);
    const token = tokenIn(await invite(alan, user.email));
    const by = server.stranger();
    expect(said(await accept(by, token))).toEqual([401, 'session.required']);
    expect(said(await accept(by, token, { password: 'a guess' }))).toEqual([401, 'session.refused']);
    expect(said(await accept(by, token, { name: 'Pat', new_password: 'long enough' }))).toEqual([409, 'invitation.account']);
    expect(said(await accept(by, token, { new_password: 'long enough' }))).toEqual([400, 'request.invalid']);
    expect(said(await accept(mia, token))).toEqual([403, 'invitation.other_account']);
    const made = await user.post<{ data: { token: string } }>('/api/tokens', { name: 'Script' });
    const bearer = { authorization: `Bearer ${made.body.data.token}` };
    const program = await server.stranger().post<Problem>('/api/invitation/accept', { token }, bearer);
    expect(said(program)).toEqual([403, 'session.needed']);
    const elsewhere = await user.post<Problem>('/api/invitation/accept', { token }, { origin: 'https://evil.example' });
    expect(said(elsewhere)).toEqual([403, 'session.cross_site']);
    await mia.post('/api/studio/view-as', { user: user.id });
    expect(said(await accept(mia, token))).toEqual([403, 'session.read_only']);
    await mia.delete('/api/studio/view-as');

    const other = server.stranger();
    await other.signIn(user.email, testPassword);
    const joined = await accept(other, token);
    expect(joined.body).toMatchObject({
      workspace: { name: 'acme' },
      workspaces: [{ name: 'main' }, { name: 'acme' }],
      roles: [{ name: 'technician' }],
    });
    expect((await other.get<Me>('/api/me')).body.workspace.name).toBe('acme');
    expect((await user.get('/api/me')).status).toBe(401);
    // A token opens the workspace it was made in, and no more than before.
    expect((await server.stranger().get<Me>('/api/me', bearer)).body.workspace.name).toBe('main');
    expect(said(await accept(other, token))).toEqual([404, 'invitation.unknown']);
    expect(said((await invite(alan, user.email)) as unknown as Answer<Problem>)).toEqual([409, 'user.exists']);
  });
});

describe('an invitation', () => {
  test('makes an account whose password nobody else has seen', async () => {
    const department = await mia.post<{ data: { id: string } }>('/api/departments', { name: 'Night shift' });
    const email = someAddress();
    const made = await mia.post<InvitationLink>('/api/users', {
      email: email.toUpperCase(),
      name: 'Nina New',
      roles: ['technician'],
      department: department.body.data.id,
    });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      data: {
        id: expect.any(String) as string,
        label: 'Nina New',
        email,
        department: { id: department.body.data.id, name: 'Night shift' },
        roles: [{ name: 'technician', label: 'Technician' }],
        created_at: expect.any(String) as string,
        expires_at: expect.any(String) as string,
      },
      link: expect.stringMatching(/^\/app\/accept-invitation#[\w-]{43}$/) as string,
    });
    const { data } = made.body;
    expect(Date.parse(data.expires_at) - Date.parse(data.created_at)).toBeCloseTo(7 * 24 * 3600_000, -5);
    const short = await accept(server.stranger(), tokenIn(made), { name: 'Nina', new_password: '1234567' });
    expect(short.body.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([['/new_password', 'value.too_short']]);
    const nina = server.stranger();
    const joined = await accept(nina, tokenIn(made), { name: 'Nina Newman', new_password: 'only nina knows' });
    expect(joined.body).toMatchObject({ user: { email, name: 'Nina Newman' }, workspace: { name: 'main' } });
    expect((await nina.get<Me>('/api/me')).body.department?.name).toBe('Night shift');
    await server.stranger().signIn(email, 'only nina knows');
    expect((await mia.get<{ data: Invitation[] }>('/api/invitations')).text).not.toContain(email);
    const { rows } = await server.database.admin.query('select 1 from platform.invitation where token_hash = $1', [
      tokenIn(made),
    ]);
    expect(rows).toEqual([]);
  });

  test('that is pending is no member for anything', async () => {
    const { body } = await mia.post<{ data: { id: string } }>('/api/departments', { name: 'Short-lived' });
    const email = someAddress();
    const holders = async () => (await mia.get<{ data: object }>('/api/studio/role-holders')).body.data;
    const before = await holders();
    const made = await mia.post<InvitationLink>('/api/users', {
      email,
      name: 'Pat',
      roles: ['planner'],
      department: body.data.id,
    });
    expect(await holders()).toEqual(before);
    for (const query of ['', '?detail=true', `?search=${email}`]) {
      expect((await mia.get(`/api/users${query}`)).text).not.toContain(email);
    }
    expect((await mia.get(`/api/users/${made.body.data.id}`)).status).toBe(404);
    expect((await mia.post('/api/studio/view-as', { user: made.body.data.id })).status).toBe(404);
    expect(said(await signIn({ email, password: tokenIn(made) }))).toEqual([401, 'session.refused']);
    const last = await mia.patch<Problem>(`/api/users/${mia.id}`, { active: false });
    expect(said(last)).toEqual([409, 'user.last_administrator']);
    expect((await mia.delete(`/api/departments/${body.data.id}`)).status).toBe(204);
    const listed = await mia.get<{ data: Invitation[] }>('/api/invitations');
    expect(listed.body.data.find((one) => one.email === email)).toMatchObject({ department: null, label: 'Pat' });
  });

  test('is renewed, changed and withdrawn; what does not hold any more is told like what never was', async () => {
    const email = someAddress();
    const made = await invite(mia, email);
    const again = await mia.post<Problem>('/api/users', { email, name: 'Pat', roles: [] });
    expect(said(again)).toEqual([409, 'invitation.exists']);
    const path = `/api/invitations/${made.body.data.id}`;
    const renewed = await mia.post<InvitationLink>(`${path}/renew`);
    const changed = await mia.patch<{ data: Invitation }>(path, { roles: ['planner'] });
    expect(changed.body.data.roles).toEqual([{ name: 'planner', label: 'Maintenance planner' }]);
    expect(said(await mia.patch<Problem>(path, { roles: ['king'] }))).toEqual([400, 'request.invalid']);
    for (const way of [
      () => alan.patch<Problem>(path, {}),
      () => alan.delete<Problem>(path),
      () => alan.post<Problem>(`${path}/renew`),
    ]) {
      expect(said(await way())).toEqual([404, 'invitation.unknown']);
    }
    const expired = await invite(mia, someAddress());
    await server.database.admin.query('update platform.invitation set expires_at = now() where id = $1', [expired.body.data.id]);
    const withdrawn = await invite(mia, someAddress());
    expect((await mia.delete(`/api/invitations/${withdrawn.body.data.id}`)).status).toBe(204);
    const own = { name: 'Pat', new_password: 'long enough' };
    const texts = new Set<string>();
    for (const token of [tokenIn(made), tokenIn(expired), tokenIn(withdrawn), 'x', 'A'.repeat(43)]) {
      for (const answer of [
        await server.stranger().post<Problem>('/api/invitation', { token }),
        await accept(server.stranger(), token, own),
      ]) {
        expect(answer.status).toBe(404);
        texts.add(JSON.stringify({ ...answer.body, request_id: '' }));
      }
    }
    expect(texts.size).toBe(1);
    expect((await accept(server.stranger(), tokenIn(renewed), own)).body.roles).toMatchObject([{ name: 'planner' }]);
  });

  test('is accepted once, however many try at once', async () => {
    const token = tokenIn(await invite(mia, someAddress()));
    const own = { name: 'Pat', new_password: 'long enough' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => accept(server.stranger(), token, own)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404, 404]);
  });

  test('makes one account where two workspaces have invited the address', async () => {
    const email = someAddress();
    const tokens = [tokenIn(await invite(mia, email)), tokenIn(await invite(alan, email))];
    const own = { name: 'Pat', new_password: 'long enough' };
    const answers = await Promise.all(tokens.map((token) => accept(server.stranger(), token, own)));
    expect(answers.map(({ status, body }) => [status, body.code]).toSorted()).toEqual([
      [200, undefined],
      [409, 'invitation.account'],
    ]);
  });

  test('cannot be guessed at without end', async () => {
    const token = tokenIn(await invite(mia, someAddress()));
    const read = () => server.stranger().post<Problem>('/api/invitation', { token });
    expect((await read()).status).toBe(200);
    expect((await server.stranger().post('/api/invitation', { token: 'a guess' })).status).toBe(404);
    await server.database.admin.query(`update platform.sign_in_failure set count = 100 where key like 'address:%'`);
    expect(said(await read())).toEqual([429, 'session.limited']);
  });
});

describe('a password that an administrator was shown', () => {
  const reset = async (by: Caller, { id }: Caller): Promise<string> => {
    const { status, body } = await by.post<{ password: string }>(`/api/users/${id}/password`);
    expect([status, Object.keys(body)]).toEqual([200, ['password']]);
    return body.password;
  };

  test('is good for choosing an own one, once, and for nothing else', async () => {
    const user = await server.user(['technician']);
    const password = await reset(mia, user);
    const { email } = user;
    expect(said(await signIn({ email, password: testPassword }))).toEqual([401, 'session.refused']);
    const asked = await signIn({ email, password });
    expect(said(asked)).toEqual([403, 'session.password_temporary']);
    expect(asked.headers.get('set-cookie')).toBeNull();
    expect(said(await signIn({ email, password, new_password: password }))).toEqual([400, 'password.same']);
    const short = await signIn({ email, password, new_password: 'short' });
    expect(short.body.errors?.map(({ pointer }) => pointer)).toEqual(['/new_password']);
    const token = tokenIn(await invite(alan, email));
    expect(said(await accept(server.stranger(), token, { password }))).toEqual([403, 'session.password_temporary']);
    expect((await signIn({ email, password, new_password: 'an own password' })).body.user.email).toBe(email);
    expect(said(await signIn({ email, password, new_password: 'another one' }))).toEqual([401, 'session.refused']);
    await server.stranger().signIn(email, 'an own password');
  });

  test('expires', async () => {
    const user = await server.user(['technician']);
    const password = await reset(mia, user);
    await server.database.admin.query('update platform.membership set password_expires_at = now() where user_id = $1', [user.id]);
    for (const more of [{}, { new_password: 'an own password' }]) {
      expect(said(await signIn({ email: user.email, password, ...more }))).toEqual([403, 'session.password_expired']);
    }
  });

  test('opens no other workspace, whatever its owner makes of it; sessions and tokens end here alone', async () => {
    const user = await inBoth();
    const { email } = user;
    const main = server.stranger();
    await main.signIn(email, testPassword, 'main');
    const bearer = async (caller: Caller) => {
      const { body } = await caller.post<{ data: { token: string } }>('/api/tokens', { name: 'Script' });
      return { authorization: `Bearer ${body.data.token}` };
    };
    const [there, here] = [await bearer(main), await bearer(user)];
    const password = await reset(alan, user);
    for (const workspace of ['main', 'acme', undefined]) {
      const answer = await signIn({ email, password, workspace });
      expect(answer.status).toBe(403);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect((await user.get('/api/me')).status).toBe(401);
    expect((await server.stranger().get('/api/me', here)).status).toBe(401);
    expect((await main.get<Me>('/api/me')).body.workspaces).toEqual([{ name: 'main', label: 'Main' }]);
    expect((await server.stranger().get('/api/me', there)).status).toBe(200);
    expect(said(await main.patch<Problem>('/api/session', { workspace: 'acme' }))).toEqual([403, 'session.no_workspace']);

    const entered = server.stranger();
    const own = { email, password, new_password: 'for acme alone' };
    expect((await entered.post<Me>('/api/session', own)).body).toMatchObject({
      workspace: { name: 'acme' },
      workspaces: [{ name: 'acme' }],
    });
    expect(said(await entered.patch<Problem>('/api/session', { workspace: 'main' }))).toEqual([403, 'session.no_workspace']);
    expect(said(await signIn({ email, password: 'for acme alone', workspace: 'main' }))).toEqual([403, 'session.no_workspace']);
    expect((await signIn({ email, password: testPassword })).body.workspace.name).toBe('main');
    expect((await signIn({ email, password: 'for acme alone' })).body.workspace.name).toBe('acme');

    // A change in one is none in the other.
    expect((await entered.post('/api/password', { old: testPassword, new: 'changed in acme' })).status).toBe(400);
    expect((await entered.post('/api/password', { old: 'for acme alone', new: 'changed in acme' })).status).toBe(204);
    expect((await main.get('/api/me')).status).toBe(200);
    expect((await signIn({ email, password: 'changed in acme' })).body.workspace.name).toBe('acme');
    expect((await signIn({ email, password: testPassword })).body.workspace.name).toBe('main');
  });

  test('leads back to one password where the owner chooses the one of the account, and guessing at it has an end', async () => {
    const user = await inBoth();
    const { email } = user;
    const back = await signIn({ email, password: await reset(alan, user), new_password: testPassword });
    expect(back.body.workspaces.map(({ name }) => name)).toEqual(['main', 'acme']);
    await server.database.admin.query('delete from platform.sign_in_failure');
    let known = await reset(alan, user);
    const guess = async (index: number): Promise<number> => {
      const answer = await signIn({ email, password: known, new_password: `guess number ${index}` });
      if (answer.status === 200) known = `guess number ${index}`;
      return answer.status;
    };
    for (let index = 0; index < mostPerAccount; index++) expect(await guess(index)).toBe(200);
    expect(await guess(mostPerAccount)).toBe(429);
  });

  test('is hashed with the salt of the account, so that one computation tells which password was given', async () => {
    const user = await inBoth();
    await reset(alan, user);
    await reset(mia, user);
    const { rows } = await server.database.admin.query<{ hash: string }>(
      `select password_hash as hash from platform."user" where id = $1
       union all select password_hash from platform.membership where user_id = $1`,
      [user.id],
    );
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(3);
    expect(new Set(rows.map(({ hash }) => hash.split('$').slice(0, 5).join('$'))).size).toBe(1);
  });

  test('is what the next workspace is entered with, when it was accepted by the password chosen for it', async () => {
    const user = await server.user(['technician']);
    const { email } = user;
    await signIn({ email, password: await reset(mia, user), new_password: 'the only one known' });
    const token = tokenIn(await invite(alan, email));
    const joined = await accept(server.stranger(), token, { password: 'the only one known' });
    expect(joined.body.workspaces.map(({ name }) => name)).toEqual(['main', 'acme']);
    expect((await signIn({ email, password: 'the only one known', workspace: 'acme' })).status).toBe(200);
    expect(said(await signIn({ email, password: testPassword, workspace: 'acme' }))).toEqual([403, 'session.no_workspace']);
  });
});

test('a changed password is changed for every workspace that it opened, and ends the tokens there', async () => {
  const user = await inBoth();
  const made = await user.post<{ data: { token: string } }>('/api/tokens', { name: 'Script' });
  expect((await user.post('/api/password', { old: testPassword, new: 'changed for both' })).status).toBe(204);
  expect((await user.get('/api/me')).status).toBe(200);
  const bearer = { authorization: `Bearer ${made.body.data.token}` };
  expect((await server.stranger().get('/api/me', bearer)).status).toBe(401);
  for (const workspace of ['main', 'acme']) {
    const { email } = user;
    expect((await signIn({ email, password: 'changed for both', workspace })).status).toBe(200);
    expect(said(await signIn({ email, password: testPassword, workspace }))).toEqual([401, 'session.refused']);
  }
});

test('who was deactivated comes back without the tokens made before', async () => {
  const user = await server.user(['technician']);
  const made = await user.post<{ data: { token: string } }>('/api/tokens', { name: 'Script' });
  await mia.patch(`/api/users/${user.id}`, { active: false });
  await mia.patch(`/api/users/${user.id}`, { active: true });
  const bearer = { authorization: `Bearer ${made.body.data.token}` };
  expect((await server.stranger().get('/api/me', bearer)).status).toBe(401);
  await server.stranger().signIn(user.email, testPassword);
});
