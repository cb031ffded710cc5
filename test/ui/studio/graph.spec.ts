/** Objects and relations: drawn, searched, narrowed down, read as a table, saved as an image. */
import type { Page } from 'playwright-core';
import { bytesOf } from '../../support/download.js';
import type { Screen } from '../../support/screen.js';
import { openStudio, type Studio } from '../../support/studio.js';
import { long } from '../../support/extent.js';

let studio: Studio;
let screen: Screen;
let page: Page;

beforeAll(async () => {
  studio = await openStudio({ name: '../../metadata/templates/touchpoint-crm', role: 'administrator' });
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

const box = (label: string) => page.getByRole('group', { name: new RegExp(`^${label}: \\d+ fields`) });
const boxes = () => page.getByRole('group', { name: /: \d+ fields, points to/ });
const counts = (text: string) => page.getByRole('status').getByText(text, { exact: true }).waitFor();

/** Within the window of the diagram. */
async function isSeen(label: string): Promise<boolean> {
  const [inner, outer] = await Promise.all([box(label).boundingBox(), page.getByRole('application').boundingBox()]);
  if (!inner || !outer) return false;
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

test('draws all objects of the application, each saying what it points to, and leads to them', async () => {
  await open('/studio/graph');
  await counts('10 objects, 22 relations');
  expect(await boxes().count()).toBe(10);
  await page.getByRole('group', { name: 'Order: 9 fields, points to Customer, Opportunity, pointed to by nothing' }).waitFor();
  await page.getByRole('link', { name: 'Open Order' }).click();
  await page.getByRole('heading', { level: 1, name: 'Order' }).waitFor();
});

test('finds an object by a field and shows it, with what it is connected to', async () => {
  await open('/studio/graph?fields=yes');
  await page.getByRole('combobox', { name: 'Find an object or field' }).fill('company');
  await page.getByText('Lead · lead').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/focus=lead/);
  await box('Lead').and(page.locator('.selected')).waitFor();
  expect(await isSeen('Lead')).toBe(true);
  await box('Lead').getByText('Company', { exact: true }).waitFor();
  await page.getByRole('combobox', { name: 'Find an object or field' }).press('Escape');
  await page.locator('.react-flow__node.selected').waitFor({ state: 'detached' });
});

long('is narrowed down to a group of the menu, to objects and their neighbours, and says what is left', async () => {
  await open('/studio/graph?group=1');
  await counts('3 objects, 2 relations');
  await page.getByRole('switch', { name: 'With neighbours' }).click();
  await box('Customer').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await counts('10 objects, 22 relations');
  await page.getByRole('switch', { name: 'Show users' }).click();
  await page.getByRole('group', { name: /^User: / }).waitFor();
});

test('is a table for those who do not see it', async () => {
  await open('/studio/graph');
  await page.getByText('Table', { exact: true }).click();
  const row = page.getByRole('row', { name: 'Contact Customer Master–detail Customer' });
  await row.getByRole('link', { name: 'Customer' }).waitFor();
  await row.getByRole('link', { name: 'Contact' }).click();
  await page.getByRole('heading', { level: 1, name: 'Contact' }).waitFor();
});

long('is saved as a drawing and as a picture, whole and sharp', async () => {
  const save = async (kind: string) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save image' }).click();
    await page.getByRole('menuitem', { name: kind }).click();
    const file = await download;
    return { name: file.suggestedFilename(), content: await bytesOf(file) };
  };
  await open('/studio/graph');
  await counts('10 objects, 22 relations');
  const drawing = await save('SVG drawing');
  expect(drawing.name).toMatch(/^Touchpoint CRM.*\.svg$/);
  const svg = drawing.content.toString('utf8');
  for (const label of ['Customer', 'Touchpoint type', 'Main contact']) expect(svg).toContain(`>${label}</text>`);
  const [, width] = /width="(\d+)"/.exec(svg) ?? [];
  const picture = await save('PNG image');
  expect(picture.content.subarray(1, 4).toString()).toBe('PNG');
  // Width of the image, from its header: twice that of the drawing.
  expect(picture.content.readUInt32BE(16)).toBe(2 * Number(width));
});

test('is worked by keys: zoom, fit, and an object by Enter', async () => {
  await open('/studio/graph');
  await box('Customer').waitFor();
  const width = async () => (await box('Customer').boundingBox())?.width ?? 0;
  const before = await width();
  await box('Customer').focus();
  await page.keyboard.press('+');
  await expect(until(async () => (await width()) > before)).resolves.toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(/focus=customer/);
  await page.getByRole('button', { name: 'Fit to window' }).click();
  await expect(until(() => isSeen('Task'))).resolves.toBe(true);
});

long('stays usable with 200 objects: drawn where one looks, found, narrowed down', async () => {
  const label = (en: string) => ({ en });
  await studio.save(
    Array.from({ length: 190 }, (_, index) => {
      const id = `grown_${index}`;
      const fields = [
        { id: 'f1', name: 'title', type: 'text', label: label('Title') },
        ...(index > 0
          ? [{ id: 'f2', name: 'parent', type: 'lookup', to: `grown_${Math.floor(index / 3)}`, label: label('Parent') }]
          : []),
      ];
      return {
        kind: 'object' as const,
        id,
        content: { kind: 'object', id, name: id, label: label(`Grown ${index}`), title: 'title', fields },
      };
    }),
  );
  await open('/studio/graph');
  await counts('200 objects, 211 relations');
  await page.getByRole('img', { name: 'Map of the diagram' }).waitFor();
  await page.getByRole('combobox', { name: 'Find an object or field' }).fill('Grown 187');
  await page.getByText('Grown 187 · grown_187').waitFor();
  await page.keyboard.press('Enter');
  await box('Grown 187').waitFor();
  await expect(until(() => isSeen('Grown 187'))).resolves.toBe(true);
  await open('/studio/graph?objects=grown_187&near=yes');
  await counts('2 objects, 1 relation');
});

test('in Chinese and on a tablet: nothing untranslated, nothing wider than the window', async () => {
  await open('/studio/graph?focus=opportunity', { language: 'zh-CN', width: 820 });
  await page.getByRole('heading', { level: 1, name: '对象关系图' }).waitFor();
  await page.getByRole('group', { name: /^商机：/ }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBe(0);
});

/** The view moves for a moment. */
async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 60; tries++) {
    if (await holds()) return true;
    await page.waitForTimeout(50);
  }
  return false;
}
