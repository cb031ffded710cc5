/** The editors of objects, picklists, layouts, views, JSON and bundles, worked by clicks and keys. */
import type { Page } from 'playwright-core';
import type { ObjectDocument, PicklistDocument } from '../../../metadata/format/types.js';
import { bytesOf } from '../../support/download.js';
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
const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

long('a name that is taken or the system’s own is refused before it is written', async () => {
  await open('/objects/acc');
  await button('New field').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: /^Date and time/ }).click();
  await drawer.getByRole('textbox', { name: 'Label (English)' }).fill('Phone');
  await drawer.getByRole('button', { name: 'Add field' }).click();
  await drawer.getByText('Another one here is called phone already.').waitFor();
  await drawer.getByRole('textbox', { name: 'API name' }).fill('owner');
  await drawer.getByText('Every object has a field owner of its own.').waitFor();
  expect(await fieldNames('account')).not.toContain('owner');
});

test('values are pasted, coloured and made to depend on another picklist', async () => {
  const account = (await studio.content('account')) as unknown as ObjectDocument;
  const fields = [
    ...account.fields,
    {
      id: 'x1',
      name: 'branch',
      type: 'picklist',
      label: { en: 'Branch' },
      values: [{ code: 'x', label: { en: 'X' } }],
      depends_on: 'industry',
    },
  ];
  await studio.save([{ kind: 'object', id: 'acc', content: { ...account, fields } }]);
  await open('/objects/acc/fields/x1');
  await button('Paste many').click();
  const dialog = page.getByRole('dialog', { name: 'Paste many values' });
  await dialog.getByRole('textbox', { name: 'Lines' }).fill('Shops, 商店\nmill, Mill, 磨坊');
  await dialog.getByRole('cell', { name: '磨坊' }).waitFor();
  expect(await screen.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Add 2 values' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await choose('Colour of mill', 'Blue');
  await button('Dependencies').click();
  const matrix = page.getByRole('dialog', { name: 'Which values are offered when' });
  await matrix.getByRole('checkbox', { name: 'Mill is offered for Energy' }).uncheck();
  expect(await screen.violations()).toEqual([]);
  await matrix.getByRole('button', { name: 'Done' }).click();
  const branch = (await object('account')).fields.at(-1) as { values?: readonly unknown[] };
  expect(branch.values).toEqual([
    { code: 'x', label: { en: 'X' } },
    { code: 'shops', label: { en: 'Shops', 'zh-CN': '商店' } },
    { code: 'mill', label: { en: 'Mill', 'zh-CN': '磨坊' }, color: 'blue', when: ['retail', 'banking', 'old'] },
  ]);
});

const inTheField = '/objects/acc/fields/x1';
const branch = {
  id: 'x1',
  name: 'branch',
  type: 'picklist',
  label: { en: 'Branch', 'zh-CN': '行业分支' },
  values: ['one', 'two', 'three'].map((code) => ({
    code,
    label: { en: `Branch number ${code}`, 'zh-CN': `第 ${code} 个行业分支的完整名称` },
  })),
};
async function withBranch(): Promise<void> {
  const account = (await studio.content('account')) as unknown as ObjectDocument;
  await studio.save([{ kind: 'object', id: 'acc', content: { ...account, fields: [...account.fields, branch] } }]);
}

long.each([
  [1440, 'zh-CN', '/picklists/industry', 160],
  [1440, 'en', inTheField, 160],
  [820, 'en', '/picklists/industry', 120],
  [820, 'zh-CN', inTheField, 120],
  [390, 'zh-CN', '/picklists/industry', 160],
  [390, 'en', inTheField, 160],
] as const)('values are readable at %i pixels in %s: %s', async (width, language, path, least) => {
  await withBranch();
  await open(path, { width, language });
  const list = page.getByRole('list', { name: /^(Values|选项)$/ }).first();
  const labels = list.getByRole('textbox', { name: language === 'en' ? /^Label of/ : /的名称（/ });
  await labels.first().waitFor();
  const boxes = await Promise.all((await labels.all()).map((one) => one.boundingBox()));
  for (const box of boxes) expect(Math.round(box!.width)).toBeGreaterThanOrEqual(least);
  // The language of whoever works here comes first.
  expect(await labels.first().getAttribute('lang')).toBe(language);
  expect([boxes[0]!.x <= boxes[1]!.x, boxes[0]!.y <= boxes[1]!.y]).toEqual([true, true]);
  for (const one of await list.getByRole('textbox').all()) expect((await one.boundingBox())!.width).toBeGreaterThanOrEqual(119.5);
  const frame = (await list.boundingBox())!;
  for (const control of await list.getByRole('listitem').first().locator('input, button').all()) {
    const box = (await control.boundingBox())!;
    expect([box.x >= frame.x, box.x + box.width <= frame.x + frame.width + 1]).toEqual([true, true]);
  }
  expect(await overflow()).toBeLessThanOrEqual(0);
});

test('values are put in order by keyboard, by mouse and by menu, also among those that a search shows', async () => {
  await withBranch();
  await open(inTheField);
  const codes = async () => {
    const field = (await object('account')).fields.at(-1) as { values?: readonly { code: string }[] };
    return field.values?.map(({ code }) => code);
  };
  const handle = (code: string) => button(`Move Branch number ${code}`);
  await handle('one').focus();
  await page.keyboard.press('Space');
  await page
    .getByText(/Branch number one .*1.*3/)
    .first()
    .waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowDown');
  await page
    .getByText(/Branch number one .*2.*3/)
    .first()
    .waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  expect(await codes()).toEqual(['two', 'one', 'three']);
  await handle('three').hover();
  await page.mouse.down();
  const target = (await handle('two').boundingBox())!;
  await page.mouse.move(target.x + 5, target.y + 12, { steps: 8 });
  await page.mouse.move(target.x + 5, target.y + 4, { steps: 2 });
  await page.mouse.up();
  await handle('three').waitFor();
  expect(await codes()).toEqual(['three', 'two', 'one']);
  await button('Actions for Branch number three').click();
  await page.getByRole('menuitem', { name: 'Move to the bottom' }).click();
  expect(await codes()).toEqual(['two', 'one', 'three']);
  await page.getByRole('searchbox', { name: 'Search values' }).fill('three');
  await button('Actions for Branch number three').click();
  expect(await screen.violations()).toEqual([]);
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  expect(await codes()).toEqual(['two', 'one']);
  await page.getByRole('searchbox', { name: 'Search values' }).fill('');
  await page.getByRole('switch', { name: 'one can be selected' }).click();
  const field = (await object('account')).fields.at(-1) as { values?: readonly object[] };
  expect(field.values?.[1]).toMatchObject({ code: 'one', active: false });
});

test('a field moves to another section by menu and by keyboard, and the preview follows', async () => {
  await open('/objects/memo/layout');
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('textbox', { name: /^Body/ }).waitFor();
  await button('Add section').click();
  const fresh = page.getByRole('region', { name: 'Section New section' });
  await button('Where to put Weight').click();
  await page.getByRole('menuitem', { name: 'Move to New section' }).click();
  await fresh.getByRole('button', { name: 'Move field Weight' }).waitFor();
  await preview.getByText('New section').first().waitFor();
  const first = page.getByRole('button', { name: 'Move field Body' });
  await first.focus();
  await page.keyboard.press('Space');
  await page.getByText('Body is at Body.').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  await page.getByText('Body is at Deal.').waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await saved();
  expect((await object('memo')).layout?.sections.map(({ fields }) => fields)).toEqual([['deal', 'body'], ['weight']]);
  await page.getByText('Phone', { exact: true }).click();
  await preview.getByRole('textbox', { name: /^Body/ }).waitFor();
  const width = (await preview.locator('form').first().boundingBox())!.width;
  expect(width).toBeLessThan(450);
});

test('the configuration goes out as a file and comes in again as a draft', async () => {
  await open('/bundle');
  const arrives = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export the draft' }).click();
  const bundle = await bytesOf(await arrives);
  const industry = (await studio.content('industry')) as unknown as PicklistDocument;
  await studio.save([{ kind: 'picklist', id: 'industry', content: { ...industry, label: { en: 'Changed' } } }]);
  await page.reload();
  await page.getByRole('heading', { name: 'Import' }).waitFor();
  await saved();
  await page.locator('input[type=file]').setInputFiles({ name: 'b.zip', mimeType: 'application/zip', buffer: bundle });
  await page.getByText('In the draft: 0 added, 1 changed, 0 removed.').waitFor();
  expect(await studio.content('industry')).toEqual(industry);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'b.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip') });
  await page.getByText('The file was not imported').waitFor();
});
