/** What a release left out: kept with its values until somebody types its name. */
import { remove } from '../../../metadata/documents/refactor.js';
import { openStudio, type Studio } from '../../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio({ name: 'gallery', role: 'curator' });
});
afterAll(() => studio?.close());

test('a removed field is listed with its values and purged once its name is typed', async () => {
  const made = await studio.admin.post('/api/records/artist', { name: 'Claude Monet', country: 'France' });
  expect(made.status).toBe(201);
  const { documents } = await studio.draft();
  await studio.save(remove(documents, { kind: 'object', id: 'artist', path: ['fields', 'f2'] }).edits);
  await studio.publish('Countries are not kept any more');
  const screen = await studio.screen();
  const { page } = screen;
  await screen.open('/studio/removed');
  const row = page.getByRole('table', { name: 'Removed fields and objects' }).getByRole('row', { name: /Country/ });
  await row.getByRole('cell', { name: '1', exact: true }).waitFor();
  await row.getByRole('button', { name: 'Purge Country' }).click();
  const dialog = page.getByRole('dialog', { name: 'Purge Country for good?' });
  await dialog.getByText('One record has a value in this field.').waitFor();
  const confirm = dialog.getByRole('button', { name: 'Purge for good' });
  await dialog.getByLabel('Type country to confirm').fill('countr');
  expect(await confirm.isDisabled()).toBe(true);
  expect(await screen.violations()).toEqual([]);
  await dialog.getByLabel('Type country to confirm').fill('country');
  await confirm.click();
  await page.getByRole('heading', { name: 'Nothing is set aside' }).waitFor();
  await screen.open('/studio/audit');
  await page.getByText(/Purged the removed field Country/).waitFor();
  expect(screen.problems()).toEqual([]);
  await screen.close();
});
