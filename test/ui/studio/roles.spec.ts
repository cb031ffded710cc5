/** Roles made by clicks: rights, records, fields, nothing lost; and what they come to for every object. */
import type { RoleDocument } from '../../../metadata/format/types.js';
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
  expect(screen.problems()).toEqual([]);
  await screen.close();
  await studio.discard();
});
afterAll(() => studio?.close());

const box = (name: string) => screen.page.getByRole('checkbox', { name, exact: true });
const radio = (name: string) => screen.page.getByRole('radio', { name, exact: true });
const button = (name: string) => screen.page.getByRole('button', { name, exact: true });
const saved = async (name: string): Promise<RoleDocument> => {
  await screen.page.getByText('Saved', { exact: true }).waitFor();
  return (await studio.content(name)) as unknown as RoleDocument;
};

test('a role is made from nothing, granted by ticks, limited to records and fields, and undone', async () => {
  const { page } = screen;
  await screen.open('/studio/roles');
  await button('New role').click();
  await page.getByLabel('Label (English)').fill('Guide');
  await page.getByLabel('Label (中文)').fill('讲解员');
  await button('Create role').click();
  await page.getByRole('heading', { level: 1, name: 'Guide' }).waitFor();
  await box('Piece: Read').check();
  await box('Piece: Change').check();
  await button('Fields and transitions of Piece').click();
  await radio('Piece: price: Hidden').or(radio('Piece: Price: Hidden')).check();
  expect(await screen.violations()).toEqual([]);
  const role = await saved('guide');
  expect(role.objects).toEqual({
    piece: [{ rows: 'all', rights: ['read', 'update'], fields: { '*': 'edit', price: 'hidden' } }],
  });
  await button('Add another grant for other records of Piece').click();
  await box('Piece, grant 2: Delete').check();
  expect((await saved('guide')).objects.piece![1]).toEqual({ rows: 'own', rights: ['read', 'delete'], fields: { '*': 'read' } });
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await box('Piece: Read').waitFor();
  expect((await saved('guide')).objects).toEqual(role.objects);
});

test('who loses the last right of its own is asked what holds then; the others are named', async () => {
  const { page } = screen;
  await screen.open('/studio/roles/curator?object=loan');
  for (const right of ['Create', 'Change', 'Delete', 'Export', 'Import']) await box(`Loan: ${right}`).uncheck();
  await box('Loan: Read').click();
  const dialog = page.getByRole('dialog', { name: 'What shall hold for Loan?' });
  await dialog.getByRole('button', { name: /^No access/ }).click();
  await page.getByText('No access', { exact: true }).first().waitFor();
  const { objects } = await saved('curator');
  expect(Object.keys(objects).toSorted()).toEqual(['artist', 'piece']);
  expect(objects.artist![0]!.rights).toHaveLength(6);
});

long('giving away and taking over are granted object by object, and let the owner be edited', async () => {
  const { page } = screen;
  await screen.open('/studio/roles/visitor');
  expect(await box('Every other object: Give away').isDisabled()).toBe(true);
  expect(await box('Every other object: Take over').isDisabled()).toBe(true);
  await box('Piece: Change').check();
  await button('Fields and transitions of Piece').click();
  const asAll = page.getByRole('row', { name: /^Owner/ }).getByText('Read', { exact: true });
  await asAll.waitFor();
  await box('Piece: Give away').check();
  await asAll.waitFor({ state: 'detached' });
  expect(await radio('Piece: Owner: Edit').isChecked()).toBe(true);
  expect((await saved('visitor')).objects.piece).toEqual([
    {
      rows: 'all',
      rights: ['read', 'update', 'transfer'],
      fields: { '*': 'edit', owner: 'edit', phone: 'masked', price: 'hidden' },
    },
  ]);
});

test('a copy of a role has its grants; what a draft changes is marked where access is shown', async () => {
  const { page } = screen;
  await screen.open('/studio/roles');
  await button('Copy role Visitor').click();
  await page.getByLabel('Label (English)').fill('Guest');
  await button('Create role').click();
  await page.getByRole('heading', { level: 1, name: 'Guest' }).waitFor();
  expect((await saved('guest')).objects).toEqual(((await studio.content('visitor')) as unknown as RoleDocument).objects);
  await screen.open('/studio/roles/visitor');
  await box('Loan: Read').check();
  await saved('visitor');
  await screen.open('/studio/access?role=visitor&changes=only');
  await page.getByRole('rowheader', { name: 'Loan', exact: true }).waitFor();
  await page.getByText('was: no').waitFor();
  expect(await page.getByRole('rowheader', { name: 'Artist', exact: true }).count()).toBe(0);
  await page.getByText('By object').click();
  await page.getByRole('heading', { name: /^Fields of/ }).waitFor();
});

long('roles and access are in Chinese and fit a tablet', async () => {
  const narrow = await studio.screen({ language: 'zh-CN', width: 820 });
  await narrow.open('/studio/roles/visitor?object=piece');
  await narrow.page.getByText('成员可以做什么').waitFor();
  await narrow.page.getByRole('table', { name: /的字段$/ }).waitFor();
  await narrow.open('/studio/access?by=object&object=piece');
  await narrow.page.getByRole('table').first().waitFor();
  expect(await narrow.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(narrow.problems()).toEqual([]);
  await narrow.close();
});
