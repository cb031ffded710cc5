/** The audit trail over HTTP: every change to metadata, people and rights, in both languages, searched and paged. */
import { publish } from '../../../server/publish/publish.js';
import { readDocuments } from '../../../server/publish/folder.js';
import { auditActions } from '../../../server/platform/audit/actions.js';
import { audit } from '../../../server/platform/audit/audit.js';
import type { InvitationLink } from '../../../server/contract/people.js';
import type { Me } from '../../../server/contract/session.js';
import type { Draft, StudioPlan } from '../../../server/contract/draft.js';
import type { AuditAnswer, AuditEntry } from '../../../server/contract/releases.js';
import type { Caller } from '../../support/caller.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { project } from '../../support/workspace.js';

type Json = Readonly<Record<string, unknown>>;

let server: TestServer;
let ann: Caller;
beforeAll(async () => {
  server = await startTestServer();
  ann = await server.user(['planner'], { name: 'Ann' });
});
afterAll(() => server.close());

const trail = async (query = '', language = 'en'): Promise<readonly AuditEntry[]> =>
  (await ann.get<AuditAnswer>(`/api/studio/audit?${query}`, { 'accept-language': language })).body.data;
const latest = async (): Promise<string | undefined> => (await trail())[0]?.text;

const edit = async (change: Json, label: string): Promise<void> => {
  const { body } = await ann.get<Draft>('/api/studio/draft');
  const { kind, id, content } = body.documents.find((document) => (document.content as Json).name === 'machine')!;
  const edits = [{ kind, id, content: { ...(content as Json), ...change } }];
  await ann.post('/api/studio/draft', { base: body.seq, edits, label });
};

test('edits by one person of one document gather in one entry', async () => {
  await edit({ icon: 'star' }, 'Change icon');
  await edit({ icon: 'heart' }, 'Change icon');
  await edit({ description: { en: 'D' } }, 'Describe');
  const entries = await trail('kind=draft');
  expect(entries).toMatchObject([
    {
      action: 'draft.edit',
      by: { id: ann.id, label: 'Ann' },
      text: 'Edited the object “Machine” in the draft: Change icon, Describe.',
    },
  ]);
  expect(entries[0]?.details).toMatchObject({ times: 3 });
  expect((await trail('kind=draft', 'zh-CN'))[0]?.text).toMatch(/^在草稿中修改了对象“/);
});

test('discarding, publishing and restoring are written down with their messages', async () => {
  await ann.delete('/api/studio/draft');
  expect(await latest()).toBe('Discarded the whole draft (documents: 1).');
  await edit({ icon: 'star' }, '');
  const { body: plan } = await ann.post<StudioPlan>('/api/studio/plan');
  await ann.post('/api/studio/publish', { digest: plan.digest, message: 'A better icon', confirm: true });
  expect(await latest()).toBe('Published release 2: A better icon');
  await ann.post('/api/studio/releases/1/restore');
  expect(await latest()).toBe('Put release 1 back into the draft.');
});

test('a publish from the command line is there too', async () => {
  const { documents } = await readDocuments(project('equipment'));
  await publish(server.database.admin, server.workspace, { documents, message: 'From files', author: 'cli' });
  expect((await trail('by=cli')).map(({ by, text }) => [by.label, text])).toEqual([['cli', 'Published release 3: From files']]);
});

test('users, their roles, departments and tokens', async () => {
  const department = await ann.post<{ data: { id: string } }>('/api/departments', { name: 'Plant' });
  const below = await ann.post<{ data: { id: string } }>('/api/departments', { name: 'Hall' });
  await ann.patch(`/api/departments/${below.body.data.id}`, { parent: department.body.data.id });
  expect(await latest()).toBe('Changed the department Hall: parent – → Plant.');
  const invited = await ann.post<InvitationLink>('/api/users', {
    email: 'new@example.com',
    name: 'Nina',
    roles: ['technician'],
  });
  const { data, link } = invited.body;
  await ann.patch(`/api/invitations/${data.id}`, { department: below.body.data.id });
  await ann.patch(`/api/invitations/${data.id}`, { department: null });
  await ann.post(`/api/invitations/${data.id}/renew`);
  const withdrawn = await ann.post<InvitationLink>('/api/users', { email: 'gone@example.com', name: 'Gil', roles: [] });
  await ann.delete(`/api/invitations/${withdrawn.body.data.id}`);
  expect((await trail('kind=user')).map(({ text }) => text)).toEqual([
    'Withdrew the invitation of Gil.',
    'Invited Gil.',
    'Made a new invitation link for Nina.',
    'Changed the invitation of Nina: department Hall → –.',
    'Changed the invitation of Nina: department – → Hall.',
    'Invited Nina with the roles Technician.',
  ]);
  const renewed = await ann.post<InvitationLink>(`/api/invitations/${data.id}/renew`);
  const token = (of: string): string => of.split('#')[1] ?? '';
  const own = { name: 'Nina', new_password: 'nina alone knows' };
  const nina = server.stranger();
  expect((await nina.post('/api/invitation/accept', { token: token(link), ...own })).status).toBe(404);
  const joined = await nina.post<Me>('/api/invitation/accept', { token: token(renewed.body.link), ...own });
  const { id } = joined.body.user;
  expect((await trail())[0]).toMatchObject({ text: 'Nina accepted the invitation and joined.', by: { id, label: 'Nina' } });
  await ann.patch(`/api/users/${id}`, { roles: ['planner'], active: false, department: below.body.data.id });
  expect(await latest()).toBe('Changed Nina: roles Technician → Maintenance planner; department – → Hall; active yes → no.');
  expect((await trail('', 'zh-CN'))[0]?.text).toBe('修改了用户Nina：角色 维修技师 → 维修计划员；部门 – → Hall；启用 是 → 否。');
  await ann.patch(`/api/users/${id}`, { active: false });
  expect(await trail(`kind=user`)).toHaveLength(9);
  await ann.post(`/api/users/${id}/password`);
  const made = await ann.post<{ data: { id: string } }>('/api/tokens', { name: 'Script' });
  await ann.delete(`/api/tokens/${made.body.data.id}`);
  expect((await trail()).slice(0, 3).map(({ text }) => text)).toEqual([
    'Deleted the access token Script.',
    'Made the access token Script.',
    'Reset the password of Nina.',
  ]);
});

test('what was refused leaves no trace', async () => {
  const before = await trail();
  await ann.post('/api/users', { email: 'new@example.com', name: 'Again', roles: [] });
  await ann.patch(`/api/users/${ann.id}`, { roles: [] });
  await ann.delete('/api/departments/00000000-0000-7000-8000-000000000000');
  expect(await trail()).toEqual(before);
});

test('it is searched by words in either language and by who, and read page by page', async () => {
  const record = { workspace: server.workspace.id, by: ann.id, action: 'token.add' } as const;
  for (let index = 0; index < 120; index++)
    await audit.record(server.database.admin, { ...record, details: { token: `100%_${index}` } });
  expect(await trail('search=100%25_119')).toHaveLength(1);
  expect(await trail('search=%25_%25')).toHaveLength(0);
  expect(await trail('search=nina')).not.toHaveLength(0);
  expect((await trail('search=Ann'))[0]?.by.label).toBe('Ann');
  expect(await trail(`search=${encodeURIComponent('创建了访问令牌100%_1')}`)).not.toHaveLength(0);
  const read: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const { body }: { body: AuditAnswer } = await ann.get<AuditAnswer>(
      `/api/studio/audit?kind=token${after && `&after=${after}`}`,
    );
    read.push(...body.data.map(({ id }) => id));
    after = body.page.next;
  }
  expect(new Set(read).size).toBe(read.length);
  expect(read).toEqual(read.toSorted().toReversed());
  expect(read).toHaveLength(122);
  expect((await ann.get('/api/studio/audit?after=x')).status).toBe(404);
});

test('hostile names are data', async () => {
  const name = `'; drop table x; -- <script>\u202e "`;
  await ann.post('/api/departments', { name });
  expect((await trail())[0]).toMatchObject({ action: 'department.add', details: { department: name } });
});

test.each(auditActions)('%s says what happened in both languages', async (action) => {
  const document = { kind: 'role', id: 'r' };
  const changes = { name: { from: 'A', to: 'B' } };
  const people = { user: 'U', roles: [{ en: 'R' }], department: 'D', token: 'T', as: 'V' };
  const details = {
    document,
    labels: ['L'],
    count: 2,
    release: 3,
    message: 'M',
    changes,
    field: 'F',
    object: 'O',
    job: 'J',
    ...people,
  };
  await audit.record(server.database.admin, { workspace: server.workspace.id, by: 'cli', action, details });
  const texts = [(await trail())[0]?.text, (await trail('', 'zh-CN'))[0]?.text];
  expect(texts[1]).toMatch(/[一-鿿]/);
  for (const text of texts) expect(text).not.toMatch(/undefined|\[object/);
});
