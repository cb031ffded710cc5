/** Rules of an object: built by clicks, kept without loss, tried on real records. */
import type { ObjectRuleDocument } from '../../../metadata/format/types.js';
import type { Screen } from '../../support/screen.js';
import { openStudio, type Studio } from '../../support/studio.js';
import { long } from '../../support/extent.js';

let studio: Studio;
let screen: Screen;

beforeAll(async () => {
  studio = await openStudio();
  for (const [subject, amount] of [
    ['Small', 100],
    ['Large', 5000],
    ['Larger', 7000],
  ] as const) {
    const { status, text } = await studio.admin.post('/api/records/deal', { subject, amount, closes_on: '2026-05-01' });
    if (status !== 201) throw new Error(text);
  }
});
beforeEach(async () => {
  screen = await studio.screen();
});
afterEach(async () => {
  expect(screen.problems()).toEqual([]);
  await screen.close();
  await studio.discard();
});
afterAll(() => studio?.close());

const field = (label: string) => screen.page.getByLabel(label, { exact: true });
const button = (name: string) => screen.page.getByRole('button', { name, exact: true });
const choose = async (label: string, option: string): Promise<void> => {
  await field(label).click();
  const list = screen.page.locator(`#${await field(label).getAttribute('aria-controls')}`).locator('xpath=../..');
  await list.getByTitle(option, { exact: true }).click();
};
const rules = async (): Promise<readonly ObjectRuleDocument[]> =>
  ((await studio.content('deal')).rules ?? []) as readonly ObjectRuleDocument[];
const isSaved = () => screen.page.getByText('Saved', { exact: true }).waitFor();
/** What the draft has once everything is saved. */
const saved = async (): Promise<readonly ObjectRuleDocument[]> => {
  await isSaved();
  return rules();
};
const withRules = async (...made: readonly Partial<ObjectRuleDocument>[]): Promise<void> => {
  const deal = await studio.content('deal');
  const full = made.map((rule, index) => ({
    id: `r${index + 1}`,
    name: `rule_${index + 1}`,
    message: { en: `Message ${index + 1}`, 'zh-CN': `提示 ${index + 1}` },
    ...rule,
  }));
  await studio.save([{ kind: 'object', id: 'deal', content: { ...deal, rules: full } }]);
};
const large = { '>': [{ var: 'amount' }, 1000] };

long('a first rule begins with an example made for the fields there are', async () => {
  await screen.open('/studio/objects/deal/rules');
  await screen.page.getByRole('button', { name: /Not in the future/ }).click();
  await screen.page.getByRole('heading', { name: 'The record breaks the rule when' }).waitFor();
  expect(await saved()).toEqual([
    {
      id: expect.any(String),
      name: 'not_in_future',
      when: { '>': [{ var: 'closes_on' }, { today: [] }] },
      at: ['closes_on'],
      message: { en: 'Closes on cannot be in the future.', 'zh-CN': '成交日不能晚于当前时间。' },
    },
  ]);
});

test('a condition is built by clicks: fields, words, values by type, groups; half of one changes nothing', async () => {
  await withRules({ when: large });
  await screen.open('/studio/objects/deal/rules');
  await button('Add condition').click();
  await screen.page.getByText('Something is still to be filled in.', { exact: false }).waitFor();
  await choose('Condition 2: field', 'Stage');
  await choose('Condition 2: comparison', 'is one of');
  expect((await rules())[0]?.when).toEqual(large);
  await choose('Condition 2: value', 'Won');
  await screen.page.getByTitle('Lost', { exact: true }).last().click();
  await screen.page.keyboard.press('Escape');
  await button('Add group').click();
  await choose('Condition 3.1: field', 'Closes on');
  await choose('Condition 3.1: comparison', 'is before');
  await choose('Condition 3.1: kind of value', 'Relative date');
  await choose('Condition 3.1: before or after', 'ago');
  await field('Condition 3.1: how many').fill('30');
  await screen.page.getByRole('group', { name: 'Group 3' }).getByRole('button', { name: 'Add condition' }).click();
  await choose('Condition 3.2: field', 'Partners');
  await choose('Condition 3.2: comparison', 'is empty');
  await screen.page.getByText('Something is still to be filled in.', { exact: false }).waitFor({ state: 'detached' });
  expect((await saved())[0]?.when).toEqual({
    and: [
      large,
      { in: [{ var: 'stage' }, ['won', 'lost']] },
      {
        or: [{ '<': [{ var: 'closes_on' }, { date_add: [{ today: [] }, -30, 'day'] }] }, { is_empty: [{ var: 'partners' }] }],
      },
    ],
  });
  await choose('Condition: how many must hold', 'any of these holds');
  await button('Condition 1: more').click();
  await screen.page.getByRole('menuitem', { name: 'Remove' }).click();
  await screen.page.getByLabel('Condition 3.1: field', { exact: true }).waitFor({ state: 'detached' });
  expect((await saved())[0]?.when).toMatchObject({ or: [{ in: [{ var: 'stage' }, ['won', 'lost']] }, { or: [{}, {}] }] });
});

long('what cannot be drawn is kept, edited as JSON, and said to be wrong where it is', async () => {
  const odd = { if: [{ changed: ['amount'] }, { '>': [{ var: 'amount' }, 10] }, false] };
  await withRules({ when: { and: [{ '!': { var: 'subject' } }, odd] } });
  await screen.open('/studio/objects/deal/rules');
  await field('Condition 2: JSON').waitFor();
  await choose('Condition 1: comparison', 'is filled in');
  expect((await saved())[0]?.when).toEqual({ and: [{ '!': [{ is_empty: [{ var: 'subject' }] }] }, odd] });
  await screen.page.getByText('JSON', { exact: true }).last().click();
  const text = screen.page.getByLabel('The record breaks the rule when: JSON');
  await text.fill('{ ">": [');
  await screen.page.getByText('This is not valid JSON:', { exact: false }).waitFor();
  await text.fill('{ ">": [{ "var": "amount" }, 9007199254740993] }');
  await screen.page.getByText('Line 1, column 30: 9007199254740993 has more digits than can be kept', { exact: false }).waitFor();
  await text.fill('{ ">": [{ "var": "amuont" }, 1] }');
  await screen.page.getByText('At />/0/var: There is no field “amuont” here. Did you mean “amount”?').waitFor();
  await text.fill('{ ">": [{ "var": "amount" }, 1] }');
  await screen.page.getByText('What is wrong with this condition').waitFor({ state: 'detached' });
  await screen.page.getByText('Builder', { exact: true }).click();
  expect(await field('Condition 1: value').inputValue()).toBe('1');
  expect((await saved())[0]?.when).toEqual({ '>': [{ var: 'amount' }, 1] });
});

test('a rule is tried on real records: how many break it, which, and why', async () => {
  await withRules({ when: large });
  await screen.open('/studio/objects/deal/rules');
  await button('Try it').click();
  await screen.page.getByText('Of 3 records, 2 break this rule.').waitFor();
  await screen.page.getByRole('link', { name: 'Open Larger in the app' }).waitFor();
  await screen.page.getByRole('cell', { name: '7,000' }).waitFor();
  await screen.page.getByText('Keep it', { exact: true }).click();
  const link = screen.page.getByRole('link', { name: 'Open Small in the app' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toMatch(/^\/app\/deal\/[0-9a-f-]{36}$/);
  await choose('Try one record', 'Large');
  await screen.page.getByText('This record breaks the rule.').waitFor();
  await field('Condition 1: value').fill('6000');
  await screen.page.getByText('The condition was changed since.').first().waitFor();
  await button('Try again').first().click();
  await screen.page.getByText('Of 3 records, 1 breaks this rule.').waitFor();
});

test('message, level, fields, order; a removed rule comes back with undo', async () => {
  await withRules({ when: large }, { when: { is_empty: [{ var: 'closes_on' }] } });
  await screen.open('/studio/objects/deal/rules?rule=r2');
  await screen.page.getByText('The record is written, with a warning').click();
  await field('Message (English)').fill('Say when it closes.');
  await choose('Shown at fields', 'Closes on');
  await screen.page.keyboard.press('Escape');
  await screen.page.getByRole('button', { name: 'Say when it closes.' }).first().waitFor();
  expect((await saved())[1]).toMatchObject({
    level: 'warning',
    message: { en: 'Say when it closes.', 'zh-CN': '提示 2' },
    at: ['closes_on'],
  });
  await button('Move Say when it closes.').focus();
  const isAt = (place: number) =>
    screen.page.getByText(`Say when it closes. is at place ${place} of 2.`).waitFor({ state: 'attached' });
  await screen.page.keyboard.press('Space');
  await isAt(2);
  await screen.page.keyboard.press('ArrowUp');
  await isAt(1);
  await screen.page.keyboard.press('Space');
  const items = screen.page.getByRole('list', { name: 'Rules', exact: true }).getByRole('listitem');
  await items.first().getByText('Say when it closes.').waitFor();
  expect((await saved()).map(({ id }) => id)).toEqual(['r2', 'r1']);
  await screen.page.getByRole('button', { name: 'Remove rule' }).click();
  await items.getByText('Say when it closes.').waitFor({ state: 'detached' });
  expect((await saved()).map(({ id }) => id)).toEqual(['r1']);
  await screen.page.getByRole('button', { name: /^Undo/ }).click();
  await items.getByText('Say when it closes.').waitFor();
  expect((await saved()).map(({ id }) => id)).toEqual(['r2', 'r1']);
});

long.each([
  ['en', 1440],
  ['zh-CN', 820],
] as const)('in %s at %d px nothing is in the way of those who use assistive technology', async (language, width) => {
  await screen.close();
  screen = await studio.screen({ language, width });
  await withRules({ when: { or: [large, { '!': [{ and: [{ '!!': [{ var: 'subject' }] }, { odd: [1] }] }] }] } });
  await screen.open('/studio/objects/deal/rules');
  await screen.page.getByText(language === 'en' ? 'What is wrong with this condition' : '此条件的问题').waitFor();
  expect(await screen.violations()).toEqual([]);
});
