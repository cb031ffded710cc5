/** Getting in and out, finding one's way, in both languages and on a phone. */
import { testPassword } from '../support/server.js';
import type { Invitation, InvitationLink } from '../../server/contract/people.js';
import { Users } from '../../server/platform/identity/users.js';
import { readDocuments } from '../../server/publish/folder.js';
import { installWorkspace } from '../../server/publish/workspace.js';
import { openGallery, type Gallery } from '../support/gallery.js';
import { project } from '../support/workspace.js';
import { long } from '../support/extent.js';

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
  await gallery.add('piece', { name: 'Water lilies', record_type: 'painting' });
});
afterAll(() => gallery?.close());

test('signs in, says what was wrong, and goes on to the address one came for', async () => {
  const screen = await gallery.screen({ as: null });
  const { page } = screen;
  await screen.open('/piece?view=framed');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(screen.problems()).toEqual([]);

  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Enter your email address.').waitFor();
  await page.getByLabel('Email').fill(gallery.curator.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('alert')
    .filter({ hasText: /password/i })
    .waitFor();
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Pieces' }).waitFor();
  expect(new URL(page.url()).search).toBe('?view=framed');

  await page.getByRole('button', { name: /Account of Ada Curator/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await screen.open('/piece');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await screen.close();
});

test('a session that has ended before sends to the sign-in and back to the same page', async () => {
  const caller = gallery.server.stranger();
  await caller.signIn(gallery.curator.email, testPassword);
  const screen = await gallery.screen({ as: caller });
  const { page } = screen;
  await caller.delete('/api/session');
  await screen.open('/artist');
  await page.getByText('Your session has ended.').waitFor();
  await page.getByLabel('Email').fill(gallery.curator.email);
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Artists' }).waitFor();
  await screen.close();
});

long('a password made by an administrator is exchanged for an own one while signing in', async () => {
  const { server } = gallery;
  const user = await server.user(['curator'], { name: 'Rae Reset' });
  const { body } = await gallery.curator.post<{ password: string }>(`/api/users/${user.id}/password`);
  const screen = await gallery.screen({ as: null, width: 390 });
  const { page } = screen;
  await screen.open('/artist');
  await page.getByLabel('Email').fill(user.email);
  await page.getByLabel('Password', { exact: true }).fill(body.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Choose your own password' }).waitFor();
  expect(await screen.violations()).toEqual([]);
  await page.getByLabel('New password').fill('short');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.getByText('This is shorter than 8 characters.').waitFor();
  await page.getByLabel('New password').fill('rae alone knows');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Artists' }).waitFor();
  await server.stranger().signIn(user.email, 'rae alone knows');
  await screen.close();
});

test('whoever is signed in changes their password on a phone, is told of mistakes where they are, and stays signed in', async () => {
  const { server } = gallery;
  const user = await server.user(['curator'], { name: 'Pia Private' });
  const elsewhere = server.stranger();
  await elsewhere.signIn(user.email, testPassword);
  const screen = await gallery.screen({ as: user, width: 390 });
  const { page } = screen;
  await screen.open('/artist');
  await page.getByRole('button', { name: /Account of Pia Private/ }).click();
  await page.getByRole('menuitem', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  await dialog.getByText('Everywhere else you are signed out').waitFor();
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  const fault = async (name: string) => {
    await dialog.locator('[aria-invalid=true]').first().waitFor();
    return (await page.locator(`#${await field(name).getAttribute('id')}_help`).innerText()).trim();
  };
  const submit = () => dialog.getByRole('button', { name: 'Change password' }).click();

  await submit();
  expect(await fault('Current password')).toBe('Enter your current password.');
  expect(await fault('New password')).toBe('Choose a password.');
  await field('Current password').fill('a guess');
  await field('New password').fill('pia alone knows');
  await field('New password again').fill('pia alone know');
  await submit();
  expect(await fault('New password again')).toBe('This is not the new password above.');
  await field('New password again').fill('pia alone knows');
  await submit();
  await dialog.getByText('The current password is not right.').waitFor();
  expect(await fault('Current password')).toBe('The current password is not right.');
  expect(await field('Current password').and(page.locator(':focus')).count()).toBe(1);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  expect(await screen.violations()).toEqual([]);

  await field('Current password').fill(testPassword);
  await field('New password').fill(testPassword);
  await field('New password again').fill(testPassword);
  await submit();
  await dialog.getByText('The new password is the one there was.').waitFor();
  await field('New password').fill('pia alone knows');
  await field('New password again').fill('pia alone knows');
  await page.keyboard.press('Enter');
  await page.getByText('Your password is changed, and other sessions have ended.').waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect((await elsewhere.get('/api/me')).status).toBe(401);
  await server.stranger().signIn(user.email, 'pia alone knows');
  await screen.open('/piece');
  await page.getByRole('heading', { level: 1, name: 'Pieces' }).waitFor();
  await screen.close();
});

long('the link of an invitation lets somebody new in, who chooses a password', async () => {
  const link = await invitation('ivy@example.com', 'Ivy Invited');
  const screen = await gallery.screen({ as: null, width: 390, language: 'zh-CN' });
  const { page } = screen;
  await screen.open(link);
  await page.getByRole('heading', { level: 1, name: '加入 Main' }).waitFor();
  await page.getByText('ivy@example.com').waitFor();
  expect(await screen.violations()).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBe(0);
  expect(await page.getByLabel('您的姓名').inputValue()).toBe('Ivy Invited');
  await page.getByLabel('新密码').fill('ivy alone knows');
  await page.getByRole('button', { name: '加入 Main' }).click();
  await page.getByRole('heading', { level: 1, name: /Ivy Invited/ }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.open(link);
  await page.getByRole('heading', { level: 1, name: '该邀请已失效' }).waitFor();
  await screen.close();
});

long('who has an account joins with its password, or by a click where they are signed in already', async () => {
  const { server } = gallery;
  const { documents } = await readDocuments(project('gallery'));
  const annex = await installWorkspace(server.database.admin, { name: 'annex', label: 'The annex' }, documents, 'test');
  const member = async (email: string, name: string) => {
    const user = { email, name, locale: 'en', departmentId: null, roleIds: ['curator'], password: testPassword };
    await new Users(server.database.source).add(annex.workspace.id, user);
    const caller = server.stranger();
    await caller.signIn(email, testPassword);
    return caller;
  };
  const [amy, ben] = [await member('amy@example.com', 'Amy Annex'), await member('ben@example.com', 'Ben Both')];
  const screen = await gallery.screen({ as: amy });
  const { page } = screen;
  const own = await invitation('amy@example.com', 'Amy');
  await screen.open(await invitation('ben@example.com', 'Ben'));
  await page.getByText('You are signed in as amy@example.com.').waitFor();
  expect(await screen.violations()).toEqual([]);
  await screen.open(own);
  await page.getByRole('button', { name: 'Join Main' }).click();
  await page.getByRole('heading', { level: 1, name: /Amy Annex/ }).waitFor();
  await page.getByRole('button', { name: /Account of Amy Annex/ }).click();
  await page.getByRole('menuitem', { name: 'The annex' }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();

  const other = await gallery.screen({ as: amy });
  await other.open(await invitation('ben@example.com', 'Ben', 'renew'));
  await other.page.getByLabel('New password').fill('not meant to be');
  await other.page.getByRole('button', { name: 'Join Main' }).click();
  await other.page.getByText('There is an account with this address already.').waitFor();
  await other.page.getByLabel('Password', { exact: true }).fill('a guess');
  await other.page.keyboard.press('Enter');
  await other.page.getByText('E-mail address or password is wrong.').waitFor();
  await other.page.getByLabel('Password', { exact: true }).fill(testPassword);
  await other.page.keyboard.press('Enter');
  await other.page.getByRole('heading', { level: 1, name: /Ben Both/ }).waitFor();
  expect((await ben.get('/api/me')).status).toBe(401);
  await other.close();
});

long('whoever belongs to several workspaces chooses one, and changes it in the account menu', async () => {
  const { server } = gallery;
  const { documents } = await readDocuments(project('equipment'));
  const { workspace } = await installWorkspace(server.database.admin, { name: 'plant', label: 'The plant' }, documents, 'test');
  const caller = await server.user(['curator'], { name: 'Two Hats' });
  await server.database.admin.query('insert into platform.membership (workspace_id, user_id) values ($1, $2)', [
    workspace.id,
    caller.id,
  ]);
  const screen = await gallery.screen({ as: null });
  const { page } = screen;
  await screen.open('/');
  await page.getByLabel('Email').fill(caller.email);
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Choose a workspace' }).waitFor();
  expect(await screen.violations()).toEqual([]);
  await page.getByRole('button', { name: 'The plant' }).click();
  await page.getByText('No objects are open to you yet.').waitFor();
  await page.getByRole('button', { name: /Account of Two Hats/ }).click();
  await page.getByRole('menuitem', { name: 'Main' }).click();
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Pieces' }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('the start page shows what there is, and the navigation leads there', async () => {
  const screen = await gallery.screen();
  const { page } = screen;
  await screen.open('/');
  await page.getByRole('heading', { level: 1, name: /Ada Curator/ }).waitFor();
  await page.getByRole('link', { name: 'Pieces 1 record' }).waitFor();
  await page.getByRole('region', { name: 'Recently updated · Pieces' }).getByRole('link', { name: 'Water lilies' }).waitFor();
  const navigation = page.getByRole('navigation', { name: 'Main navigation' });
  expect(await navigation.getByRole('link').allInnerTexts()).toEqual(['Home', 'Pieces', 'Artists', 'Loans']);
  await navigation.getByRole('link', { name: 'Loans' }).click();
  await page.getByRole('heading', { level: 1, name: 'Loans' }).waitFor();
  await page.getByText('No Loans yet.').waitFor();
  await page.getByRole('button', { name: 'Collapse navigation' }).click();
  await page.getByRole('button', { name: 'Expand navigation' }).waitFor();
  await navigation.getByRole('link', { name: 'Home' }).click();
  await page.getByRole('heading', { level: 1, name: /Ada Curator/ }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('the language is switched in the header, everywhere, and remembered', async () => {
  const screen = await gallery.screen();
  const { page } = screen;
  await screen.open('/piece/new');
  await page.getByLabel('Name').fill('Kept while switching');
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('menuitem', { name: '中文' }).click();
  await page.getByRole('heading', { level: 1, name: '新建藏品' }).waitFor();
  expect(await page.getByLabel('名称').inputValue()).toBe('Kept while switching');
  expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN');
  await page.getByLabel('名称').fill('');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('请填写名称。').waitFor();
  await page.getByLabel('创作日期').click();
  await page.getByText('今天').first().waitFor();
  await screen.open('/piece');
  await page.getByRole('columnheader', { name: '技法' }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('the search over everything finds a record and opens it by keyboard', async () => {
  const screen = await gallery.screen();
  const { page } = screen;
  await screen.open('/artist');
  await page.keyboard.press('/');
  await page.keyboard.type('lilies');
  await page.getByText('Water lilies').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Water lilies' }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('on a phone: navigation in a drawer, cards in place of the table, nothing wider than the window', async () => {
  const screen = await gallery.screen({ width: 390 });
  const { page } = screen;
  const overflow = () => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  await screen.open('/');
  expect(await overflow()).toBe(0);
  await page.getByRole('button', { name: 'Open navigation' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Pieces' }).click();
  await page.getByRole('heading', { level: 1, name: 'Pieces' }).waitFor();
  await page.getByRole('list', { name: 'List of Pieces' }).getByRole('link', { name: 'Water lilies' }).waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
  expect(await overflow()).toBe(0);
  await page.getByRole('link', { name: 'Water lilies' }).click();
  await page.getByRole('heading', { level: 1, name: 'Water lilies' }).waitFor();
  expect(await overflow()).toBe(0);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /Edit Water lilies/ }).waitFor();
  await page.getByLabel('Shelf code').waitFor();
  expect(await overflow()).toBe(0);
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('what is not open to somebody does not exist for them', async () => {
  const visitor = await gallery.server.user(['visitor'], { name: 'Vic Visitor' });
  const screen = await gallery.screen({ as: visitor });
  const { page } = screen;
  await screen.open('/');
  const navigation = page.getByRole('navigation', { name: 'Main navigation' });
  expect(await navigation.getByRole('link').allInnerTexts()).toEqual(['Home', 'Pieces']);
  await screen.open('/artist');
  await page.getByRole('heading', { level: 1, name: 'Not found' }).waitFor();
  await screen.open('/piece');
  expect(await page.getByRole('link', { name: /New Piece/ }).count()).toBe(0);
  await screen.open('/piece/new');
  await page.getByRole('heading', { level: 1, name: 'No permission' }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

/** The path of the link, below /app. `renew`: of the invitation there is. */
async function invitation(email: string, name: string, renew?: 'renew'): Promise<string> {
  const { curator } = gallery;
  if (!renew) return linkIn(await curator.post('/api/users', { email, name, roles: ['curator'] }));
  const { body } = await curator.get<{ data: readonly Invitation[] }>('/api/invitations');
  return linkIn(await curator.post(`/api/invitations/${body.data.find((one) => one.email === email)?.id}/renew`));
}

const linkIn = ({ body }: { readonly body: unknown }): string => (body as InvitationLink).link.replace(/^\/app/, '');
