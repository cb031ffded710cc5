/** All texts side by side: found, written in place, out as a spreadsheet and in again. */
import readXlsxFile from 'read-excel-file/universal';
import writeXlsxFile from 'write-excel-file/universal';
import type { Page } from 'playwright-core';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import { bytesOf } from '../../support/download.js';
import type { Screen } from '../../support/screen.js';
import { openStudio, type Studio } from '../../support/studio.js';
import { long } from '../../support/extent.js';

let studio: Studio;
let screen: Screen;
let page: Page;

beforeAll(async () => {
  studio = await openStudio();
});
afterEach(async () => {
  expect(screen.problems()).toEqual([]);
  await screen.close();
  await studio.discard();
});
afterAll(() => studio?.close());

async function open(options: Parameters<Studio['screen']>[0] = {}): Promise<void> {
  screen = await studio.screen(options);
  ({ page } = screen);
  await screen.open('/studio/translations');
}
const saved = () => page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
const stageLabel = async () => ((await studio.content('deal')) as unknown as ObjectDocument).flow!.stages[0]!.label;
const cell = (name: string) => page.getByRole('textbox', { name, exact: true });
const open1 = 'Chinese: Deal › Stage Open, Label';
const give = (name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

test('what is missing stands first, is written in place without moving away, and is one step of undo', async () => {
  await open();
  const left = page.getByText(/of \d+ texts are not translated yet/);
  const before = Number(/^\d+/.exec((await left.textContent())!)![0]);
  await page.getByRole('searchbox', { name: 'Search texts' }).fill('open');
  const first = page.getByRole('table').getByRole('row').nth(1);
  await cell(open1).waitFor();
  await cell(open1).pressSequentially('进行中');
  await page.getByText(new RegExp(`^${before - 1} of `)).waitFor();
  await saved();
  expect(await stageLabel()).toEqual({ en: 'Open', 'zh-CN': '进行中' });
  await first.waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText(new RegExp(`^${before} of `)).waitFor();
  await saved();
  expect(await stageLabel()).toEqual({ en: 'Open' });
  await page.getByRole('link', { name: 'Deal › Stage Open' }).click();
  await page.getByRole('application', { name: 'Stage flow of Deal' }).waitFor();
});

test('out and in again changes nothing; a translated file changes what it translates, after saying so, and undo takes it back', async () => {
  await open();
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const bytes = await bytesOf(await arrives);
  const [sheet] = await readXlsxFile(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
  expect(sheet!.data[0]).toEqual(['document', 'component', 'property', 'key', 'English', '中文']);
  expect(sheet!.data.some((row) => row[3] === 'object/deal/flow/stages/s1/label')).toBe(true);
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import translations' });
  await give('texts.xlsx', bytes);
  await dialog.getByText('The file changes nothing.').waitFor();
  expect(await dialog.getByRole('button', { name: /^Change 0/ }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: 'Another file' }).click();
  await give('texts.xlsx', Buffer.from('hello'));
  await dialog.getByText('It is damaged, or no spreadsheet.').waitFor();
  await give('texts.csv', Buffer.from('key,English,中文\nobject/deal/flow/stages/s1/label,,进行中\nobject/none/label,x,\n'));
  await dialog.getByRole('heading', { name: '1 text changes' }).waitFor();
  await dialog.getByText('object/none/label').waitFor();
  expect(await screen.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Change 1 text' }).click();
  await page.getByText('1 text changed. Undo takes it back.').waitFor();
  await saved();
  expect(await stageLabel()).toEqual({ en: 'Open', 'zh-CN': '进行中' });
  // What nobody touched in the file takes nothing back that was changed here.
  await page.getByRole('button', { name: 'Import' }).click();
  await give('texts.xlsx', bytes);
  await dialog.getByText('The file changes nothing.').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('button', { name: 'Redo', exact: true }).and(page.locator(':enabled')).waitFor();
  await saved();
  expect(await stageLabel()).toEqual({ en: 'Open' });
});

long('a text that was changed here too since the export stays, unless one takes that of the file', async () => {
  const key = 'object/acc/label';
  const sheet = (name: string, zh: string) => ({
    sheet: name,
    data: [
      ['key', 'English', '中文'],
      [key, '=1+1', zh],
    ].map((row) => row.map((value) => ({ value, type: String }))),
  });
  const file = writeXlsxFile([sheet('translations', '顾客'), sheet('exported', '客商')]);
  const bytes = Buffer.from(await (await file.toBlob()).arrayBuffer());
  const label = async () => (await studio.content('account')).label;
  await open();
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import translations' });
  await give('texts.xlsx', bytes);
  await dialog.getByRole('heading', { name: '1 text was changed here too since the export' }).waitFor();
  expect(await dialog.getByRole('button', { name: /^Change 0/ }).isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: 'Take the text of the file for Account (Chinese)' }).check();
  expect(await screen.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Change 1 text' }).click();
  await page.getByText('1 text changed. Undo takes it back.').waitFor();
  await saved();
  expect(await label()).toEqual({ en: 'Account', 'zh-CN': '顾客' });
});

long('in Chinese on a tablet', async () => {
  await open({ language: 'zh-CN', width: 820 });
  await page.getByText(/条尚未翻译/).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBe(0);
});

describe('of the CRM that ships', () => {
  let crm: Studio;
  beforeAll(async () => {
    const folder = new URL('../../../metadata/templates/touchpoint-crm', import.meta.url).pathname;
    crm = await openStudio({ folder, role: 'administrator' });
  });
  afterAll(() => crm?.close());
  const show = async (): Promise<void> => {
    screen = await crm.screen();
    ({ page } = screen);
    await screen.open('/studio/translations');
  };

  long('all texts go out, more than a worker would be started for, and in again without a change', async () => {
    await show();
    const all = page.getByText(/^[\d,]+ texts$/);
    const arrives = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    const bytes = await bytesOf(await arrives);
    const sheets = await readXlsxFile(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
    const keys = sheets[0]!.data.slice(1).map((row) => String(row[3]));
    expect(keys.length).toBeGreaterThan(1000);
    expect(new Set(keys).size).toBe(keys.length);
    expect(sheets[1]!.data.length).toBe(sheets[0]!.data.length);
    const shown = Number((await all.textContent())!.replaceAll(/\D/g, ''));
    expect(keys.length).toBe(shown);
    await page.getByRole('button', { name: 'Import' }).click();
    await give('texts.xlsx', bytes);
    await page.getByRole('dialog').getByText('The file changes nothing.').waitFor();
  });

  long('an export that fails says so', async () => {
    await show();
    await page.evaluate("window.Blob = class { constructor() { throw new Error('no memory left'); } }");
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByText('The spreadsheet could not be written: no memory left').waitFor();
    await page.getByRole('button', { name: 'Export' }).and(page.locator(':enabled')).waitFor();
  });
});
