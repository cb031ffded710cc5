/** A plan says how many and which records it touches, and only those that are worse off than before. */
import type { SourceDocument } from '../../../server/compile/compile.js';
import { field, label, object, picklist, shop, Shop, values, type Json } from './shop.js';

const flow: Json = {
  stages: [
    { id: 's1', name: 'new', label: label('New') },
    { id: 's2', name: 'won', label: label('Won'), kind: 'won' },
    { id: 's3', name: 'lost', label: label('Lost'), kind: 'lost' },
  ],
  transitions: [
    { id: 't1', name: 'win', label: label('Win'), from: ['new'], to: 'won' },
    { id: 't2', name: 'lose', label: label('Lose'), from: ['new'], to: 'lost' },
  ],
};
const fields: Json[] = [
  field('f1', 'name', 'text'),
  field('f2', 'size', 'text'),
  field('f3', 'amount', 'integer'),
  field('f4', 'color', 'picklist', { picklist: 'colors' }),
  field('f5', 'kind', 'picklist', { values: values('a', 'b') }),
  field('f6', 'maker', 'lookup', { to: 'maker' }),
];
const record_types = [
  { id: 'y1', name: 'plain', label: label('Plain') },
  { id: 'y2', name: 'fancy', label: label('Fancy') },
];
const rules = [
  { id: 'r1', name: 'small', when: { '>': [{ var: 'amount' }, 100] }, message: label('Too large') },
  { id: 'r2', name: 'no_change', when: { changed: ['size'] }, message: label('Fixed') },
];
const thing = (change: (all: Json[]) => Json[] = (all) => all, more: Json = {}): SourceDocument =>
  object('o2', 'thing', change(fields), { flow, record_types, rules, ...more });
const maker = object('o1', 'maker', [field('f1', 'name', 'text')]);
const colors = (...codes: string[]) => picklist('p1', 'colors', values(...codes));
const first = shop(maker, thing(), colors('red', 'green'));
const with_ = (id: string, more: Json) => (all: Json[]) => all.map((one) => (one.id === id ? { ...one, ...more } : one));
const next = (document: SourceDocument) => shop(maker, document, colors('red', 'green'));

let it: Shop;
beforeAll(async () => {
  it = await Shop.open(first);
  const make = await it.insert('maker', { name: 'Acme' });
  const base = { stage: 'new', record_type: 'plain' };
  await it.insert('thing', { ...base, name: 'one', size: 'large', amount: 5, color: 'red', kind: 'a', maker: make });
  await it.insert('thing', { ...base, name: 'two', size: '12', amount: 50, color: 'red', maker: make });
  await it.insert('thing', { ...base, name: 'three', amount: 500, kind: 'b', stage: 'won', record_type: 'fancy' });
  await it.insert('thing', { ...base, name: 'four', size: '007', kind: 'a', stage: 'lost' });
  await it.insert('thing', { ...base, name: 'gone', amount: 700, stage: 'lost', deleted_at: new Date() });
});
afterAll(() => it.close());

type Brief = readonly [kind: string, risk: string, path: string, records: readonly (string | null)[]];
const brief = async (documents: readonly SourceDocument[]): Promise<Brief[]> =>
  (await it.impact(documents)).map(({ kind, risk, at, count, samples }) => {
    expect(samples.length).toBe(count ?? 0);
    return [kind, risk, at.path.join('/'), samples.map((sample) => sample.label).toSorted()];
  });

test('the release itself touches nothing', async () => {
  expect(await brief(first)).toEqual([]);
});

test.each<[string, SourceDocument[], Brief[]]>([
  [
    'a new rule, on those that break it',
    next(
      thing(undefined, {
        rules: [...rules, { id: 'r3', name: 'sized', when: { '!': [{ var: 'size' }] }, message: label('Size it') }],
      }),
    ),
    [['rule', 'confirm', 'rules/r3', ['three']]],
  ],
  [
    'a narrower rule, on those that did not break the old one',
    next(thing(undefined, { rules: [{ ...rules[0], when: { '>': [{ var: 'amount' }, 10] } }, rules[1]] })),
    [['rule', 'confirm', 'rules/r1', ['two']]],
  ],
  [
    'a rule over what a record had before: at rest nothing has changed',
    next(
      thing(undefined, {
        rules: [
          ...rules,
          { id: 'r3', name: 'grown', when: { '<': [{ var: 'amount' }, { previous: ['amount'] }] }, message: label('No') },
        ],
      }),
    ),
    [],
  ],
  [
    'a rule that only warns',
    next(
      thing(undefined, {
        rules: [...rules, { id: 'r3', name: 'w', level: 'warning', when: { '==': [{ var: 'kind' }, 'b'] }, message: label('B') }],
      }),
    ),
    [['rule', 'safe', 'rules/r3', ['three']]],
  ],
  [
    'a field that becomes required',
    next(thing(with_('f2', { required: true }))),
    [['required', 'confirm', 'fields/f2', ['three']]],
  ],
  [
    'a field required by condition',
    next(thing(with_('f3', { required: { '==': [{ var: 'kind' }, 'a'] } }))),
    [['required', 'confirm', 'fields/f3', ['four']]],
  ],
  [
    'a new field that is required',
    next(thing((all) => [...all, field('f9', 'extra', 'text', { required: { '==': [{ var: 'stage' }, 'won'] } })])),
    [['required', 'confirm', 'fields/f9', ['three']]],
  ],
  [
    'a field required in a stage',
    next(
      thing(undefined, {
        flow: { ...flow, stages: [{ ...(flow.stages as Json[])[0], required: ['kind'] }, ...(flow.stages as Json[]).slice(1)] },
      }),
    ),
    [['required', 'confirm', 'flow/stages/s1', ['two']]],
  ],
  ['fewer characters', next(thing(with_('f2', { max_length: 3 }))), [['format', 'confirm', 'fields/f2', ['one']]]],
  ['a larger least number', next(thing(with_('f3', { min: 10 }))), [['format', 'confirm', 'fields/f3', ['one']]]],
  ['a pattern, on RE2', next(thing(with_('f2', { pattern: '^\\p{Nd}+$' }))), [['format', 'confirm', 'fields/f2', ['one']]]],
  ['a shared value that goes', shop(maker, thing(), colors('green')), [['option', 'confirm', 'values/red', ['one', 'two']]]],
  [
    'a value of its own that is switched off',
    next(thing(with_('f5', { values: [{ ...values('a')[0], active: false }, ...values('b')] }))),
    [['option', 'confirm', 'fields/f5/values/a', ['four', 'one']]],
  ],
  [
    'a value that a record type no longer admits',
    next(thing(undefined, { record_types: [{ ...record_types[0], values: { kind: ['b'] } }, record_types[1]] })),
    [['option', 'confirm', 'fields/f5/values/a', ['four', 'one']]],
  ],
  [
    'a field that becomes unique',
    next(thing((all) => all.map((one) => (one.id === 'f5' ? field('f5', 'kind', 'text', { unique: true }) : one)))),
    [
      ['type', 'confirm', 'fields/f5', ['four', 'one', 'three']],
      ['unique', 'blocked', 'fields/f5', ['four', 'one']],
    ],
  ],
  [
    'a type that some values cannot take',
    next(thing(with_('f2', { type: 'integer' }))),
    [
      ['type', 'destroys', 'fields/f2', ['one']],
      ['type', 'confirm', 'fields/f2', ['four', 'two']],
    ],
  ],
  [
    'a type to which there is no way',
    next(thing(with_('f2', { type: 'lookup', to: 'maker' }))),
    [['type', 'blocked', 'fields/f2', ['four', 'one', 'two']]],
  ],
  [
    'a lookup that is to point elsewhere',
    next(thing(with_('f6', { to: 'thing' }))),
    [['type', 'blocked', 'fields/f6', ['one', 'two']]],
  ],
  [
    'a stage that goes while records stand in it',
    next(
      thing(undefined, {
        flow: { stages: (flow.stages as Json[]).slice(0, 2), transitions: (flow.transitions as Json[]).slice(0, 1) },
      }),
    ),
    [
      ['flow', 'blocked', 'flow/stages/s3', ['four']],
      ['flow', 'confirm', 'flow/transitions/t2', ['one', 'two']],
    ],
  ],
  [
    'a record type that goes',
    next(thing(undefined, { record_types: [record_types[0]] })),
    [['flow', 'blocked', 'record_types/y2', ['three']]],
  ],
  [
    'a guard before a move',
    next(
      thing(undefined, {
        flow: {
          ...flow,
          transitions: [
            { ...(flow.transitions as Json[])[0], guard: { '>': [{ var: 'amount' }, 20] } },
            (flow.transitions as Json[])[1],
          ],
        },
      }),
    ),
    [['flow', 'confirm', 'flow/transitions/t1', ['one']]],
  ],
  [
    'a removed field',
    next(thing((all) => all.filter(({ id }) => id !== 'f2'), { rules: [rules[0]] })),
    [['removed', 'destroys', 'fields/f2', ['four', 'one', 'two']]],
  ],
  ['a removed object', shop(maker, colors('red', 'green')), [['removed', 'destroys', '', ['four', 'one', 'three', 'two']]]],
  [
    'a rename',
    next(
      object('o2', 'item', with_('f2', { name: 'measure' })(fields), {
        flow,
        record_types,
        rules: [rules[0], { ...rules[1], when: { changed: ['measure'] } }],
      }),
    ),
    [],
  ],
])('%s', async (_, documents, expected) => {
  expect(await brief(documents)).toEqual(expected);
});

test('a conversion shows what stands there and what becomes of it', async () => {
  const [fails, converts] = await it.impact(next(thing(with_('f2', { type: 'integer' }))));
  expect(fails!.samples).toEqual([{ id: expect.any(String), label: 'one', value: 'large', becomes: null }]);
  expect(converts!.samples.map(({ value, becomes }) => [value, becomes]).toSorted()).toEqual([
    ['007', 7],
    ['12', 12],
  ]);
});

test('what depends on who writes is not counted, and says so in both languages', async () => {
  const asks = { id: 'r3', name: 'mine', when: { '!=': [{ var: 'owner' }, { user: ['id'] }] }, message: label('Not yours') };
  const documents = next(thing(undefined, { rules: [...rules, asks] }));
  expect(await it.impact(documents)).toMatchObject([
    { kind: 'rule', count: null, text: expect.stringContaining('depending on who') },
  ]);
  expect((await it.impact(documents, 'zh-CN'))[0]!.text).toContain('视操作人而定');
});

test('at most twenty of many are shown', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, (_, n) => it.insert('maker', { name: `m${n}` })));
  const documents = shop(
    object('o1', 'maker', [field('f1', 'name', 'text', { max_length: 1 })]),
    thing(),
    colors('red', 'green'),
  );
  const [impact] = await it.impact(documents);
  expect([impact!.count, impact!.samples.length, impact!.text]).toEqual([
    31,
    20,
    expect.stringContaining('31 records: “name” no longer fits'),
  ]);
  await it.pool.query('delete from w_test.maker where id = any($1)', [ids]);
});

test('nothing waits for it, and it waits for nobody long', async () => {
  const client = await it.pool.connect();
  await client.query('begin; lock table w_test.thing in access exclusive mode');
  const documents = next(thing(with_('f2', { required: true })));
  const plan = await it.plan(documents);
  const started = Date.now();
  const { impactOf } = await import('../../../server/publish/impact/impact-of.js');
  const impact = await impactOf(it.pool, 'w_test', await it.current(), plan, 'en');
  expect(impact).toMatchObject([
    { kind: 'required', count: null, text: expect.stringContaining('not be counted in time'), samples: [] },
  ]);
  expect(Date.now() - started).toBeLessThan(10_000);
  await client.query('rollback');
  client.release();
});
