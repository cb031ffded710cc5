/** From the draft to a release and back: the plan and its fixes, publishing, history, restoring, what is removed, the audit trail. */
import type { Page, Route } from 'playwright-core';
import { openStudio, type Studio } from '../../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio({ name: 'gallery', role: 'curator' });
  for (const country of ['France', undefined]) {
    const answer = await studio.admin.post('/api/records/artist', { name: 'Anonymous', ...(country && { country }) });
    if (answer.status !== 201) throw new Error(answer.text);
  }
});
afterEach(() => studio?.discard());
afterAll(() => studio?.close());

interface Field {
  readonly name: string;
}
type Fields = readonly Field[];
const change = async (name: string, with_: (fields: Fields) => readonly object[]): Promise<void> => {
  const content = await studio.content(name);
  await studio.save([
    { kind: 'object', id: String(content.id), content: { ...content, fields: with_(content.fields as Fields) } },
  ]);
};
const without = (name: string) => (fields: Fields) => fields.filter((field) => field.name !== name);
const required = (name: string) => (fields: Fields) =>
  fields.map((field) => (field.name === name ? { ...field, required: true } : field));
const section = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) });

test('nothing to publish is said, with what the page is for', async () => {
  const screen = await studio.screen();
  await screen.open('/studio/plan');
  await screen.page.getByRole('heading', { name: 'Nothing to publish' }).waitFor();
  expect(await screen.violations()).toEqual([]);
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('references to what is removed are put right by a click, undone by another, and it is published with a message', async () => {
  await change('piece', without('weight'));
  await change('artist', required('country'));
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open('/studio/plan');
  await page.getByText('This cannot be published as it stands.').waitFor();
  expect(await page.getByRole('button', { name: 'Publish', exact: true }).count()).toBe(0);
  await section(page, 'Uses of what is removed or renamed').waitFor();
  expect(await screen.violations()).toEqual([]);
  const fixes = page.getByRole('button', { name: /^Apply/ });
  await fixes.first().click();
  await page.getByText('Records or rights are affected.').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('This cannot be published as it stands.').waitFor();
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await page.getByText('Records or rights are affected.').waitFor();
  const effects = section(page, 'Effect on records');
  await effects.getByText('1 record', { exact: true }).first().waitFor();
  await effects.getByRole('button', { name: 'Show examples' }).first().click();
  await effects.getByRole('link', { name: 'Anonymous' }).waitFor();
  expect(await screen.violations()).toEqual([]);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Say what this release is for.').waitFor();
  await page.getByText('Confirm that you have looked through it.').waitFor();
  await page.getByLabel('Message').fill('Weights are not kept any more');
  await page.getByRole('checkbox', { name: /I have looked through/ }).check();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^Release 2 is in force/ }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('a plan that was overtaken publishes nothing, says so, and shows the new one', async () => {
  const content = await studio.content('artist');
  await studio.save([{ kind: 'object', id: 'artist', content: { ...content, icon: 'star' } }]);
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open('/studio/plan');
  await page.getByLabel('Message').fill('Too late');
  // Held up, so that the colleague is first.
  const colleague = async (route: Route): Promise<void> => {
    await studio.save([{ kind: 'object', id: 'artist', content: { ...content, icon: 'heart' } }]);
    await route.continue();
  };
  await page.route('**/api/studio/publish', colleague, { times: 1 });
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Somebody edited or published in the meantime').waitFor();
  expect(await page.getByLabel('Message').inputValue()).toBe('Too late');
  await page.getByLabel('Message').fill('Now');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /is in force/ }).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('one document or all is discarded, and undo brings it back', async () => {
  const [artist, piece] = [await studio.content('artist'), await studio.content('piece')];
  await studio.save([{ kind: 'object', id: 'artist', content: { ...artist, icon: 'user' } }]);
  await studio.save([{ kind: 'object', id: 'piece', content: { ...piece, icon: 'gift' } }]);
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open('/studio/plan');
  await page.getByRole('button', { name: 'Discard the changes of Artist' }).click();
  await page.getByRole('button', { name: 'Discard', exact: true }).last().click();
  await page.getByRole('link', { name: 'Publish 1 changed document…' }).waitFor();
  await page.getByRole('button', { name: 'Discard the draft…' }).click();
  await page.getByText('One document goes back').waitFor();
  await page.getByRole('button', { name: 'Discard', exact: true }).last().click();
  await page.getByRole('heading', { name: 'Nothing to publish' }).waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('link', { name: 'Publish 1 changed document…' }).waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('link', { name: 'Publish 2 changed documents…' }).waitFor();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  expect((await studio.content('artist')).icon).toBe('user');
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('history compares any two releases and puts an earlier one back into the draft', async () => {
  const content = await studio.content('artist');
  await studio.save([{ kind: 'object', id: 'artist', content: { ...content, label: { en: 'Painter', 'zh-CN': '画家' } } }]);
  const release = await studio.publish('Artists are painters');
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open('/studio/history');
  await page
    .getByRole('row', { name: /Artists are painters/ })
    .getByText('in force')
    .waitFor();
  await page
    .getByText(/Painter/)
    .first()
    .waitFor();
  await page.getByRole('radio', { name: 'Compare from release 1', exact: true }).check();
  await page.getByRole('heading', { name: `From release 1 to release ${release}` }).waitFor();
  expect(await screen.violations()).toEqual([]);
  await page.getByRole('button', { name: `Restore release ${release - 1}` }).click();
  const dialog = page.getByRole('dialog', { name: `Restore release ${release - 1}?` });
  await dialog
    .getByText(/Painter/)
    .first()
    .waitFor();
  await dialog.getByRole('button', { name: 'Put it into the draft' }).click();
  await page.getByRole('heading', { level: 1, name: 'Publish' }).waitFor();
  await page
    .getByText(/formerly “Painter”/)
    .first()
    .waitFor();
  expect((await studio.content('artist')).label).toEqual(content.label);
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('the audit trail is searched and narrowed down', async () => {
  const content = await studio.content('loan');
  await studio.save([{ kind: 'object', id: 'loan', content: { ...content, icon: 'gift' } }]);
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open('/studio/audit');
  const entries = page.getByRole('table', { name: 'Entries' });
  await entries.getByText(/Loan/).first().waitFor();
  await page.getByRole('searchbox', { name: 'Search the audit trail' }).fill('Loan');
  await entries.getByText(/Published release 1/).waitFor({ state: 'detached' });
  await entries.getByText(/Loan/).first().waitFor();
  await page.getByRole('searchbox', { name: 'Search the audit trail' }).fill('nobody did this');
  await page.getByText('Nothing fits what you are looking for.').waitFor();
  expect(await screen.violations()).toEqual([]);
  expect(screen.problems()).toEqual([]);
  await screen.close();
});
