/** Records drawn by type and role: tabs, warnings, groups, and stages that take too long. */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import type { Caller } from '../support/caller.js';
import { openScreen, type Screen, type ScreenOptions } from '../support/screen.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { project } from '../support/workspace.js';
import { long } from '../support/extent.js';

jest.setTimeout(120_000);

let server: TestServer;
let browser: Browser;
let manager: Caller;
let agent: Caller;
let screen: Screen;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ project: project('desk') }), launchBrowser()]);
  [manager, agent] = await Promise.all([
    server.user(['manager'], { name: 'Max Manager' }),
    server.user(['agent'], { name: 'Ann Agent' }),
  ]);
});
afterEach(async () => {
  expect(screen.problems()).toEqual([]);
  await screen.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const show = async (as: Caller, path: string, options?: ScreenOptions): Promise<Screen> => {
  screen = await openScreen(browser, server.url, as, options);
  await screen.open(path);
  return screen;
};

async function add(values: Readonly<Record<string, unknown>>): Promise<string> {
  const { status, text, body } = await manager.post<{ readonly data: { readonly id: string } }>('/api/records/request', {
    contact: 'Ada',
    ...values,
  });
  if (status !== 201) throw new Error(text);
  return body.data.id;
}

/** As if it had stood in its stage since then. */
const standing = (id: string, hours: number) =>
  server.database.admin.query(
    `update "${server.workspace.schema}"."request" set stage_since = now() - make_interval(hours => $1) where id = $2`,
    [hours, id],
  );

test('a form in tabs: the keyboard goes through them, and saving leads to the tab where something is wrong', async () => {
  const { page } = await show(manager, '/request/new');
  await page.getByRole('tab', { name: 'Request', selected: true }).waitFor();
  expect(await page.getByLabel('Contact').isVisible()).toBe(false);
  await page.getByRole('tab', { name: 'Request' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByLabel('Contact').waitFor();
  expect(await page.getByLabel('Subject').isVisible()).toBe(false);
  await page.getByRole('tab', { name: 'Request' }).click();
  await page.getByLabel('Subject').fill('New door');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('tab', { name: 'Background (One entry needs your attention.)', selected: true }).waitFor();
  await page.getByText('Enter Contact.').waitFor();
  expect(await screen.violations()).toEqual([]);
  await page.getByLabel('Contact').fill('Ada');
  await page.getByRole('tab', { name: 'Background', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'New door' }).waitFor();
});

test('a warning is shown as one types and again once it is saved, and stops nobody', async () => {
  const { page } = await show(manager, '/request/new');
  const text = "This needs the manager's word before work begins.";
  await page.getByLabel('Subject').fill('Roof');
  await page.getByLabel('Budget').fill('5000');
  await page.getByLabel('Subject').focus();
  await page.getByText(`Mind: ${text}`).waitFor();
  await page.getByRole('tab', { name: 'Request (One entry to look at again)' }).waitFor();
  expect(await screen.violations()).toEqual([]);
  await page.getByRole('tab', { name: 'Background' }).click();
  await page.getByLabel('Contact').fill('Ada');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Roof' }).waitFor();
  await page.getByText(text).waitFor();
});

test('a record page has the tabs of its layout, and the form of a role those of its type', async () => {
  const id = await add({ subject: 'Window', risk: 'Draught', record_type: 'change' });
  const { page } = await show(manager, `/request/${id}`);
  await page.getByRole('tab', { name: 'Background' }).click();
  await page.getByRole('region', { name: 'Dangers' }).getByText('Draught').waitFor();
  await page.getByRole('region', { name: 'About this record' }).waitFor();
  await page.getByRole('region', { name: 'Whom to ask' }).getByRole('button', { name: 'Edit Whom to ask' }).click();
  await page.getByLabel('Reference').fill('R-1');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.getByRole('region', { name: 'Whom to ask' }).getByText('R-1').waitFor();
  await screen.close();

  const { page: own } = await show(agent, `/request/${id}/edit`);
  await own.getByRole('region', { name: 'The change' }).waitFor();
  expect(await own.getByLabel('Reference').count()).toBe(0);
  // Another type is another layout, and what was typed stays.
  await own.getByLabel('Subject').fill('Old window');
  await own.getByText('Question', { exact: true }).click();
  await own.getByRole('region', { name: 'In short' }).waitFor();
  await own.getByRole('button', { name: 'Save' }).click();
  await own.getByRole('heading', { level: 1, name: 'Old window' }).waitFor();
  await own.getByRole('region', { name: 'In short' }).waitFor();
  expect(await own.getByRole('tab', { name: 'Related' }).count()).toBe(0);
});

test('a list is grouped under headings with counts, and says what stands for too long', async () => {
  const late = await add({ subject: 'Late one' });
  await standing(late, 72);
  const moved = await add({ subject: 'Moved one' });
  await manager.post(`/api/records/request/${moved}/transitions`, { transition: 'start' });
  const { page } = await show(manager, '/request');
  const table = page.getByRole('table');
  await table.getByRole('heading', { name: /^New.*records?$/ }).waitFor();
  await table.getByRole('heading', { name: /^Active.*records?$/ }).waitFor();
  await table
    .getByRole('row', { name: /Late one/ })
    .first()
    .getByText('2 days over')
    .waitFor();
  // Sorting by a column keeps the groups together.
  await table.getByRole('columnheader', { name: 'Subject' }).click();
  await page.waitForURL(/sort=/);
  await table.getByRole('columnheader', { name: 'Subject', exact: true }).and(page.locator('[aria-sort]')).waitFor();
  expect(await table.getByRole('heading').count()).toBe(2);
  await page.getByRole('button', { name: 'Over time' }).click();
  await table.getByText('Moved one').first().waitFor({ state: 'detached' });
  await table.getByRole('link', { name: 'Late one' }).first().click();
  const bar = page.getByRole('region', { name: 'Stages' });
  await bar.getByText('2 days over').waitFor();
  await bar.getByText(/20% likely to be won/).waitFor();
});

long('on a phone, in Chinese', async () => {
  const { page } = await show(agent, '/request', { language: 'zh-CN', width: 390 });
  await page.getByRole('heading', { name: /新建/ }).first().waitFor();
  await page.goto('/app/request/new');
  await page.getByRole('region', { name: '摘要' }).waitFor();
});
