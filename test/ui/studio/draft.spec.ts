/** The draft in a window: saved as one types, undone, kept together with what colleagues do, never lost without a word. */
import type { Page } from 'playwright-core';
import type { Screen } from '../../support/screen.js';
import { openStudio, type Studio } from '../../support/studio.js';
import { long } from '../../support/extent.js';

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio({ name: 'gallery', role: 'curator' });
});
afterEach(() => studio?.discard());
afterAll(() => studio?.close());

const country = '/studio/objects/artist/fields/f2';
const label = (page: Page, language = 'English') => page.getByRole('textbox', { name: `Label (${language})` }).first();
const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });

interface Artist extends Record<string, unknown> {
  readonly fields: readonly { readonly id: string; readonly label: Record<string, string> }[];
}
const artist = async (): Promise<Artist> => (await studio.content('artist')) as Artist;
const labelOfCountry = async (): Promise<string> => (await artist()).fields[1]?.label.en ?? '';
const saveLabels = async (labels: readonly [string, string]): Promise<void> => {
  const content = await artist();
  const fields = content.fields.map((field, index) => ({ ...field, label: { ...field.label, en: labels[index] } }));
  await studio.save([{ kind: 'object', id: 'artist', content: { ...content, fields } }]);
};
const finish = async (screen: Screen): Promise<void> => {
  expect(screen.problems()).toEqual([]);
  await screen.close();
};

test('what one types is saved, is one step of undo, and comes back by the keyboard', async () => {
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open(country);
  await label(page).fill('Home');
  await label(page).pressSequentially(' country');
  await saved(page);
  expect(await labelOfCountry()).toBe('Home country');
  await undo(page).click();
  await page.getByRole('heading', { name: 'Country' }).waitFor();
  await saved(page);
  expect(await labelOfCountry()).toBe('Country');
  expect(await undo(page).isDisabled()).toBe(true);
  await page.locator('main').focus();
  await page.keyboard.press('Control+Shift+Z');
  await page.getByRole('heading', { name: 'Home country' }).waitFor();
  await page.getByRole('heading', { level: 1 }).hover();
  await undo(page).hover();
  await page.getByRole('tooltip', { name: /^Undo: / }).waitFor();
  await finish(screen);
});

long('a colleague’s edit of another property comes in by itself and is told', async () => {
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open(country);
  await saveLabels(['Full name', 'Country']);
  await page.getByText('Ada Admin has just changed Artist.').waitFor();
  await label(page).fill('Nation');
  await saved(page);
  expect((await artist()).fields.map((field) => field.label.en)).toEqual(['Full name', 'Nation']);
  await undo(page).click();
  await page.getByRole('heading', { name: 'Country' }).waitFor();
  await saved(page);
  expect((await artist()).fields.map((field) => field.label.en)).toEqual(['Full name', 'Country']);
  await finish(screen);
});

test('the same property changed by two is shown with both versions and decided', async () => {
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open(country);
  await label(page).waitFor();
  await saveLabels(['Name', 'Theirs']);
  await label(page).fill('Mine');
  const dialog = page.getByRole('dialog', { name: /Changed by somebody else meanwhile/ });
  await dialog.getByText('Mine', { exact: true }).last().waitFor();
  expect(await labelOfCountry()).toBe('Theirs');
  expect(await screen.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Decide later' }).click();
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await dialog.getByRole('radio', { name: /^Take theirs/ }).check();
  await dialog.getByRole('radio', { name: /^Keep mine/ }).check();
  await dialog.getByRole('button', { name: 'Save the result' }).click();
  await saved(page);
  expect(await labelOfCountry()).toBe('Mine');
  await saveLabels(['Name', 'Theirs again']);
  await label(page).fill('Mine again');
  await dialog.getByRole('button', { name: 'All theirs' }).click();
  await dialog.getByRole('button', { name: 'Save the result' }).click();
  await page.getByRole('heading', { name: 'Theirs again' }).waitFor();
  expect(await labelOfCountry()).toBe('Theirs again');
  await finish(screen);
});

test('an edit that does not get through is kept, told, and saved once the server answers', async () => {
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open(country);
  await page.route('**/api/studio/draft', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await label(page).fill('Offline');
  await page.getByText('Not saved. Trying again…').waitFor();
  expect(await labelOfCountry()).toBe('Country');
  await page.unroute('**/api/studio/draft');
  await page.getByRole('button', { name: 'Save now' }).click();
  await saved(page);
  expect(await labelOfCountry()).toBe('Offline');
  expect(screen.problems().filter((text) => !/ERR_FAILED/.test(text))).toEqual([]);
  await screen.close();
});

long('leaving the window with an edit that is not saved asks first, and gives it back to whoever left', async () => {
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open(country);
  await page.route('**/api/studio/draft', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await label(page).fill('Nearly lost');
  await page.getByText('Not saved. Trying again…').waitFor();
  const asked = page.waitForEvent('dialog');
  const leaving = page.reload().catch(() => {});
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await leaving;
  await label(page).waitFor();
  expect(await label(page).inputValue()).toBe('Country');
  await saveLabels(['Full name', 'Country']);
  await page.unroute('**/api/studio/draft');
  const offer = page.getByRole('status').filter({ hasText: 'You have unsaved changes' });
  expect(await screen.violations()).toEqual([]);
  await offer.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('heading', { level: 1, name: 'Artist' }).waitFor();
  await saved(page);
  expect((await artist()).fields.map((field) => field.label.en)).toEqual(['Full name', 'Nearly lost']);
  await undo(page).click();
  await saved(page);
  expect(await labelOfCountry()).toBe('Country');
  await screen.close();
});

test('what the check says is counted in the header and leads to its place', async () => {
  const content = await artist();
  const screen = await studio.screen();
  const { page } = screen;
  await studio.save([{ kind: 'object', id: 'artist', content: { ...content, title: 'surname' } }]);
  await screen.open('/studio');
  await page.getByRole('button', { name: /^Check: 1 error/ }).click();
  const panel = page.getByRole('dialog', { name: 'Check' });
  await panel.getByText(/surname/).waitFor();
  expect(await screen.violations()).toEqual([]);
  await panel.getByRole('link', { name: 'Artist' }).click();
  await page.getByRole('heading', { level: 1, name: 'Artist' }).waitFor();
  await finish(screen);
});
