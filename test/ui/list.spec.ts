/** Lists: columns, order, filters, search, pages, the recycle bin, all of it in the address. */
import { openGallery, type Gallery } from '../support/gallery.js';
import type { Screen } from '../support/screen.js';
import { long } from '../support/extent.js';

let gallery: Gallery;
let screen: Screen;

beforeAll(async () => {
  gallery = await openGallery();
  const artist = await gallery.add('artist', { name: 'Qi Baishi', country: 'China' });
  const operations = Array.from({ length: 120 }, (_, index) => ({
    op: 'create',
    values: {
      name: `Piece ${String(index + 1).padStart(3, '0')}`,
      record_type: 'painting',
      technique: index % 3 === 0 ? 'ink' : 'oil',
      price: (index + 1) * 1000,
      made_on: `20${String(10 + (index % 15)).padStart(2, '0')}-05-06`,
      ...(index % 10 === 0 && { artist, framed: true, frame: 'oak' }),
    },
  }));
  const added = await gallery.curator.post('/api/records/piece/bulk', { operations });
  if (added.status >= 300) for (const { values } of operations) await gallery.add('piece', values);
});
beforeEach(async () => {
  screen = await gallery.screen();
});
afterEach(async () => {
  expect(screen.problems()).toEqual([]);
  await screen.close();
});
afterAll(() => gallery?.close());

const query = (): Record<string, string> => Object.fromEntries(new URL(screen.page.url()).searchParams);
const firstNames = async (count: number): Promise<string[]> =>
  (
    await screen.page
      .getByRole('table')
      .getByRole('link', { name: /^Piece/ })
      .allInnerTexts()
  ).slice(0, count);

test('columns of the view, values as people read them, rows that open', async () => {
  const { page } = screen;
  await screen.open('/piece');
  const row = page.getByRole('row').filter({ hasText: 'Piece 001' });
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
    'Name',
    'State',
    'Technique',
    'Artist',
    'Price',
    'Beauty',
    'Made on',
    'Contact phone',
  ]);
  expect((await row.getByRole('cell').allInnerTexts()).slice(0, 5)).toEqual(['Piece 001', 'Draft', 'Ink', 'Qi Baishi', '¥1,000']);
  await page.getByText('120 records').waitFor();
  await row.getByText('Draft').click();
  await page.getByRole('heading', { level: 1, name: 'Piece 001' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Qi Baishi' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Qi Baishi' }).waitFor();
});

long('heads sort; the order stands in the address and survives a reload', async () => {
  const { page } = screen;
  await screen.open('/piece');
  await page.getByRole('columnheader', { name: 'Price' }).click();
  await page.waitForURL(/sort=price/);
  // The address runs ahead of the table, and another head is sorted to begin with: wait for this one.
  const price = page.getByRole('columnheader', { name: 'Price' });
  await price.and(page.locator('[aria-sort="ascending"]')).waitFor();
  await price.click();
  await page.waitForURL(/sort=-price/);
  await page.getByRole('link', { name: 'Piece 120' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Piece 120' }).waitFor();
  expect(await firstNames(2)).toEqual(['Piece 120', 'Piece 119']);
});

test('pages lead forward and back, also after a reload', async () => {
  const { page } = screen;
  await screen.open('/piece');
  await page.getByRole('link', { name: 'Piece 001' }).waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('link', { name: 'Piece 051' }).waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('link', { name: 'Piece 101' }).waitFor();
  expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
  await page.reload();
  await page.getByRole('link', { name: 'Piece 101' }).waitFor();
  await page.getByRole('button', { name: 'Previous' }).click();
  await page.getByRole('link', { name: 'Piece 051' }).waitFor();
  await page.getByRole('button', { name: 'Previous' }).click();
  await page.getByRole('link', { name: 'Piece 001' }).waitFor();
  expect(await page.getByRole('button', { name: 'Previous' }).isDisabled()).toBe(true);
});

test('a filter is stated in words, kept in the address, changed and removed', async () => {
  const { page } = screen;
  await screen.open('/piece');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Field').click();
  await dialog.getByLabel('Field').fill('Techn');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Value').click();
  await page.getByTitle('Ink').click();
  await page.keyboard.press('Escape');
  expect(await screen.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Change filter: Technique is one of Ink' }).waitFor();
  await page.getByText('40 records').waitFor();
  expect(query()['technique.in']).toBe('ink');

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await dialog.getByLabel('Field').fill('Price');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('From').fill('50,00');
  await dialog.getByText('This is not a number.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Apply' }).isDisabled()).toBe(true);
  expect(await dialog.getByLabel('From').inputValue()).toBe('50,00');
  await dialog.getByLabel('From').fill('50,000');
  await dialog.getByLabel('To').fill('60000');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Change filter: Price: ¥50,000 – ¥60,000' }).waitFor();
  expect(query()).toMatchObject({ 'price.gte': '50000', 'price.lte': '60000', 'technique.in': 'ink' });
  await page.getByText('3 records').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Remove filter: Technique is one of Ink' }).click();
  await page.getByText('11 records').waitFor();
  await page.getByRole('button', { name: 'Remove filter: Price: ¥50,000 – ¥60,000' }).click();
  await page.getByText('120 records').waitFor();
});

long('a filter by reference finds its record by typing and names it after a reload', async () => {
  const { page } = screen;
  await screen.open('/piece');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Field').fill('Artist');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Value').fill('Baishi');
  await page.getByTitle('Qi Baishi').last().click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('12 records').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Change filter: Artist is one of Qi Baishi' }).waitFor();
});

test('search narrows while one types; what matches nothing says so', async () => {
  const { page } = screen;
  await screen.open('/piece');
  await page.getByRole('searchbox', { name: 'Search in Pieces' }).fill('Piece 11');
  await page.getByText('10 records').waitFor();
  expect(query().search).toBe('Piece 11');
  await page.getByRole('searchbox', { name: 'Search in Pieces' }).fill('nothing like it');
  await page.getByText('No Pieces match these conditions.').waitFor();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByText('120 records').waitFor();
  expect(await page.getByRole('searchbox', { name: 'Search in Pieces' }).inputValue()).toBe('');
});

long('views are addresses of their own, with columns and order of their own', async () => {
  const { page } = screen;
  await screen.open('/piece');
  await page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'Framed' }).click();
  await page.getByText('12 records').waitFor();
  expect(query().view).toBe('framed');
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['Name', 'Frame', 'Artist / Country']);
  expect(await firstNames(2)).toEqual(['Piece 111', 'Piece 101']);
  expect(await page.getByRole('row').nth(1).getByRole('cell').allInnerTexts()).toEqual(['Piece 111', 'oak', 'China']);
});

test('the recycle bin shows what was deleted and gives it back', async () => {
  const { page } = screen;
  const id = await gallery.add('artist', { name: 'Forgotten Painter' });
  await gallery.curator.delete(`/api/records/artist/${id}`);
  await screen.open('/artist');
  await page.getByRole('link', { name: 'Qi Baishi' }).waitFor();
  expect(await page.getByText('Forgotten Painter').count()).toBe(0);
  await page.getByRole('button', { name: 'Recycle bin' }).click();
  await page.getByRole('heading', { level: 1, name: 'Recycle bin · Artists' }).waitFor();
  await page.getByRole('button', { name: 'Restore Forgotten Painter' }).click();
  await page.getByText('“Forgotten Painter” is restored.').waitFor();
  await page.getByText('The recycle bin is empty.').waitFor();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await page.getByRole('link', { name: 'Forgotten Painter' }).waitFor();
});

test('masked and hidden values stay so; a failing server is said plainly and asked again', async () => {
  await gallery.add('piece', { name: 'A phone piece', record_type: 'painting', phone: '13812345678' });
  const visitor = await gallery.server.user(['visitor']);
  const theirs = await gallery.screen({ as: visitor });
  const { page } = theirs;
  await theirs.open('/piece?search=A+phone+piece');
  const row = page.getByRole('row').filter({ hasText: 'A phone piece' });
  await row.getByText('138****5678').waitFor();
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
    'Name',
    'State',
    'Technique',
    'Artist',
    'Beauty',
    'Made on',
    'Contact phone',
  ]);
  await page.route('**/api/records/piece?**', (route) => route.abort());
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByText('The server cannot be reached.').waitFor({ timeout: 20_000 });
  await page.unroute('**/api/records/piece?**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await row.getByText('138****5678').waitFor();
  await theirs.close();
});
