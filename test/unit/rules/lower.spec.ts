/** The SQL of rules: what stands in it, that indexes can serve it, and that nothing of a rule's values does. */
import { checkRule } from '../../../metadata/rules/check.js';
import type { Rule } from '../../../metadata/rules/rule.js';
import { lower, lowerTruth } from '../../../server/serve/sql/lower.js';
import { StatementBuilder } from '../../../server/serve/sql/statement.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { askDatabase, contextFor, createRecords, empty, fillRecords, ids, options, textOf } from './world.js';

const v = (name: string): Rule => ({ var: name });

test.each<[Rule, string, readonly unknown[]]>([
  [{ '==': [v('name'), 'a'] }, `(r."name" = $1::text)`, ['a']],
  [{ '==': ['a', v('name')] }, `($1::text = r."name")`, ['a']],
  [{ '!=': [v('name'), 'a'] }, `(r."name" is distinct from $1::text)`, ['a']],
  [{ '==': [v('name'), null] }, `((r."name" is null or r."name" = ''))`, []],
  [{ '!=': [v('day'), null] }, `(not r."day" is null)`, []],
  [{ '==': [v('owner'), { user: ['id'] }] }, `(r."owner" = $1::uuid)`, ['user']],
  [{ '==': [v('owner'), v('customer')] }, `(r."owner" is not distinct from r."customer")`, []],
  [{ '==': [v('name'), v('note')] }, `(nullif(r."name", '') is not distinct from nullif(r."note", ''))`, []],
  [{ in: [v('owner'), { user: ['department_users'] }] }, `(r."owner" = any($1::uuid[]))`, ['user']],
  [{ in: [v('name'), ['a', 'b']] }, `(r."name" = any($1::text[]))`, [['a', 'b']]],
  [{ in: [v('count'), [1, 2]] }, `(r."count" = any($1::bigint[]))`, [[1, 2]]],
  [{ '>=': [v('count'), 5] }, `(r."count" >= $1::bigint)`, [5]],
  [{ '>=': [v('count'), 5.5] }, `(r."count" >= $1::numeric)`, [5.5]],
  [{ '>=': [v('amount'), 5] }, `(r."amount" >= $1::numeric)`, [5]],
  [{ '<=': [1, v('count'), 5] }, `($1::bigint <= r."count" and r."count" <= $2::bigint)`, [1, 5]],
  [{ '!': [{ '<': [v('count'), 5] }] }, `(not coalesce((r."count" < $1::bigint), false))`, [5]],
  [{ '!': [v('flag')] }, `(not coalesce(r."flag", false))`, []],
  [v('flag'), `r."flag"`, []],
  [{ and: [v('flag'), { or: [{ '<': [v('count'), 5] }, true] }] }, `(r."flag" and ((r."count" < $1::bigint) or true))`, [5]],
  [{ contains: [v('name'), '50%_'] }, `(r."name" ilike $1::text)`, ['%50\\%\\_%']],
  [{ starts_with: [v('name'), 'a'] }, `(r."name" ilike $1::text)`, ['a%']],
  [{ has: [v('tags'), 'a'] }, `(r."tags" @> array[$1::text])`, ['a']],
  [{ has: [v('people'), ids[0]] }, `(r."people" @> array[$1::uuid])`, [ids[0]]],
  [{ has_any: [v('tags'), ['a']] }, `(r."tags" && $1::text[])`, [['a']]],
  [{ has_all: [v('people'), [ids[0]]] }, `(r."people" @> $1::uuid[])`, [[ids[0]]]],
  [{ is_empty: [v('tags')] }, `(coalesce(cardinality(r."tags"), 0) = 0)`, []],
  [{ '<': [v('due'), { today: [] }] }, `(r."due" < $1::date)`, ['today']],
  [{ '<': [v('at'), { now: [] }] }, `(r."at" < $1::timestamptz)`, ['now']],
  [{ sees: ['customer'] }, `(r."customer" is not null)`, []],
  [{ '>=': [{ related_count: ['contact.customer'] }, 1] }, `((select count(*) from generate_series(1, 2)) >= $1::numeric)`, [1]],
])('%j', (rule, sql, values) => {
  expect(checkRule(rule, options).faults).toEqual([]);
  expect(textOf(rule)).toEqual({ sql, values });
});

it('answers null for false where that is wanted, and never where it is not', () => {
  const builder = new StatementBuilder();
  const rule = { '<': [v('count'), 5] };
  expect(lower(rule, contextFor(builder))).toBe('(r."count" < $1::bigint)');
  expect(lowerTruth(rule, contextFor(builder))).toBe('coalesce((r."count" < $1::bigint), false)');
});

it('binds nothing that it leaves out', () => {
  const rule = {
    or: [
      { is_empty: [{ related_count: ['contact.customer'] }] },
      { contains: [{ cat: ['x', 'y'] }, ''] },
      { '==': [v('name'), 'z'] },
    ],
  };
  expect(textOf(rule)).toEqual({ sql: `((false) or false or (r."name" = $1::text))`, values: ['z'] });
});

it('stops at a rule that was never checked', () => {
  expect(() => textOf({ matches: [v('name'), 'a'] })).toThrow('not checked');
  expect(() => textOf(JSON.parse('{"__proto__":[1]}') as Rule)).toThrow('not checked');
});

/** A rule that nests as deep as it may, with every level built from the one below. */
const nest = (step: (inner: Rule) => Rule, levels: number): Rule =>
  Array.from({ length: levels }).reduce<Rule>((inner) => step(inner), v('day'));

test.each<[string, Rule]>([
  [
    'date_add',
    { '==': [nest((inner) => ({ date_add: [inner, { date_diff: [inner, v('due'), 'month'] }, 'day'] }), 1), v('day')] },
  ],
  ['steps', { '==': [nest((inner) => ({ date_add: [inner, 1, 'month'] }), 18), v('day')] }],
  ['empty', { '==': [nest((inner) => ({ if: [{ is_empty: [inner] }, v('due'), v('day')] }), 9), v('day')] }],
  ['between', { '==': [nest((inner) => ({ if: [{ '<': [v('due'), inner, v('day')] }, v('due'), v('day')] }), 9), v('day')] }],
  [
    'months',
    { '==': [nest((inner) => ({ date_add: [v('day'), { date_diff: [inner, v('due'), 'month'] }, 'day'] }), 9), v('day')] },
  ],
])('keeps %s, nested as deep as may be, within bounds', (_about, rule) => {
  expect(checkRule(rule, options).faults).toEqual([]);
  expect(textOf(rule).sql.length).toBeLessThan(50_000);
});

describe('on PostgreSQL', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
    await createRecords(db);
  });
  afterAll(() => db.drop());

  it('takes values that look like SQL for values', async () => {
    const texts = [`'; drop table record; --`, `$1`, `\\'`, `a" = "a`, `%' or true --`, `\uE0000\uE000`];
    await fillRecords(db, [{ ...empty, name: texts[0], tags: ['{,}'] }]);
    const rules = texts.flatMap((text) => [
      { '==': [v('name'), text] },
      { contains: [v('name'), text] },
      { in: [v('name'), [text]] },
      { has: [v('tags'), text] },
      { '==': [{ cat: [text, 'x'] }, `${text}x`] },
    ]);
    const answers = await askDatabase(db, [...rules, { has: [v('tags'), '{,}'] }]);
    const ofName = answers.slice(0, 5).map(({ verdicts }) => verdicts[0]);
    expect(ofName).toEqual([true, true, true, false, true]);
    const ofOthers = answers.slice(5, -1).map(({ verdicts }) => verdicts[0]);
    expect(ofOthers).toEqual(Array.from({ length: 25 }, (_, index) => index % 5 === 4));
    expect(answers.at(-1)?.verdicts[0]).toBe(true);
  });

  test.each<[string, Rule]>([
    ['btree (owner)', { '==': [v('owner'), { user: ['id'] }] }],
    ['btree (owner)', { in: [v('owner'), { user: ['department_users'] }] }],
    ['btree (count)', { '<=': [1, v('count'), 5] }],
    ['btree (day)', { '<': [v('day'), { date_add: [{ today: [] }, -1, 'month'] }] }],
    ['btree (name)', { '==': [v('name'), null] }],
    ['gin (tags)', { has: [v('tags'), 'a'] }],
    ['gin (people)', { has_any: [v('people'), [ids[0]]] }],
    ['gin (name gin_trgm_ops)', { contains: [v('name'), 'needle'] }],
  ])('an index %s serves %j', async (index, rule) => {
    const client = await db.pool.connect();
    try {
      await client.query('create extension if not exists pg_trgm');
      await client.query('begin');
      await client.query(`create index served on record using ${index}`);
      await client.query(
        'set local enable_seqscan = off; set local enable_indexscan = off; set local enable_indexonlyscan = off',
      );
      const builder = new StatementBuilder();
      const sql = lower(rule, contextFor(builder));
      const { bindings } = builder.build(sql);
      const samples = { user: (key: unknown) => (key === 'id' ? ids[0] : [ids[0]]), today: () => '2026-03-31' };
      const values = bindings.map((binding) =>
        binding.from === 'literal' ? binding.value : binding.from === 'user' ? samples.user(binding.key) : samples.today(),
      );
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain select 1 from record r where ${sql}`, values);
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Cond/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
