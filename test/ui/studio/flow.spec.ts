/** The stage flow: drawn, edited in place and in lists, tried on real records. */
import type { Page } from 'playwright-core';
import type { FlowDocument, ObjectDocument, RoleDocument } from '../../../metadata/format/types.js';
import type { Screen } from '../../support/screen.js';
import { openStudio, type Studio } from '../../support/studio.js';
import { long } from '../../support/extent.js';

let studio: Studio;
let screen: Screen;
let page: Page;

beforeAll(async () => {
  studio = await openStudio();
  for (const [subject, amount] of [
    ['Small deal', null],
    ['Large deal', 5000],
  ] as const) {
    const { status, text } = await studio.admin.post('/api/records/deal', { subject, amount, closes_on: '2026-05-01' });
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
  await screen.open(path);
}

const deal = '/studio/objects/deal/flow';
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const stage = (label: string) => page.getByRole('button', { name: new RegExp(`^${label}, `) });
const move = (label: string) => page.getByRole('button', { name: new RegExp(`^${label}: from `) });
const panel = () => page.getByRole('complementary');
const saved = () => page.getByRole('status').getByText('Saved', { exact: true }).waitFor();

const flow = async (object = 'deal'): Promise<FlowDocument | undefined> => {
  await saved();
  return ((await studio.content(object)) as unknown as ObjectDocument).flow;
};
const moves = async () => ((await flow())?.transitions ?? []).map(({ name, from, to }) => [name, from.join('+'), to]);

/** Where one draws from: the dot at the right of a stage. */
const dot = (label: string) => stage(label).locator('.source');
const drag = (from: string, to: string) => dot(from).dragTo(stage(to));
async function dragTo(from: string, { x, y }: { readonly x: number; readonly y: number }): Promise<void> {
  await dot(from).hover();
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 8 });
  await page.mouse.up();
}
async function choose(label: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.click();
  const list = page.locator(`#${await field.getAttribute('aria-controls')}`).locator('xpath=../..');
  await list.getByText(option, { exact: true }).click();
}

test('an object without a flow is told what one is for, begins with a template, and one undo takes it back', async () => {
  await open('/studio/objects/memo/flow');
  await page.getByRole('heading', { name: 'Records of this object have no stages' }).waitFor();
  await button('Use this flow: Sales').click();
  await stage('Qualify').waitFor();
  expect((await flow('memo'))?.stages.map(({ name }) => name)).toEqual(['qualify', 'proposal', 'negotiation', 'won', 'lost']);
  expect(
    await page
      .getByRole('list', { name: 'Stages' })
      .getByRole('button', { name: /^Change / })
      .allInnerTexts(),
  ).toHaveLength(5);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('heading', { name: 'Records of this object have no stages' }).waitFor();
  expect(await flow('memo')).toBeUndefined();
});

test('a connection dropped on empty space makes a stage; its code follows its label; drawn on it joins another transition', async () => {
  await open(deal);
  const canvas = (await page.getByRole('application', { name: 'Stage flow of Deal' }).boundingBox())!;
  // Well within: at the edge the picture would move along.
  await dragTo('Open', { x: canvas.x + canvas.width * 0.85, y: canvas.y + 80 });
  const label = panel().getByRole('textbox', { name: 'Label (English)' });
  await label.waitFor();
  await label.fill('In review');
  await label.blur();
  await stage('In review').waitFor();
  expect(await moves()).toEqual([
    ['win', 'open', 'won'],
    ['lose', 'open', 'lost'],
    ['to_stage_4', 'open', 'in_review'],
  ]);
  // Work goes on in it, and nothing leads on yet.
  await page.getByRole('button', { name: /^In review, .*Dead end/ }).waitFor();
  await panel().getByText('No record can leave this stage').waitFor();
  await drag('In review', 'Won');
  const dialog = page.getByRole('dialog', { name: 'From In review to Won' });
  await dialog.getByRole('radio', { name: /Another way into “Win”/ }).check();
  expect(await screen.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('button', { name: 'Win: from In review to Won' }).waitFor();
  expect((await moves())[0]).toEqual(['win', 'open+in_review', 'won']);
  expect(await page.getByRole('button', { name: /Dead end/ }).count()).toBe(0);
  await drag('In review', 'Open');
  await page.getByRole('button', { name: 'Back to Open: from In review to Open' }).waitFor();
  expect((await moves()).at(-1)).toEqual(['back_to_open', 'in_review', 'open']);
});

test('who may use a transition is a matter of the roles: a tick changes the role, in a step of its own', async () => {
  const held = async () => {
    await saved();
    return ((await studio.content('rep')) as unknown as RoleDocument).objects.deal?.[0]?.transitions;
  };
  await open(deal);
  await move('Lose').click();
  const rep = panel().getByRole('checkbox', { name: /rep/i });
  await rep.waitFor();
  expect(await rep.isChecked()).toBe(true);
  expect(await panel().getByRole('checkbox', { name: /admin/i }).isDisabled()).toBe(true);
  expect(await screen.violations()).toEqual([]);
  await rep.uncheck();
  expect(await held()).toEqual(['win']);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await panel().getByText('by all transitions of this object').waitFor();
  expect(await held()).toEqual(['*']);
});

test('a transition is given a condition, what is said, what it asks for and what it writes', async () => {
  await open(`${deal}?transition=t1`);
  const guard = panel().getByRole('region', { name: 'Allowed when' });
  await guard.getByText('JSON', { exact: true }).click();
  await guard.getByRole('textbox', { name: 'Allowed when: JSON' }).fill('{">":[{"var":"amount"},1000]}');
  await panel().getByRole('textbox', { name: 'Message (English)' }).fill('Only large deals are won.');
  await panel().getByRole('switch', { name: 'Asks for a reason' }).click();
  await choose('Required fields', 'Amount');
  await page.keyboard.press('Escape');
  const win = (await flow())?.transitions[0];
  expect(win).toMatchObject({
    guard: { '>': [{ var: 'amount' }, 1000] },
    message: { en: 'Only large deals are won.' },
    reason: true,
    required: ['amount'],
  });
  await page.getByRole('button', { name: /^Win: from Open to Won, Has a condition, Asks for a reason/ }).waitFor();
});

long('the code of a published stage is fixed, that of a new one is not', async () => {
  await open(`${deal}?stage=s2`);
  await panel().getByText('It stays as it is').waitFor();
  expect(await panel().getByRole('textbox', { name: 'Code' }).count()).toBe(0);
  await button('Add stage').click();
  const code = panel().getByRole('textbox', { name: 'Code' });
  await code.fill('parked');
  await code.press('Enter');
  await page.getByText('Renamed; one use was rewritten.').waitFor();
  expect(await moves()).toContainEqual(['to_stage_4', 'won', 'parked']);
});

long('the lists do all that the diagram does, by keyboard too', async () => {
  await open(deal, { width: 820 });
  await button('Move Lost up').press('Enter');
  expect((await flow())?.stages.map(({ name }) => name)).toEqual(['open', 'lost', 'won']);
  await button('Add transition').press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add transition' });
  await dialog.waitFor();
  expect(await dialog.getByRole('button', { name: 'Connect' }).isDisabled()).toBe(true);
  await choose('From', 'Lost');
  await page.keyboard.press('Escape');
  await choose('To', 'Open');
  expect(await screen.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Connect' }).click();
  // Where there is no room beside, what is selected is edited in a drawer.
  const drawer = page.getByRole('dialog', { name: 'Transition' });
  await drawer.getByRole('textbox', { name: 'Label (English)' }).fill('Reopen');
  expect(await screen.violations()).toEqual([]);
  await drawer.getByRole('button', { name: 'Close' }).click();
  await drawer.waitFor({ state: 'hidden' });
  expect(await moves()).toContainEqual(['back_to_open', 'lost', 'open']);
  const table = page.getByRole('region', { name: 'Transitions' });
  await table.getByRole('button', { name: 'Change Reopen' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBe(0);
  await button('Remove stage Lost').click();
  const removal = page.getByRole('dialog', { name: 'Remove stage Lost' });
  await removal.getByText('leads to it').waitFor();
  await removal.getByRole('button', { name: 'Remove' }).click();
  await stage('Lost').waitFor({ state: 'detached' });
  expect(await moves()).toEqual([['win', 'open', 'won']]);
});

long('what is selected in the diagram is removed by the keyboard, after saying what goes with it', async () => {
  await open(deal);
  await stage('Won').focus();
  await page.keyboard.press('Enter');
  await panel()
    .getByRole('heading', { name: /Stage Won/ })
    .waitFor();
  await stage('Won').focus();
  await page.keyboard.press('Delete');
  const removal = page.getByRole('dialog', { name: 'Remove stage Won' });
  await removal.getByRole('button', { name: 'Remove' }).click();
  await stage('Won').waitFor({ state: 'detached' });
  expect(await moves()).toEqual([['lose', 'open', 'lost']]);
});

long('the whole flow is removed, and comes back by undo', async () => {
  await open(deal);
  await button('Flow settings').click();
  await panel().getByRole('button', { name: 'Remove the flow' }).click();
  await page.getByRole('heading', { name: 'Records of this object have no stages' }).waitFor();
  expect(await flow()).toBeUndefined();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await stage('Won').waitFor();
});

long('what the check says stands at its stage', async () => {
  const content = (await studio.content('deal')) as unknown as ObjectDocument;
  const stages = content.flow!.stages.map((one) => (one.id === 's2' ? { ...one, required: ['nothing'] } : one));
  await studio.save([{ kind: 'object', id: content.id, content: { ...content, flow: { ...content.flow, stages } } }]);
  await open(deal);
  await page.getByRole('button', { name: /^Won, .*nothing/ }).click();
  await panel()
    .getByRole('status')
    .getByText(/nothing/)
    .first()
    .waitFor();
  expect(await screen.violations()).toEqual([]);
});

test('a real record is led through the flow of the draft: ready, missing, blocked, by whom', async () => {
  const content = (await studio.content('deal')) as unknown as ObjectDocument;
  const stages = content.flow!.stages.map((one) => (one.id === 's2' ? { ...one, required: ['amount'] } : one));
  const transitions = [
    ...content.flow!.transitions,
    { id: 't3', name: 'reopen', label: { en: 'Reopen' }, from: ['won'], to: 'open' },
  ];
  await studio.save([{ kind: 'object', id: content.id, content: { ...content, flow: { stages, transitions } } }]);
  await open(deal);
  await button('Try it').click();
  await choose('Record', 'Small deal');
  await panel().getByText('Stands in Open').waitFor();
  await page.getByRole('button', { name: /^Open, .*The record stands here/ }).waitFor();
  const win = panel().getByRole('listitem').filter({ hasText: 'Win' });
  await win.getByText('Still empty: Amount').waitFor();
  await win.getByText('Not yet').waitFor();
  await panel().getByRole('listitem').filter({ hasText: 'Lose' }).getByText('Ready').waitFor();
  expect(await screen.violations()).toEqual([]);
  await panel().getByRole('button', { name: 'Go on to Won' }).click();
  await panel().getByText('As if it stood in Won').waitFor();
  await panel().getByRole('listitem').filter({ hasText: 'Reopen' }).getByText('Ready').waitFor();
  await panel().getByRole('button', { name: 'Back to Open' }).click();
  await panel().getByText('Stands in Open').waitFor();
  await choose('Record', 'Large deal');
  await win.getByText('Ready').waitFor();
});

long('in Chinese, wide and on a tablet: nothing untranslated, nothing wider than the window', async () => {
  await open(`${deal}?stage=s1`, { language: 'zh-CN' });
  await page.getByRole('complementary').getByText('进入时赋值').waitFor();
  await page.getByRole('button', { name: '添加阶段' }).waitFor();
  await screen.close();
  await open(deal, { language: 'zh-CN', width: 820 });
  await page.getByRole('button', { name: '试运行' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBe(0);
});
