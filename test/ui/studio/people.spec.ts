/** People: invited, given roles and departments, deactivated; the app seen with their eyes. */
import type { Screen } from '../../support/screen.js';
import { openStudio, type Studio } from '../../support/studio.js';
import { long } from '../../support/extent.js';

let studio: Studio;
let screen: Screen;

beforeAll(async () => {
  studio = await openStudio({ name: 'gallery', role: 'curator' });
});
beforeEach(async () => {
  screen = await studio.screen();
});
afterEach(async () => {
  // A test that breaks off leaves no view to the next.
  await studio.admin.delete('/api/studio/view-as');
  expect(screen.problems()).toEqual([]);
  await screen.close();
});
afterAll(() => studio?.close());

const button = (name: string) => screen.page.getByRole('button', { name, exact: true });

test('somebody is invited by a link that is shown once, and stands among the invited until they join', async () => {
  const { page } = screen;
  await screen.open('/studio/people');
  await button('Invite a user').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Nora New');
  await dialog.getByLabel('E-mail').fill(studio.admin.email);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await dialog.getByText(/is a member of this workspace already/).waitFor();
  await dialog.getByLabel('E-mail').fill('nora@example.com');
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  const former = await page.getByLabel('Link', { exact: true }).inputValue();
  expect(former).toMatch(new RegExp(`^${studio.server.url}/app/accept-invitation#[\\w-]{43}$`));
  expect(await screen.violations()).toEqual([]);
  await button('Done').click();
  const invited = page.getByRole('region', { name: 'Invited, not joined yet' });
  await invited.getByText('nora@example.com').waitFor();
  expect(await page.getByRole('table', { name: 'Users' }).getByText('nora@example.com').count()).toBe(0);

  await button('Edit Nora New').click();
  await dialog.getByLabel('Roles').click();
  await page.getByTitle('Visitor', { exact: true }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await invited.getByText('Visitor').waitFor();
  await button('New link for Nora New').click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  await button('Done').click();
  const accept = (of: string) =>
    studio.server.stranger().post('/api/invitation/accept', {
      token: of.split('#')[1],
      name: 'Nora Newman',
      new_password: 'nora alone knows',
    });
  expect((await accept(former)).status).toBe(404);
  expect((await accept(link)).status).toBe(200);
  await screen.open('/studio/people');
  await page.getByRole('table', { name: 'Users' }).getByText('Nora Newman').waitFor();
  expect(await invited.count()).toBe(0);
});

test('an invitation is withdrawn', async () => {
  await studio.admin.post('/api/users', { email: 'wil@example.com', name: 'Wil Withdrawn', roles: [] });
  const { page } = screen;
  await screen.open('/studio/people');
  await button('Withdraw the invitation of Wil Withdrawn').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
  await page.getByText('wil@example.com').waitFor({ state: 'detached' });
  expect((await studio.admin.get('/api/invitations')).text).not.toContain('wil@example.com');
});

long('the password made for somebody is shown once, and is good for choosing an own one', async () => {
  const { page } = screen;
  const lou = await studio.server.user(['visitor'], { name: 'Lou Lost' });
  await screen.open('/studio/people');
  await button('Edit Lou Lost').click();
  await button('Reset the password of Lou Lost').click();
  await page
    .getByRole('dialog', { name: 'Reset the password of Lou Lost?' })
    .getByRole('button', { name: 'Reset password' })
    .click();
  const password = await page.getByLabel('Temporary password').inputValue();
  await button('Done').click();
  const signIn = (more: object) => studio.server.stranger().post('/api/session', { email: lou.email, password, ...more });
  expect((await signIn({})).status).toBe(403);
  expect((await signIn({ new_password: 'lou alone knows' })).status).toBe(200);
});

test('nobody takes the last administrator away; who is deactivated is signed out', async () => {
  const { page } = screen;
  const vic = await studio.server.user(['visitor'], { name: 'Vic Visitor' });
  await screen.open('/studio/people');
  await button('Edit Ada Admin').click();
  await button('Deactivate Ada Admin').click();
  await page
    .getByRole('dialog', { name: 'Deactivate Ada Admin?' })
    .getByRole('button', { name: 'Deactivate', exact: true })
    .click();
  await page.getByText(/Nobody would be left to administer/).waitFor();
  await page.keyboard.press('Escape');
  await button('Edit Vic Visitor').click();
  await button('Deactivate Vic Visitor').click();
  await page
    .getByRole('dialog', { name: 'Deactivate Vic Visitor?' })
    .getByRole('button', { name: 'Deactivate', exact: true })
    .click();
  await page.getByText('Vic Visitor was deactivated and signed out everywhere.').waitFor();
  expect((await vic.get('/api/me')).status).toBe(401);
  await button('Activate Vic Visitor').click();
  await page.getByText('Vic Visitor can sign in again.').waitFor();
});

test('holders of a role are found by it', async () => {
  await studio.server.user(['visitor'], { name: 'Hal Holder' });
  const { page } = screen;
  await screen.open('/studio/people?role=visitor');
  await page.getByText('Hal Holder').waitFor();
  expect(await page.getByText('Ada Admin').count()).toBe(0);
  const { body } = await studio.admin.get<{ data: Record<string, number> }>('/api/studio/role-holders');
  expect(body.data.curator).toBe(1);
  expect((await (await studio.server.user(['visitor'])).get('/api/studio/role-holders')).status).toBe(403);
  expect((await studio.admin.get('/api/users?detail=true&role=nobody')).status).toBe(400);
});

long('departments are added below one another, moved by choice, and removed only when empty', async () => {
  const { page } = screen;
  await screen.open('/studio/people?tab=departments');
  const add = async (opener: string, name: string): Promise<void> => {
    await button(opener).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await button(`Edit department ${name}`).waitFor();
    await dialog.waitFor({ state: 'hidden' });
  };
  await add('Add department', 'House');
  await add('Add a department below House', 'Desk');
  await button('Remove department House').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText(/still has 0 users and 1 departments below it/).waitFor();
  expect(await screen.violations()).toEqual([]);
  const { body } = await studio.admin.get<{ data: { name: string; parent: string | null }[] }>('/api/departments');
  expect(body.data.find(({ name }) => name === 'Desk')!.parent).not.toBeNull();
  await button('Remove department Desk').click();
  await page
    .getByRole('dialog', { name: 'Remove department Desk?' })
    .getByRole('button', { name: 'Remove', exact: true })
    .click();
  await button('Remove department Desk').waitFor({ state: 'detached' });
});

long('the app is looked at with the eyes of a person, who is named above it; the studio asks nothing meanwhile', async () => {
  await studio.server.user(['visitor'], { name: 'Wim Watched' });
  const { page } = screen;
  await screen.open('/studio/people');
  await button('View the app as Wim Watched').click();
  await page.getByText('You can look at everything and change nothing.').waitFor();
  const look = () => page.evaluate("void document.dispatchEvent(new Event('visibilitychange'))");
  const seen: string[] = [];
  const note = (what: string, url: string) =>
    void (/(draft|view-as)$/.test(url) && seen.push(`${what} ${url.split('/').pop()!}`));
  page.on('request', (request) => note('asked', request.url()));
  page.on('response', (response) => note('answered', response.url()));
  // A look at the draft that is under way when the view begins, and one that falls between its begin and the way out.
  let answer = () => {};
  const asked = page.waitForRequest('**/api/studio/draft');
  await page.route('**/api/studio/draft', async (route) => {
    await new Promise<void>((resolve) => (answer = resolve));
    await route.continue();
  });
  await page.route('**/api/studio/view-as', async (route) => {
    const response = await route.fetch();
    await look();
    await page.evaluate(() => fetch('/api/me'));
    await route.fulfill({ response });
  });
  await look();
  await asked;
  await button('Open the app').click();
  await page.locator('.ant-btn-loading').waitFor();
  await page.unroute('**/api/studio/draft');
  answer();
  await page.getByRole('status').filter({ hasText: 'Wim Watched' }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/app/);
  expect(seen).toEqual(['asked draft', 'answered draft', 'asked view-as', 'answered view-as']);
  expect((await studio.admin.delete('/api/studio/view-as')).status).toBe(200);
});

long('a view that begins in another tab closes the studio in this one', async () => {
  const { id } = await studio.server.user(['visitor'], { name: 'Vic Viewed' });
  const other = await studio.screen();
  await other.open('/studio/people');
  expect((await studio.admin.post('/api/studio/view-as', { user: id })).status).toBe(200);
  await other.page.evaluate("void document.dispatchEvent(new Event('visibilitychange'))");
  await other.page.getByRole('heading', { level: 1, name: 'The studio is for administrators' }).waitFor();
  expect((await studio.admin.delete('/api/studio/view-as')).status).toBe(200);
  await other.close();
});
