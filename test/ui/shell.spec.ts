/** Getting in and out, finding one's way, in both languages and on a phone. */
import { testPassword } from '../support/server.js';
import { readDocuments } from '../../server/publish/folder.js';
import { installWorkspace } from '../../server/publish/workspace.js';
import { openGallery, type Gallery } from '../support/gallery.js';
import { project } from '../support/workspace.js';

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
  expect(await screen.violations()).toEqual([]);
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

test('a session that ends sends to the sign-in and back to the same page', async () => {
  const caller = gallery.server.stranger();
  await caller.signIn(gallery.curator.email, testPassword);
  const screen = await gallery.screen({ as: caller });
  const { page } = screen;
  await screen.open('/artist');
  await caller.delete('/api/session');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByText('Your session has ended.').waitFor();
  await page.getByLabel('Email').fill(gallery.curator.email);
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Artists' }).waitFor();
  await screen.close();
});

test('whoever belongs to several workspaces chooses one, and changes it in the account menu', async () => {
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
  expect(await screen.violations()).toEqual([]);
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
  expect(await screen.violations()).toEqual([]);
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
  expect(await screen.violations()).toEqual([]);
  await page.getByRole('link', { name: 'Water lilies' }).click();
  await page.getByRole('heading', { level: 1, name: 'Water lilies' }).waitFor();
  expect(await overflow()).toBe(0);
  expect(await screen.violations()).toEqual([]);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /Edit Water lilies/ }).waitFor();
  await page.getByLabel('Shelf code').waitFor();
  expect(await overflow()).toBe(0);
  expect(await screen.violations()).toEqual([]);
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
  expect(await screen.violations()).toEqual([]);
  await screen.open('/piece');
  expect(await page.getByRole('link', { name: /New Piece/ }).count()).toBe(0);
  await screen.open('/piece/new');
  await page.getByRole('heading', { level: 1, name: 'No permission' }).waitFor();
  expect(await screen.violations()).toEqual([]);
  expect(screen.problems()).toEqual([]);
  await screen.close();
});
