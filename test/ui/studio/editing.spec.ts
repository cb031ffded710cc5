/** Renames, removals, replaced values, list views and JSON, worked by clicks and keys. */
import type { Page } from 'playwright-core';
import type { ObjectDocument, PicklistDocument } from '../../../metadata/format/types.js';
import type { Screen } from '../../support/screen.js';
import { openStudio, type Studio } from '../../support/studio.js';
import { long } from '../../support/extent.js';

let studio: Studio;
let screen: Screen;
let page: Page;

beforeAll(async () => {
  studio = await openStudio();
  for (const [name, industry] of [
    ['Mill', 'retail'],
    ['Dam', 'energy'],
  ] as const) {
    const { status, text } = await studio.admin.post('/api/records/account', { name, industry });
    if (status !== 201) throw new Error(text);
  }
});
afterEach(async () => {
  expect(screen.problems()).toEqual([]);
  await screen.close();
  await studio.discard();
});
afterAll(() => studio?.close());

async function open(path: string, options: Parameters<Studio['screen']>[0] = {}): Promise<void> {
  screen = await studio.screen(options);
  ({ page } = screen);
  await screen.open(`/studio${path}`);
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const undo = () => button('Undo').click();
const saved = () => page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
const object = async (name: string): Promise<ObjectDocument> => {
  await saved();
  return (await studio.content(name)) as unknown as ObjectDocument;
};
const fieldNames = async (name: string) => (await object(name)).fields.map((field) => field.name);
async function choose(label: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.click();
  const list = page.locator(`#${await field.getAttribute('aria-controls')}`).locator('xpath=../..');
  await list.getByText(option, { exact: true }).click();
}

test('a renamed field is renamed wherever it is used; one that is removed says what goes with it; undo brings back', async () => {
  const before = await studio.content('account');
  await open('/objects/acc/fields/f1');
  const name = page.getByRole('textbox', { name: 'API name' });
  await name.fill('company');
  await name.press('Enter');
  await page.getByText(/Renamed; .* rewritten\./).waitFor();
  expect(await object('account')).toMatchObject({ title: 'company', search: ['company', 'secret_code'] });
  await undo();
  await page.getByRole('textbox', { name: 'API name' }).and(page.locator('[value="name"]')).waitFor();
  await saved();
  expect(await studio.content('account')).toEqual(before);
  await page.getByRole('link', { name: 'All fields' }).click();
  await page.getByRole('link', { name: 'Secret code' }).click();
  await page.getByRole('heading', { level: 2, name: 'Secret code' }).waitFor();
  await button('Remove field').click();
  const dialog = page.getByRole('dialog', { name: 'Remove field Secret code' });
  await dialog.getByText('is searched').waitFor();
  expect(await screen.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText('Secret code was removed from the draft.').waitFor();
  expect(await fieldNames('account')).not.toContain('secret_code');
  await undo();
  await page.getByRole('link', { name: 'Secret code' }).waitFor();
  await saved();
  expect(await studio.content('account')).toEqual(before);
});

test('a picklist is created by pasting, and a value in use is replaced in all records, and back', async () => {
  await open('/picklists');
  await button('New picklist').click();
  const create = page.getByRole('dialog', { name: 'New picklist' });
  await create.getByRole('textbox', { name: 'Label (English)' }).fill('Regions');
  await create.getByRole('textbox', { name: 'Values' }).fill('North\nSouth');
  await create.getByRole('button', { name: 'Create picklist' }).click();
  await page.getByRole('heading', { level: 1, name: 'Regions' }).waitFor();
  await saved();
  expect(((await studio.content('regions')) as unknown as PicklistDocument).values.map(({ code }) => code)).toEqual([
    'north',
    'south',
  ]);
  await page.getByRole('link', { name: 'Picklists' }).last().click();
  await page.getByRole('link', { name: 'Industry', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Industry' }).waitFor();
  await page.getByRole('link', { name: 'Account › Industry' }).waitFor();
  await button('Actions for Retail').click();
  await page.getByRole('menuitem', { name: 'Replace by another value…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replace “Retail” in all records' });
  await choose('By', 'Banking');
  await dialog.getByText('1 record is changed:').waitFor();
  expect(await screen.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
  const industries = async () =>
    (await studio.admin.get<{ data: { industry: string }[] }>('/api/records/account?fields=industry&sort=name')).body.data.map(
      ({ industry }) => industry,
    );
  const jobs = page.getByRole('listitem');
  await jobs.filter({ hasText: 'Retail' }).first().getByText('Done', { exact: true }).waitFor();
  expect(await industries()).toEqual(['energy', 'banking']);
  await page
    .getByRole('button', { name: /^Undo: / })
    .first()
    .click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Undo' }).click();
  await page
    .getByRole('button', { name: /^Undo: / })
    .first()
    .waitFor({ state: 'detached' });
  // The replacement and its undoing.
  await jobs.filter({ hasText: 'Retail' }).filter({ hasText: 'Done' }).nth(1).waitFor();
  expect(await industries()).toEqual(['energy', 'retail']);
});

long('a list view gets a column and a filter, and shows the records it would show', async () => {
  await open('/objects/acc/views');
  await button('New list view').waitFor();
  // What is typed next is meant for the new one: nothing may come between the click and its editor.
  const chosen = await page.evaluate(`(async () => {
    document.querySelector('.view-new').click();
    for (let turn = 0; turn < 1000; turn++) await null;
    return document.querySelector('.master-detail [aria-pressed=true]').textContent;
  })()`);
  expect(chosen).toBe('New view');
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('cell', { name: 'Mill' }).waitFor();
  const column = page.getByRole('combobox', { name: 'Add column' });
  await column.fill('Parent › Name');
  await column.press('Enter');
  await preview.getByRole('columnheader', { name: 'Parent › Name' }).waitFor();
  await button('Edit condition: Filter').click();
  const drawer = page.getByRole('dialog', { name: 'Filter' });
  await drawer.getByText('JSON', { exact: true }).first().click();
  await drawer.getByRole('textbox', { name: 'Filter: JSON' }).fill('{"==":[{"var":"industry"},"energy"]}');
  await drawer.getByRole('button', { name: 'Done' }).click();
  await preview.getByRole('cell', { name: 'Mill' }).waitFor({ state: 'detached' });
  await preview.getByRole('cell', { name: 'Dam' }).waitFor();
  expect(await screen.violations()).toEqual([]);
  const { views } = await object('account');
  const view = views?.at(-1);
  expect(view).toMatchObject({ name: 'new_view', filter: { '==': [{ var: 'industry' }, 'energy'] } });
  expect(view!.columns.at(-1)).toBe('parent.name');
  expect(views![0]!.columns).toEqual(['name', 'industry', 'revenue']);
});

long('JSON is saved when it is whole, never before; the editor offers the keys of its schema', async () => {
  await open('/source/picklist/industry');
  const editor = page.getByRole('textbox', { name: 'JSON of the document' });
  await editor.getByText('"Retail"', { exact: true }).waitFor();
  const content = (await studio.content('industry')) as unknown as PicklistDocument;
  await editor.fill('{"kind": "picklist", ');
  await page.getByText(/not valid JSON/).waitFor();
  expect(await studio.content('industry')).toEqual(content);
  await editor.fill('{"kind": "picklist", "id": "industry",\n  "extra": [1e400, 0.1000000000000000055]}');
  await page.getByText('Not saved yet. Line 2, column 13: 1e400 has more digits than can be kept exactly.').waitFor();
  for (const number of ['1e400', '0.1000000000000000055'])
    await page.locator('.cm-lintRange-error', { hasText: number }).waitFor();
  expect(await studio.content('industry')).toEqual(content);
  await editor.fill('{"kind": "picklist", "id": "other"}');
  await page.getByText(/stay as they are/).waitFor();
  await editor.fill(JSON.stringify({ ...content, label: { en: 'Trade' } }));
  await page.getByRole('heading', { level: 1, name: 'JSON of Trade' }).waitFor();
  await saved();
  expect(await studio.content('industry')).toMatchObject({ label: { en: 'Trade' } });
  await editor.fill('{"kind": "picklist", "id": "industry", }');
  await editor.press('ArrowLeft');
  await editor.press('Control+Space');
  await page.getByRole('option', { name: /values/ }).waitFor();
  await page.keyboard.press('Escape');
  await button('Back to what is in the draft').click();
  await editor.getByText('"Trade"', { exact: true }).waitFor();
});
