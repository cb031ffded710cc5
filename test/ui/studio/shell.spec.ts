/** The frame of the studio: who gets in, finding one's way, both languages, a tablet. */
import { testPassword } from '../../support/server.js';
import { openStudio, type Studio } from '../../support/studio.js';
import { long } from '../../support/extent.js';

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio({ name: 'gallery', role: 'curator' });
});
afterAll(() => studio?.close());

test('who is not signed in signs in and comes back to where they were going', async () => {
  const screen = await studio.screen({ as: null });
  const { page } = screen;
  await screen.open('/studio/history?x=1');
  await page.getByLabel('Email').fill(studio.admin.email);
  await page.getByLabel('Password').fill(testPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
  expect(new URL(page.url()).search).toBe('?x=1');
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

long.each(['https://evil.example/studio', '//evil.example/studio', '/app/piece', 'javascript:alert(1)', '/studio.evil'])(
  'signing in with next=%s goes to the app',
  async (next) => {
    const screen = await studio.screen({ as: null });
    const { page } = screen;
    await screen.open(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel('Email').fill(studio.admin.email);
    await page.getByLabel('Password').fill(testPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: /Ada Admin/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/app');
    await screen.close();
  },
);

long('the app leads administrators here and back; others are told whom to ask', async () => {
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open('/');
  await page.getByRole('button', { name: 'Account of Ada Admin' }).click();
  await page.getByRole('link', { name: 'Open the studio' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const account = page.getByRole('button', { name: 'Account of Ada Admin' });
  await account.click();
  await page.getByRole('menuitem', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  await dialog.getByLabel('Current password').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await account.and(page.locator(':focus')).waitFor();
  await account.click();
  await page.getByRole('link', { name: 'Open the app' }).click();
  await page.getByRole('heading', { level: 1, name: /Ada Admin/ }).waitFor();
  await screen.close();

  const visitor = await studio.screen({ as: await studio.server.user(['visitor'], { name: 'Vic Visitor' }) });
  await visitor.open('/');
  await visitor.page.getByRole('button', { name: 'Account of Vic Visitor' }).click();
  await visitor.page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  expect(await visitor.page.getByRole('link', { name: 'Open the studio' }).count()).toBe(0);
  await visitor.open('/studio/objects');
  await visitor.page.getByRole('heading', { level: 1, name: 'The studio is for administrators' }).waitFor();
  expect(await visitor.violations()).toEqual([]);
  expect(visitor.problems()).toEqual([]);
  await visitor.close();
});

test('“go to” finds a component by its label in either language, its name or its kind, and remembers it', async () => {
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open('/studio');
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Go to…' });
  const first = page.getByRole('listbox', { name: 'Go to…' }).getByRole('option').first();
  await box.fill('技法');
  await first.filter({ hasText: 'Piece › Technique' }).waitFor();
  await box.fill('not_seen');
  await first.filter({ hasText: 'not_seen_tomorrow' }).waitFor();
  await box.fill('no such thing');
  await page.getByText('Nothing in the application is called “no such thing”.').waitFor();
  await box.fill('role visitor');
  await first.filter({ hasText: 'Visitor' }).waitFor();
  await box.fill('artist count');
  await first.filter({ hasText: 'Artist › Country' }).waitFor();
  expect(await screen.violations()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Country' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByText('Recent').waitFor();
  await first.filter({ hasText: 'Artist › Country' }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('the question mark lists the keys, but not where one types it', async () => {
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open('/studio/audit');
  await page.getByRole('searchbox', { name: 'Search the audit trail' }).pressSequentially('?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('searchbox', { name: 'Search the audit trail' }).blur();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Redo it').waitFor();
  expect(await screen.violations()).toEqual([]);
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('on a phone every tool of the header is within the window, whatever there is to count', async () => {
  const role = await studio.content('visitor');
  const objects = role.objects as Readonly<Record<string, unknown>>;
  await studio.save([
    { kind: 'role', id: String(role.id), content: { ...role, objects: { ...objects, nowhere: objects.piece } } },
  ]);
  const screen = await studio.screen({ width: 390 });
  const { page } = screen;
  await screen.open('/studio/app');
  await page.getByRole('textbox', { name: 'Label (English)' }).first().fill('Another name');
  const undo = page.getByRole('banner').getByRole('button', { name: 'Undo' });
  await undo.waitFor();
  await page.getByRole('banner').getByRole('button', { name: /error/ }).waitFor();
  for (const tool of await page.getByRole('banner').getByRole('button').or(page.getByRole('banner').getByRole('link')).all()) {
    const box = await tool.boundingBox();
    if (box) expect([box.x >= 0, box.x + box.width <= 390]).toEqual([true, true]);
  }
  await page.getByRole('button', { name: /Ada Admin/ }).click();
  await page.getByRole('menuitem').first().waitFor();
  await screen.close();
  await studio.discard();
});

test('on a tablet, in Chinese, the navigation opens above the page', async () => {
  const screen = await studio.screen({ language: 'zh-CN', width: 820 });
  const { page } = screen;
  await screen.open('/studio/audit');
  await page.getByRole('button', { name: '打开导航' }).click();
  await page.getByRole('dialog').getByRole('link', { name: '发布历史' }).click();
  await page.getByRole('heading', { level: 1, name: '发布历史' }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();
});
