/** All pages together are the whole list: nothing twice, nothing left out, with ties and empty values, in any order. */
import * as fc from 'fast-check';
import type { Call } from '../../server/contract/call.js';
import { Failure } from '../../server/errors/define.js';
import { ann, bob, callBy, cleo } from '../support/deals.js';
import { readingOf, type Reading } from '../support/reading.js';
import { idOf, insertRow } from '../support/rows.js';
import { openWorkspace, project, type TestWorkspace } from '../support/workspace.js';
import { extent, SEED } from '../support/extent.js';

const RECORDS = 60;
const RUNS = extent({ usual: 40, full: 500 });

let workspace: TestWorkspace;
let reading: Reading;
beforeAll(async () => {
  workspace = await openWorkspace(project('deals'));
  reading = readingOf(workspace);
  const pool = workspace.database.records;
  for (let number = 1; number <= RECORDS; number++) {
    const every = <T>(n: number, value: T): T | null => (number % n === 0 ? null : value);
    await insertRow(pool, workspace.release, 'account', {
      id: idOf(number),
      owner: [ann, bob, cleo][number % 3] as string,
      name: every(11, ['北京', '阿里', 'alpha', 'Beta', 'ähnlich'][number % 5]),
      industry: every(4, ['retail', 'energy', 'old'][number % 3]),
      revenue: every(3, (number % 4) * 12.5),
      vip: every(5, number % 2 === 0),
      opened_on: every(2, `2026-01-0${1 + (number % 3)}`),
      employees: every(6, number % 7),
      parent: number > 5 ? every(7, idOf(1 + (number % 5))) : null,
      created_at: `2026-01-01T00:00:00.${String(100 + (number % 3))}Z`,
    });
    // A code that is in no list any more has no place in the order.
    if (number % 10 === 1)
      await pool.query(`update "w_test"."account" set "industry" = 'removed' where "id" = $1`, [idOf(number)]);
  }
}, 60_000);
afterAll(() => workspace.close());

interface Page {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly page: { readonly next: string | null; readonly count?: number };
}

const page = async (call: Call, query: string): Promise<Page> =>
  JSON.parse((await reading.list(call, 'account', query)).body) as Page;

const keys = [
  'name',
  'industry',
  'revenue',
  'vip',
  'opened_on',
  'employees',
  'created_at',
  'id',
  'parent.name',
  'parent.revenue',
  'owner.name',
  'version',
];
const sorts = fc
  .uniqueArray(fc.constantFrom(...keys), { maxLength: 3 })
  .chain((names) => fc.tuple(...names.map((name) => fc.constantFrom(name, `-${name}`))))
  .map((names) => names.join(','));

test.each([
  ['admin', ann],
  ['split', bob],
  ['rep', cleo],
] as const)(
  'as %s',
  async (role, user) => {
    const call = await callBy(workspace, user, role);
    await fc.assert(
      fc.asyncProperty(
        sorts,
        fc.integer({ min: 1, max: 23 }),
        fc.constantFrom('', '&vip=true', '&industry.ne=retail'),
        async (sort, limit, filter) => {
          const asked = `fields=id${filter}${sort === '' ? '' : `&sort=${sort}`}`;
          const whole = await page(call, `${asked}&limit=200&count=exact`);
          const found: unknown[] = [];
          for (let next: string | null = ''; next !== null;) {
            const part: Page = await page(call, `${asked}&limit=${limit}${next === '' ? '' : `&after=${next}`}`);
            expect(part.data.length).toBe(Math.min(limit, whole.data.length - found.length));
            found.push(...part.data.map(({ id }) => id));
            next = part.page.next;
          }
          expect(found).toEqual(whole.data.map(({ id }) => id));
          expect(new Set(found).size).toBe(whole.page.count);
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  },
  120_000,
);

test.each(['revenue', '-revenue', 'name', '-name', 'industry', '-industry', 'opened_on', '-opened_on', 'vip', '-vip'])(
  'records without a value come last: %s',
  async (sort) => {
    const call = await callBy(workspace, ann, 'admin');
    const name = sort.replace('-', '');
    const { data } = await page(call, `fields=${name}&sort=${sort}&limit=200`);
    const empty = data.map((record) => record[name] === null || record[name] === 'removed');
    expect(empty.indexOf(true)).toBeGreaterThan(0);
    expect(empty.lastIndexOf(false)).toBeLessThan(empty.indexOf(true));
  },
);

test('texts by pinyin, codes by their list', async () => {
  const call = await callBy(workspace, ann, 'admin');
  const order = async (field: string): Promise<readonly unknown[]> => [
    ...new Set((await page(call, `fields=${field}&sort=${field}&limit=200`)).data.map((record) => record[field])),
  ];
  const names = await order('name');
  expect(names.indexOf('阿里')).toBeLessThan(names.indexOf('北京'));
  expect((await order('industry')).slice(0, 3)).toEqual(['retail', 'energy', 'old']);
});

test('records that come in between pages move no others', async () => {
  const call = await callBy(workspace, ann, 'admin');
  const first = await page(call, 'fields=id&limit=10');
  const rest = await page(call, `fields=id&limit=200&after=${first.page.next}`);
  await insertRow(workspace.database.records, workspace.release, 'account', { id: idOf(900), owner: ann, name: 'new' });
  expect(await page(call, `fields=id&limit=200&after=${first.page.next}`)).toEqual(rest);
  await workspace.database.records.query(`delete from "w_test"."account" where "id" = $1`, [idOf(900)]);
});

test('a forged cursor is refused or skips records, whatever it holds', async () => {
  const call = await callBy(workspace, ann, 'admin');
  const { next } = (await page(call, 'sort=-revenue&limit=5')).page;
  const [order] = JSON.parse(Buffer.from(String(next), 'base64url').toString()) as [string];
  for (const value of ['x', "1'; drop table x", '1e999999', 'NaN', '', null]) {
    const forged = Buffer.from(JSON.stringify([order, idOf(1), value])).toString('base64url');
    const answer = await page(call, `sort=-revenue&after=${forged}`).catch((error: unknown) => error);
    if (answer instanceof Failure) expect(answer.code).toBe('request.invalid');
    else expect((answer as Page).data).toBeInstanceOf(Array);
  }
});
