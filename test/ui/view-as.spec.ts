/** Looking with somebody else's eyes: it stands above every page, and there is a way back. */
import { openGallery, type Gallery } from '../support/gallery.js';
import { testPassword } from '../support/server.js';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
  await gallery.add('piece', { name: 'Water lilies', record_type: 'painting' });
});
afterAll(() => gallery?.close());

test.each([
  ['en', 1440, /Viewing as Vera Visitor – read only/, 'Stop viewing', /Account of Ada Curator/, 'Sign out'],
  ['zh-CN', 390, /正以“Vera Visitor”的身份查看，只读/, '结束查看', /Ada Curator/, '退出登录'],
] as const)('in %s at %i px', async (language, width, banner, stop, account, signOut) => {
  const admin = gallery.server.stranger();
  await admin.signIn(gallery.curator.email, testPassword);
  const viewed = await gallery.server.user(['visitor'], { name: 'Vera Visitor' });
  expect((await admin.post('/api/studio/view-as', { user: viewed.id })).status).toBe(200);
  const screen = await gallery.screen({ as: admin, language, width });
  const { page } = screen;
  await screen.open('/piece');
  await page.getByRole('status').filter({ hasText: banner }).waitFor();
  expect(await screen.violations()).toEqual([]);
  await page.getByRole('button', { name: /Vera Visitor/ }).click();
  await page.getByRole('menuitem', { name: signOut }).waitFor();
  expect(await page.getByRole('menuitem', { name: /password|密码/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/view-as-${language}.png` });
  await page.getByRole('button', { name: stop }).click();
  await page.getByRole('status').filter({ hasText: banner }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: account }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();
});
