/** One record: its stage and moves, changes in place, related records, history, deleting and taking that back. */
import { openGallery, type Gallery } from '../support/gallery.js';
import type { Screen } from '../support/screen.js';

let gallery: Gallery;
let screen: Screen;
let id: string;

beforeAll(async () => {
  gallery = await openGallery();
});
beforeEach(async () => {
  id = await gallery.add('piece', {
    name: `Vase ${Math.random().toString(36).slice(2, 8)}`,
    record_type: 'sculpture',
    technique: 'bronze',
  });
  screen = await gallery.screen();
  await screen.open(`/piece/${id}`);
});
afterEach(async () => {
  expect(screen.problems()).toEqual([]);
  await screen.close();
});
afterAll(() => gallery?.close());

test('a stage is reached through what it lacks', async () => {
  const { page } = screen;
  const bar = page.getByRole('region', { name: 'Stages' });
  await bar.getByText('Draft').first().waitFor();
  await bar.getByRole('button', { name: 'Move on' }).click();
  await page.getByRole('menuitem', { name: /Value it Valued · 2 fields missing/ }).waitFor();
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: 'Move to Valued' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move to Valued' });
  await dialog.getByLabel('Price').fill('500');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await dialog.getByText('Choose Keeper.').waitFor();
  expect(await screen.violations()).toEqual([]);
  await dialog.getByLabel('Keeper').fill('Ada');
  await page.getByTitle('Ada Curator').last().click();
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText('Now in Valued.').waitFor();
  await bar.getByText('Valued (current stage)').waitFor();
  // The guard of the next one is told beforehand and enforced when it is tried.
  await bar.getByRole('button', { name: 'Move to Sold' }).click();
  await page.getByRole('dialog').getByText('Nobody buys without an artist.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByRole('dialog').getByRole('alert').filter({ hasText: 'Nobody buys without an artist.' }).last().waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('tab', { name: 'History' }).click();
  const entry = page.getByRole('list', { name: 'History' }).getByRole('listitem').first();
  await entry.getByText(/moved it from Draft to Valued/).waitFor();
  await entry.getByText('¥500').waitFor();
  await page.getByText(/created the record/).waitFor();
});

test('a move that wants a reason gets one', async () => {
  const { page } = screen;
  await page.getByRole('button', { name: 'Move on' }).click();
  await page.getByRole('menuitem', { name: /Withdraw/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Move to Withdrawn' });
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await dialog.getByText('Say why.').waitFor();
  await dialog.getByLabel('Reason').fill('Cracked in transport');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Now in Withdrawn.').waitFor();
  await page.getByText('No further moves from here.').waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByText('Reason: Cracked in transport').waitFor();
});

test('a section is changed in its place', async () => {
  const { page } = screen;
  await page.getByRole('button', { name: 'Edit Value' }).click();
  const section = page.getByRole('region', { name: 'Value', exact: true });
  await section.getByLabel('Weight').fill('3.5');
  expect(await screen.violations()).toEqual([]);
  await section.getByRole('button', { name: 'Save' }).click();
  await section.getByText('3.5').waitFor();
  expect((await gallery.curator.get<{ data: object }>(`/api/records/piece/${id}`)).body.data).toMatchObject({
    weight: 3.5,
    version: 2,
  });
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('list', { name: 'History' }).getByText('Weight').waitFor();
});

test('related records are added with the way back filled in', async () => {
  const { page } = screen;
  await page.getByRole('tab', { name: 'Related' }).click();
  const related = page.getByRole('region', { name: 'Loans' });
  await related.getByText('None yet.').waitFor();
  await related.getByRole('link', { name: 'Add Loan' }).click();
  await page.getByRole('heading', { level: 1, name: 'New Loan' }).waitFor();
  await page.getByTitle(/^Vase /).waitFor();
  await page.getByLabel('Borrower').fill('City Museum');
  await page.keyboard.press('Control+s');
  await related.getByRole('link', { name: 'City Museum' }).waitFor();
  await page.getByRole('heading', { level: 1, name: /^Vase / }).waitFor();
});

test('deleting asks, and is taken back', async () => {
  const { page } = screen;
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('heading', { level: 1, name: 'Pieces' }).waitFor();
  await page.getByText(`“${title}” is in the recycle bin.`).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
});

test('a record that is not there, and one that may only be read', async () => {
  const visitor = await gallery.server.user(['visitor']);
  const theirs = await gallery.screen({ as: visitor, language: 'zh-CN' });
  await theirs.open(`/piece/${id}`);
  await theirs.page.getByRole('region', { name: '阶段进度' }).waitFor();
  expect(await theirs.page.getByRole('link', { name: '编辑' }).count()).toBe(0);
  expect(await theirs.page.getByRole('button', { name: /编辑|更多操作|推进/ }).count()).toBe(0);
  expect(await theirs.page.getByText('价格').count()).toBe(0);
  expect(theirs.problems()).toEqual([]);
  await theirs.open('/piece/01a20000-0000-7000-8000-000000000000');
  await theirs.page.getByRole('heading', { level: 1, name: '未找到' }).waitFor();
  await theirs.close();
});
