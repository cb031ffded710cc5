/**
 * Every page of both apps as it opens, in English on a desk and in Chinese on a phone: nothing that axe finds serious,
 * nothing wider than the window, on a tablet neither, nothing in the console. The routes are read from the sources, so
 * that a new one without an address here is missed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InvitationLink } from '../../server/contract/people.js';
import { isFull } from '../support/extent.js';
import type { Screen } from '../support/screen.js';
import { openStudio, type Studio } from '../support/studio.js';

const root = join(import.meta.dirname, '../..');

/** By route, an address on the `deals` project; words in capitals stand for what `beforeAll` makes or finds. */
const addresses: Readonly<Record<string, string>> = {
  '/app/': '/app/',
  '/app/sign-in': '/app/sign-in',
  '/app/accept-invitation': 'INVITATION',
  '/app/:object': '/app/deal',
  '/app/:object/new': '/app/deal/new',
  '/app/:object/:id': '/app/deal/ID',
  '/app/:object/:id/edit': '/app/deal/ID/edit',
  '/app/*': '/app/a/b/c/d',
  '/studio/': '/studio',
  '/studio/*': '/studio/nowhere',
  '/studio/access': '/studio/access',
  '/studio/app': '/studio/app',
  '/studio/audit': '/studio/audit',
  '/studio/bundle': '/studio/bundle',
  '/studio/graph': '/studio/graph',
  '/studio/history': '/studio/history',
  '/studio/jobs': '/studio/jobs',
  '/studio/objects': '/studio/objects',
  '/studio/objects/:id': '/studio/objects/DEAL',
  '/studio/objects/:id/fields/:fieldId': '/studio/objects/DEAL/fields/FIELD',
  '/studio/objects/:id/flow': '/studio/objects/DEAL/flow',
  '/studio/objects/:id/layout': '/studio/objects/DEAL/layout',
  '/studio/objects/:id/record-types': '/studio/objects/DEAL/record-types',
  '/studio/objects/:id/rules': '/studio/objects/DEAL/rules',
  '/studio/objects/:id/settings': '/studio/objects/DEAL/settings',
  '/studio/objects/:id/views': '/studio/objects/DEAL/views',
  '/studio/people': '/studio/people',
  '/studio/picklists': '/studio/picklists',
  '/studio/picklists/:id': '/studio/picklists/PICKLIST',
  '/studio/plan': '/studio/plan',
  '/studio/removed': '/studio/removed',
  '/studio/roles': '/studio/roles',
  '/studio/roles/:id': '/studio/roles/ROLE',
  '/studio/source/:kind/:id': '/studio/source/object/DEAL',
  '/studio/translations': '/studio/translations',
};

function routesIn(folder: string, basename: string): readonly string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('routes.tsx'),
  );
  const texts = files.map((name) => readFileSync(join(root, folder, name), 'utf8'));
  return texts.flatMap((text) =>
    [...text.matchAll(/\bpath: '\/?([^']*)'|\bindex: true/g)].map(([, path = '']) => `${basename}/${path}`),
  );
}

let studio: Studio;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  studio = await openStudio();
  const deal = await studio.content('deal');
  const made = await studio.admin.post<{ data: { id: string } }>('/api/records/deal', { subject: 'Lamps for the library' });
  const id = async (name: string) => String((await studio.content(name)).id);
  const invited = await studio.admin.post<InvitationLink>('/api/users', { email: 'i@example.com', name: 'Ivy', roles: ['rep'] });
  ids = {
    INVITATION: invited.body.link,
    ID: made.body.data.id,
    DEAL: String(deal.id),
    FIELD: (deal.fields as readonly { id: string }[])[0]!.id,
    PICKLIST: await id('industry'),
    ROLE: await id('rep'),
  };
});
afterAll(() => studio.close());

test('every route has an address here', () => {
  const routes = [...routesIn('runtime-ui', '/app'), ...routesIn('studio', '/studio')];
  expect(new Set(routes)).toEqual(new Set(Object.keys(addresses)));
});

/** How much wider the page is than its window, in pixels. */
const overflow = (page: Screen['page']): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth');

const looks = [
  ['in English on a desk', { language: 'en', width: 1440 }],
  ['in Chinese on a phone', { language: 'zh-CN', width: 390 }],
] as const;

describe.each(looks)('%s', (_look, options) => {
  let inside: Screen;
  let outside: Screen;
  beforeAll(async () => {
    inside = await studio.screen(options);
    outside = await studio.screen({ ...options, as: null });
  });
  afterAll(async () => {
    await inside.close();
    await outside.close();
  });

  test.each(Object.entries(addresses))('%s', async (route, address) => {
    const screen = /sign-in|accept-invitation/.test(route) ? outside : inside;
    const { page } = screen;
    await page.goto(address.replaceAll(/\b[A-Z]+\b/g, (name) => ids[name]!));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.ant-spin-spinning, .ant-skeleton').first().waitFor({ state: 'detached' });
    // What axe finds is mostly the same in both languages.
    if (options.language === 'en' || isFull) expect(await screen.violations()).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    if (options.width < 500) {
      await page.setViewportSize({ width: 820, height: 1180 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: options.width, height: 844 });
    }
    expect(screen.problems()).toEqual([]);
  });
});
