/**
 * What an administrator who has never seen the studio builds in a quarter of an hour, by clicks alone: an object with twelve
 * fields, a dependent picklist, two rules, a stage flow of five stages and a role; published, and worked with.
 */
import type { Locator } from 'playwright-core';
import { openStudio, type Studio } from '../../support/studio.js';
import type { Screen } from '../../support/screen.js';
import { long } from '../../support/extent.js';

jest.setTimeout(600_000);

let studio: Studio;
let screen: Screen;

const button = (name: string | RegExp, within?: Locator) => (within ?? screen.page).getByRole('button', { name, exact: true });
const dialog = (name: string | RegExp) => screen.page.getByRole('dialog', { name });
const part = (name: string) =>
  screen.page.getByRole('navigation', { name: 'Parts of Site visit' }).getByRole('link', { name, exact: false }).click();
const pick = async (box: Locator, option: string) => {
  await box.click();
  await screen.page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
};
const isSaved = () => screen.page.getByText('Saved', { exact: true }).waitFor();

/** From the gallery: a ready-made one keeps its names. */
async function addField(kind: string | RegExp, label?: string, more?: (form: Locator) => Promise<void>): Promise<void> {
  await button('New field').click();
  await dialog('Choose a kind of field').getByRole('button', { name: kind }).first().click();
  const form = dialog(/^New field:/);
  if (label) await form.getByLabel('Label (English)').fill(label);
  await more?.(form);
  await button('Add field', form).click();
  await form.waitFor({ state: 'hidden' });
}

async function buildObject(): Promise<void> {
  const { page } = screen;
  await screen.open('/studio/objects');
  await button('New object').click();
  const form = dialog('New object');
  await form.getByLabel('Label (English)').first().fill('Site visit');
  await form.getByLabel('Label (中文)').fill('现场拜访');
  expect(await form.getByLabel('API name').inputValue()).toBe('site_visit');
  await button('Create object', form).click();
  await page.getByRole('heading', { level: 1, name: 'Site visit' }).waitFor();

  await addField(/^Mobile phone/);
  await addField(/^Budget/);
  await addField(/^Priority/);
  await addField(/^Note/);
  await addField(/^Lookup/, 'Deal', (form) => pick(form.getByLabel('Points to'), 'Deal'));
  await addField(/^Date Due/, 'Visit on');
  await addField(/^Date Due/, 'Follow-up on');
  await addField(/^Whole number/, 'Head count');
  await addField(/^Tags/, 'Topics');
  await addField(/^Picklist/, 'Region', (form) => form.getByRole('textbox', { name: 'Values' }).fill('North\nSouth'));
  await addField(/^Picklist/, 'City', (form) =>
    form.getByRole('textbox', { name: 'Values' }).fill('Harbin\nShenyang\nGuangzhou\nShenzhen'),
  );
  await isSaved();
  expect(await page.getByRole('row').count()).toBe(13);
  await button('Undo').click();
  await page.getByRole('link', { name: 'City', exact: true }).waitFor({ state: 'detached' });
  await button('Redo').click();
  await page.getByRole('link', { name: 'City', exact: true }).waitFor();
}

async function buildDependency(): Promise<void> {
  const { page } = screen;
  await page.getByRole('link', { name: 'City', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: 'City' }).waitFor();
  await pick(page.getByLabel('Depends on'), 'Region');
  await button('Dependencies').click();
  const matrix = dialog('Which values are offered when');
  for (const [city, region] of [
    ['Harbin', 'South'],
    ['Shenyang', 'South'],
    ['Guangzhou', 'North'],
    ['Shenzhen', 'North'],
  ] as const)
    await matrix.getByLabel(`${city} is offered for ${region}`).uncheck();
  await button('Done', matrix).click();
  await isSaved();
}

async function buildRules(): Promise<void> {
  await part('Rules');
  await button(/^No personal ID numbers/).click();
  await screen.page.getByRole('heading', { name: 'The record breaks the rule when' }).waitFor();
  await button('New rule').click();
  await screen.page.getByRole('menuitem', { name: /^Unusually large amount/ }).click();
  await isSaved();
}

async function buildFlow(): Promise<void> {
  await part('Stage flow');
  await button('Use this flow: Sales').click();
  await screen.page.getByRole('heading', { name: 'Stages' }).waitFor();
  await isSaved();
}

async function buildRole(): Promise<void> {
  const { page } = screen;
  await page.getByRole('navigation', { name: 'Studio navigation' }).getByRole('link', { name: 'Roles' }).click();
  await button('New role').click();
  const form = dialog('New role');
  await form.getByLabel('Label (English)').fill('Visitor');
  await form.getByLabel('Label (中文)').fill('拜访人员');
  await button('Create role', form).click();
  await page.getByRole('heading', { level: 1, name: 'Visitor' }).waitFor();
  for (const right of ['Create', 'Read', 'Change']) await page.getByLabel(`Site visit: ${right}`, { exact: true }).check();
  await pick(page.getByLabel('Site visit: on which records'), 'All records');
  await button('Fields and transitions of Site visit').click();
  await page.getByLabel('Site visit: transition All, those added later included').check();
  await isSaved();
}

async function publishIt(): Promise<void> {
  const { page } = screen;
  await page
    .getByRole('link', { name: /^Publish/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'What changes' }).waitFor();
  await page.getByText('Site visit').first().waitFor();
  await page.getByLabel('Message').fill('Site visits');
  const confirm = page.getByLabel(/^I have looked through/);
  if (await confirm.isVisible()) await confirm.check();
  await button('Publish').click();
  await page.getByText('Release 2 is in force').waitFor();
}

/** A business user who holds the new role, in the app. */
async function work(): Promise<void> {
  const visitor = await studio.server.user(['visitor'], { name: 'Vera Visitor' });
  const window = await studio.screen({ as: visitor });
  const { page } = window;
  await window.open('/site_visit');
  await page.getByRole('link', { name: /^New/ }).first().click();
  await page.getByLabel('Name').fill('Visit to Guangzhou');
  await page.getByLabel('Region').click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('South', { exact: true }).click();
  await page.getByLabel('City').click();
  const cities = page.locator('.ant-select-dropdown:visible');
  await cities.getByTitle('Guangzhou', { exact: true }).waitFor();
  expect(await cities.getByTitle('Harbin', { exact: true }).count()).toBe(0);
  await cities.getByTitle('Guangzhou', { exact: true }).click();
  await page.getByLabel('Note').fill('Her number is 11010519491231002X');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page
    .getByText(/personal ID number/i)
    .first()
    .waitFor();
  await page.getByLabel('Note').fill('A good talk');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Visit to Guangzhou' }).waitFor();
  expect(window.problems()).toEqual([]);
  await window.close();
}

long('built by clicks, published, and worked with', async () => {
  // Within the test, for a second try begins with nothing built.
  studio = await openStudio();
  try {
    screen = await studio.screen();
    await buildObject();
    await buildDependency();
    await buildRules();
    await buildFlow();
    await buildRole();
    await publishIt();
    await work();
    expect(screen.problems()).toEqual([]);
  } finally {
    await studio.close();
  }
});
