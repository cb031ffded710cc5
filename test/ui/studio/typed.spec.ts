/** What is typed in a dialog of the studio, before it is in the draft: survives the tab, accidents and colleagues. */
import type { Page } from 'playwright-core';
import type { ObjectDocument, PicklistDocument, RoleDocument } from '../../../metadata/format/types.js';
import type { Screen } from '../../support/screen.js';
import { openStudio, type Studio } from '../../support/studio.js';
import { long } from '../../support/extent.js';

let studio: Studio;
let screen: Screen;
let page: Page;

beforeAll(async () => {
  studio = await openStudio();
});
beforeEach(async () => {
  screen = await studio.screen();
  ({ page } = screen);
});
afterEach(async () => {
  expect(screen.problems()).toEqual([]);
  await screen.close();
  await studio.discard();
});
afterAll(() => studio?.close());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const box = (label: string) => dialog().getByLabel(label, { exact: true });
const offer = () => page.getByRole('status').filter({ hasText: 'You have unsaved changes' });
const restore = () => offer().getByRole('button', { name: 'Restore' }).click();
const saved = () => page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
/** Runs in the page, which lets nobody evaluate texts. */
const countKept = (): number =>
  Object.keys((globalThis as unknown as { readonly localStorage: object }).localStorage).filter((key) =>
    key.startsWith('touchstone.unsaved/'),
  ).length;
async function kept(count: number): Promise<void> {
  for (let tries = 0; tries < 200 && (await page.evaluate(countKept)) !== count; tries++) await page.waitForTimeout(50);
  expect(await page.evaluate(countKept)).toBe(count);
}
async function choose(label: string, option: string): Promise<void> {
  const field = box(label);
  await field.click();
  const list = page.locator(`#${await field.getAttribute('aria-controls')}`).locator('xpath=../..');
  await list.getByText(option, { exact: true }).click();
}
/** As a tab comes back that was closed or crashed: nobody is asked. */
async function reload(): Promise<void> {
  page.once('dialog', (asked) => void asked.accept());
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

interface Case {
  readonly path: string;
  readonly open: () => Promise<void>;
  readonly type: () => Promise<void>;
  /** What is seen of it once it is restored. */
  readonly holds: () => Promise<unknown>;
  readonly submit: string | RegExp;
}

const press = (name: string) => () => button(name).click();
const value = (label: string) => box(label).inputValue();

const cases: Readonly<Record<string, Case>> = {
  'a new object': {
    path: '/objects',
    open: press('New object'),
    type: async () => {
      await box('Label (English)').fill('Site visit');
      await box('API name').fill('visit');
      await box('Plural label (English)').fill('Site visits');
    },
    holds: async () => [await value('Label (English)'), await value('API name'), await value('Plural label (English)')],
    submit: 'Create object',
  },
  'a new field, with its kind': {
    path: '/objects/deal',
    open: press('New field'),
    type: async () => {
      await dialog()
        .getByRole('button', { name: /^Lookup/ })
        .first()
        .click();
      await box('Label (English)').fill('Rival');
      await choose('Points to', 'Account');
    },
    holds: async () => [
      await value('Label (English)'),
      // What follows from the label follows again.
      await value('API name'),
      await dialog().getByTitle('Account', { exact: true }).count(),
    ],
    submit: 'Add field',
  },
  'values that are pasted': {
    path: '/picklists/industry',
    open: press('Paste many'),
    type: () => box('Lines').fill('mining\tMining'),
    holds: () => value('Lines'),
    submit: 'Add 1 value',
  },
  'a transition': {
    path: '/objects/deal/flow',
    open: press('Add transition'),
    type: async () => {
      await choose('From', 'Won');
      await page.keyboard.press('Escape');
      await choose('To', 'Lost');
    },
    holds: () => dialog().locator('.ant-select').allInnerTexts(),
    submit: 'Connect',
  },
  'an invitation': {
    path: '/people',
    open: press('Invite a user'),
    type: async () => {
      await box('Name').fill('Nora New');
      await box('E-mail').fill('nora@example.com');
    },
    holds: async () => [await value('Name'), await value('E-mail')],
    submit: 'Invite',
  },
};

async function comesBack(name: string): Promise<void> {
  const { path, open, type, holds, submit } = cases[name] as Case;
  await screen.open(`/studio${path}`);
  await open();
  await type();
  const typed = await holds();
  await kept(1);
  await reload();
  await open();
  await restore();
  await expect(holds()).resolves.toEqual(typed);
  await kept(1);
  await dialog().getByRole('button', { name: submit, exact: true }).click();
  await kept(0);
}

const [simplest = '', ...others] = Object.keys(cases);
test(`${simplest} comes back after a crash, and is gone once it is submitted`, () => comesBack(simplest));
long.each(others)('%s comes back after a crash, and is gone once it is submitted', comesBack);

test('who presses Cancel or Discard gives it up; a click beside the dialog or a key does not', async () => {
  await screen.open('/studio/objects');
  await button('New object').click();
  await box('Label (English)').fill('By accident');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await button('New object').click();
  await restore();
  expect(await value('Label (English)')).toBe('By accident');
  await button('Cancel').click();
  await dialog().waitFor({ state: 'detached' });
  await kept(0);
  await button('New object').click();
  await box('Label (English)').fill('Unwanted');
  await kept(1);
  await reload();
  await button('New object').click();
  await offer().waitFor();
  await offer().getByRole('button', { name: 'Discard' }).click();
  await kept(0);
  await offer().waitFor({ state: 'detached' });
});

long('the message of a release stays while what it is about changes', async () => {
  const account = (await studio.content('account')) as unknown as ObjectDocument;
  await studio.save([{ kind: 'object', id: 'acc', content: { ...account, label: { en: 'Customer' } } }]);
  await screen.open('/studio/plan');
  const message = page.getByLabel('Message', { exact: true });
  await message.fill('Accounts become customers');
  await kept(1);
  await reload();
  await restore();
  expect(await message.inputValue()).toBe('Accounts become customers');
});

long('a colleague who takes the object away leaves what is typed for it, and it can be added when it is back', async () => {
  const memo = await studio.content('memo');
  await screen.open('/studio/objects/memo');
  await button('New field').click();
  await dialog().getByRole('button', { name: /^Text/ }).first().click();
  await box('Label (English)').fill('Source');
  await studio.save([{ kind: 'object', id: 'memo', content: null }]);
  await dialog().getByRole('alert').filter({ hasText: '“Memo” is no longer in the draft' }).waitFor();
  expect(await value('Label (English)')).toBe('Source');
  expect(await dialog().getByRole('button', { name: 'Add field' }).isDisabled()).toBe(true);
  expect(await screen.violations()).toEqual([]);
  await studio.save([{ kind: 'object', id: 'memo', content: memo }]);
  await dialog().getByRole('alert').waitFor({ state: 'detached' });
  await dialog().getByRole('button', { name: 'Add field', exact: true }).click();
  await saved();
  expect(((await studio.content('memo')) as unknown as ObjectDocument).fields.at(-1)).toMatchObject({ name: 'source' });
});

long('what was chosen and a colleague takes away is said where it was chosen; what is renamed is followed', async () => {
  const account = (await studio.content('account')) as unknown as ObjectDocument;
  const rep = (await studio.content('rep')) as unknown as RoleDocument;
  await screen.open('/studio/roles');
  await button('New role').click();
  await box('Label (English)').fill('Second rep');
  await choose('Start from', 'A copy of rep');
  await studio.save([{ kind: 'role', id: rep.id, content: null }]);
  await dialog().getByText('A copy of rep is no longer there. Choose again.').waitFor();
  await dialog()
    .getByRole('button', { name: /^Create/ })
    .click();
  expect(await value('Label (English)')).toBe('Second rep');
  await box('Start from').fill('Nothing');
  await page.keyboard.press('Enter');
  await dialog().getByText('is no longer there').waitFor({ state: 'detached' });
  await button('Cancel').click();

  await screen.open('/studio/objects/memo');
  await button('New field').click();
  await dialog()
    .getByRole('button', { name: /^Lookup/ })
    .first()
    .click();
  await box('Label (English)').fill('Client');
  await choose('Points to', 'Account');
  const renamed = { ...account, name: 'client', label: { en: 'Client account' } };
  await studio.save([{ kind: 'object', id: 'acc', content: renamed }]);
  await dialog().getByTitle('Client account', { exact: true }).waitFor();
  await dialog().getByRole('button', { name: 'Add field', exact: true }).click();
  await saved();
  expect(((await studio.content('memo')) as unknown as ObjectDocument).fields.at(-1)).toMatchObject({
    name: 'client',
    to: 'client',
  });
});

long('JSON that is not whole yet comes back, and is merged with what a colleague changed meanwhile', async () => {
  const industry = (await studio.content('industry')) as unknown as PicklistDocument;
  const text = JSON.stringify({ ...industry, label: { en: 'Trade' } });
  await screen.open('/studio/source/picklist/industry');
  const editor = page.getByRole('textbox', { name: 'JSON of the document' });
  await editor.fill(text.slice(0, -1));
  await page.getByText(/^Not saved yet/).waitFor();
  await kept(1);
  await reload();
  await restore();
  await page.getByText(/^Not saved yet/).waitFor();
  const [first, ...others] = industry.values;
  const values = [{ ...first, label: { en: 'Shops' } }, ...others];
  await studio.save([{ kind: 'picklist', id: 'industry', content: { ...industry, values } }]);
  await page.getByText(/changed elsewhere meanwhile/).waitFor();
  await editor.press('Control+End');
  await editor.pressSequentially('}');
  await page.getByRole('heading', { level: 1, name: 'JSON of Trade' }).waitFor();
  await saved();
  await kept(0);
  const now = (await studio.content('industry')) as unknown as PicklistDocument;
  expect([now.label.en, now.values[0]?.label.en]).toEqual(['Trade', 'Shops']);
});

test('half a condition comes back, and stays when a colleague changes the rule', async () => {
  const deal = (await studio.content('deal')) as unknown as ObjectDocument;
  const rule = { id: 'r1', name: 'large', message: { en: 'Too large' }, when: { '>': [{ var: 'amount' }, 1000] } };
  const save = (when: object) => studio.save([{ kind: 'object', id: 'deal', content: { ...deal, rules: [{ ...rule, when }] } }]);
  await save(rule.when);
  await screen.open('/studio/objects/deal/rules');
  const unfinished = page.getByText(/Something is still to be filled in/);
  await button('Add condition').click();
  await unfinished.waitFor();
  await kept(1);
  await reload();
  await unfinished.waitFor({ state: 'detached' });
  await restore();
  await unfinished.waitFor();
  await save({ '>': [{ var: 'amount' }, 2000] });
  await page.getByText(/It was changed elsewhere meanwhile/).waitFor();
  await unfinished.waitFor();
  expect(await screen.violations()).toEqual([]);
});
