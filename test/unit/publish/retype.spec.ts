/** What a change of type does to values that somebody writes, then or later, and what it leaves behind. */
import { quote } from '../../../server/serve/sql/statement.js';
import { field, label, object, shop, Shop, values, type Json } from './shop.js';

const size = (type: string, more: Json = {}) =>
  shop(
    object('o1', 'maker', [field('f1', 'name', 'text')]),
    object('o2', 'thing', [field('f1', 'name', 'text'), ...(type === '' ? [] : [field('f2', 'size', type, more)])]),
  );
const choice = { values: [{ code: 'l', label: { en: 'Large', 'zh-CN': '大' } }, ...values('s')] };

let it: Shop;
beforeEach(async () => {
  it = await Shop.open(size('text'));
});
afterEach(() => it.close());

const add = (name: string, value: unknown) => it.insert('thing', { name, size: value });
const sizes = async (): Promise<Json> =>
  Object.fromEntries(
    (await it.rows<{ name: string; size: unknown }>('select name, size from w_test.thing')).map((row) => [row.name, row.size]),
  );
const write = (name: string, value: unknown) => it.rows('update w_test.thing set size = $2 where name = $1', [name, value]);

test('texts become what they stand for, as people write it, and return', async () => {
  const cases: readonly (readonly [type: string, options: Json, from: string, to: unknown])[] = [
    ['integer', {}, '007', 7],
    ['integer', {}, '１,２３４', 1234],
    ['boolean', {}, '是', true],
    ['date', {}, '2026年1月5日', '2026-01-05'],
    ['datetime', {}, '2026-01-05 08:00', '2026-01-05T00:00:00+00:00'],
    ['datetime', {}, '2026-01-05T08:00:00.1239+01:00', '2026-01-05T07:00:00.123+00:00'],
    ['picklist', choice, '大', 'l'],
    ['picklist', choice, 's', 's'],
    ['multi_picklist', choice, 's；Large', ['l', 's']],
    ['multi_picklist', choice, 's; other', null],
    ['phone', {}, '138 1234 5678', '+8613812345678'],
    ['email', {}, 'Ann@Example.COM', 'Ann@example.com'],
    ['rich_text', {}, '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['duration', {}, '1:30', 5400],
    ['percent', {}, '12.5 %', 12.5],
    ['decimal', {}, '1.005', null],
    ['integer', {}, '9007199254740993', null],
    ['integer', {}, '٣', null],
    ['date', {}, '2026-02-30', null],
    ['tags', {}, 'a; b；a', ['a', 'b']],
  ];
  const all = (typeAt: (index: number) => Json) =>
    shop(
      object('o1', 'thing', [
        field('f1', 'name', 'text'),
        ...cases.map((_, n) => ({ ...typeAt(n), id: `c${n}`, name: `c${n + 1}`, label: label('c') })),
      ]),
    );
  await it.publish(all(() => ({ type: 'text' })));
  await it.insert('thing', { name: 'a', ...Object.fromEntries(cases.map(([, , from], n) => [`c${n + 1}`, from])) });
  await it.publish(all((n) => ({ type: cases[n]![0], ...cases[n]![1] })));
  const [row] = await it.rows('select to_jsonb(t) as all from w_test.thing t');
  const found = cases.map(([type, options, from], n) => [type, options, from, (row!.all as Json)[`c${n + 1}`]]);
  expect(found).toEqual(cases);
  await it.publish(all(() => ({ type: 'text' })));
  const [again] = await it.rows('select to_jsonb(t) as all from w_test.thing t');
  expect(cases.map((_, n) => (again!.all as Json)[`c${n + 1}`])).toEqual(cases.map(([, , from]) => from));
});

test('what was written in between is converted back; what was not returns as it was', async () => {
  for (const [name, value] of Object.entries({ kept: '007', changed: '008', cleared: '009', failed: 'large', filled: 'huge' }))
    await add(name, value);
  await it.publish(size('integer'));
  expect(await sizes()).toEqual({ kept: '7', changed: '8', cleared: '9', failed: null, filled: null });
  await write('changed', 80);
  await write('cleared', null);
  await write('filled', 5);
  await add('new', 6);
  await it.publish(size('text'));
  expect(await sizes()).toEqual({ kept: '007', changed: '80', cleared: null, failed: 'large', filled: '5', new: '6' });
  // And once more: the numbers of the first time must not return where the text has changed since.
  await write('kept', '70');
  await it.publish(size('integer'));
  expect(await sizes()).toEqual({ kept: '70', changed: '80', cleared: null, failed: null, filled: '5', new: '6' });
});

test('through several types and back to the first', async () => {
  for (const value of ['007', 'large', '1.50']) await add(value, value);
  await it.publish(size('decimal'));
  await it.publish(size('integer'));
  await it.publish(size('long_text'));
  expect(await sizes()).toEqual({ '007': '7', large: null, '1.50': null });
  await it.publish(size('text'));
  expect(await sizes()).toEqual({ '007': '007', large: 'large', '1.50': '1.50' });
});

test('a scale, a rename and a type at once', async () => {
  await add('a', '12.345');
  await it.publish(size('decimal', { scale: 4 }));
  await it.publish(size('decimal', { scale: 2 }));
  expect(await sizes()).toEqual({ a: null });
  await it.publish(
    shop(
      object('o1', 'maker', [field('f1', 'name', 'text')]),
      object('o2', 'item', [field('f1', 'name', 'text'), field('f2', 'measure', 'decimal', { scale: 4 })]),
    ),
  );
  expect(await it.rows('select measure from w_test.item')).toEqual([{ measure: '12.3450' }]);
});

test('a lookup becomes the title of what it points to, and the lookup again', async () => {
  const acme = await it.insert('maker', { name: 'Acme' });
  await it.publish(size(''));
  const pointing = (type: string, more: Json = {}) =>
    shop(
      object('o1', 'maker', [field('f1', 'name', 'text')]),
      object('o2', 'thing', [field('f1', 'name', 'text'), field('f3', 'made_by', type, more)]),
    );
  await it.publish(pointing('lookup', { to: 'maker' }));
  await it.insert('thing', { name: 'a', made_by: acme });
  await it.publish(pointing('text'));
  expect(await it.rows('select made_by from w_test.thing')).toEqual([{ made_by: 'Acme' }]);
  await it.rows(`update w_test.maker set name = 'Acme Ltd.'`);
  await it.publish(pointing('lookup', { to: 'maker' }));
  expect(await it.rows('select made_by from w_test.thing')).toEqual([{ made_by: acme }]);
  await it.publish(pointing('multi_lookup', { to: 'maker' }));
  expect(await it.rows('select made_by from w_test.thing')).toEqual([{ made_by: [acme] }]);
  await it.publish(pointing('master_detail', { to: 'maker' }));
  expect(await it.rows('select made_by from w_test.thing')).toEqual([{ made_by: acme }]);
});

test('a field that was removed comes back as another type, and as the first', async () => {
  await add('a', '007');
  await it.publish(size(''));
  await it.publish(size('integer'));
  expect(await sizes()).toEqual({ a: '7' });
  await it.publish(size(''));
  await it.publish(size('text'));
  expect(await sizes()).toEqual({ a: '007' });
});

test('an object that was removed comes back with a field of another type', async () => {
  await add('a', '007');
  await it.publish(shop(object('o1', 'maker', [field('f1', 'name', 'text')])));
  await it.publish(size('integer'));
  expect(await sizes()).toEqual({ a: '7' });
});

test('indexes go with the column that gives way, and come for the one that takes its place', async () => {
  await it.publish(size('text', { unique: true }));
  await add('a', '1');
  await it.publish(size('integer', { unique: true, index: true }));
  const indexes = await it.rows<{ indexdef: string }>(
    `select indexdef from pg_indexes where schemaname = 'w_test' and indexname ~ '^(uq|ix)_o2_f2'`,
  );
  expect(indexes.map(({ indexdef }) => indexdef.replace(/.*USING/, ''))).toEqual(
    [' btree (size) WHERE (deleted_at IS NULL)', ' btree (size, id)'].toSorted(),
  );
  await expect(add('b', 1)).rejects.toMatchObject({ code: '23505' });
});

test('values that become alike refuse a unique field, and nothing is changed', async () => {
  await it.publish(size('text', { unique: true }));
  await add('a', '7');
  await add('b', '007');
  await expect(it.publish(size('integer', { unique: true }))).rejects.toMatchObject({ code: 'publish.duplicates' });
  expect(await sizes()).toEqual({ a: '7', b: '007' });
});

test('titles with quotes and dollars in them are values, not SQL', async () => {
  const odd = [`it's $1::text`, '$$', `'; drop table w_test.thing; --`];
  const labels = odd.map((text, index) => ({ code: `c${index}`, label: label(text) }));
  for (const text of odd) await add(text, text);
  await it.impact(size('picklist', { values: labels }));
  await it.publish(size('picklist', { values: labels }));
  expect(Object.values(await sizes()).toSorted()).toEqual(['c0', 'c1', 'c2']);
});

test('people go on writing while a column is filled, and nothing they write is lost', async () => {
  await it.rows(
    `insert into w_test.thing (id, name, size, owner, created_at, created_by, updated_at, updated_by, version)
     select gen_random_uuid(), n::text, n::text, gen_random_uuid(), now(), gen_random_uuid(), now(), gen_random_uuid(), 1 from generate_series(1, 4000) n`,
  );
  const written = new Map<string, string>();
  let isPublished = false;
  const writer = async (seed: number): Promise<void> => {
    for (let n = seed; !isPublished; n = (n * 7 + 3) % 4000) {
      const name = String(n + 1);
      const value = String(100_000 + n * 3 + seed);
      try {
        // As the server does: a statement counts only under the release it was made for.
        const { rowCount } = await it.pool.query(
          `update w_test.thing set size = $2 where name = $1 and (select release from platform.workspace limit 1) = 1`,
          [name, value],
        );
        if (rowCount === 1) written.set(name, value);
      } catch (error) {
        expect(['42804', '42703', '42P01']).toContain((error as { code?: string }).code);
        return;
      }
    }
  };
  const writers = [writer(11)];
  await it.publish(size('integer')).finally(() => (isPublished = true));
  await Promise.all(writers);
  const found = await sizes();
  expect(written.size).toBeGreaterThan(10);
  expect([...written].filter(([name, value]) => String(found[name]) !== value)).toEqual([]);
  expect(Object.keys(found).length).toBe(4000);
});

test('nothing is dropped: the former column stays under the name of its field and type', async () => {
  await add('a', 'large');
  await it.publish(size('integer'));
  expect(await it.rows(`select ${quote('_kept_f2.text')} as kept from w_test.thing`)).toEqual([{ kept: 'large' }]);
});
