/** The checker: every fault it can find, at its place, and nothing that makes it stumble. */
import { checkRule, type CheckOptions } from '../../../metadata/rules/check.js';
import type { Rule, RuleType } from '../../../metadata/rules/rule.js';
import { messageOf } from '../../../server/errors/problem.js';
import { ruleErrors } from '../../../server/errors/catalogue/rule.js';
import { ids, options } from './world.js';

const write: CheckOptions = { ...options, place: 'write' };
const faultsOf = (rule: unknown, at: CheckOptions = options) => checkRule(rule, at).faults;
const v = (name: string): Rule => ({ var: name });

/** Rule, then pointer, code and some of the params of its only fault. */
const faulty: readonly (readonly [unknown, string, string, Record<string, unknown>])[] = [
  [null, '', 'rule.not_a_rule', {}],
  [true, '', 'rule.not_a_rule', {}],
  [[], '', 'rule.not_a_rule', {}],
  [{}, '', 'rule.not_a_rule', {}],
  [{ '==': [1, 1], '!=': [1, 2] }, '', 'rule.not_a_rule', {}],
  [{ '!!': [{ a: 1, b: 2 }] }, '/!!/0', 'rule.not_a_rule', {}],
  [{ '!!': [undefined] }, '/!!/0', 'rule.not_a_rule', {}],
  [{ contain: [v('name'), 'a'] }, '/contain', 'rule.operator_unknown', { operator: 'contain', suggestion: 'contains' }],
  [{ map: [v('tags'), 1] }, '/map', 'rule.operator_unknown', { operator: 'map' }],
  [{ log: ['x'] }, '/log', 'rule.operator_unknown', {}],
  [{ 'a/b~c': [] }, '/a~1b~0c', 'rule.operator_unknown', {}],
  [JSON.parse('{"__proto__":[1]}'), '/__proto__', 'rule.operator_unknown', {}],
  [{ constructor: [1] }, '/constructor', 'rule.operator_unknown', {}],
  [{ toString: [] }, '/toString', 'rule.operator_unknown', {}],
  [{ changed: ['name'] }, '/changed', 'rule.operator_place', { operator: 'changed', place: 'row' }],
  [{ matches: [v('name'), 'a'] }, '/matches', 'rule.operator_place', {}],
  [{ '==': [1] }, '/==', 'rule.arity', { min: 2, max: 2, actual: 1 }],
  [{ '<': [1, 2, 3, 4] }, '/<', 'rule.arity', { min: 2, max: 3, actual: 4 }],
  [{ '>': [1, 2, 3] }, '/>', 'rule.arity', { max: 2 }],
  [{ and: [] }, '/and', 'rule.arity', { min: 1 }],
  [{ if: [v('flag'), true] }, '/if', 'rule.arity', { actual: 2 }],
  [{ if: [v('flag'), true, v('flag'), false] }, '/if', 'rule.arity', { actual: 4 }],
  [{ '==': [{ today: null }, v('day')] }, '/==/0/today', 'rule.arity', { max: 0 }],
  [{ and: [v('name')] }, '/and/0', 'rule.type', { argument: 'condition', expected: ['boolean'], actual: 'text' }],
  [{ and: [1] }, '/and/0', 'rule.type', { actual: 'number' }],
  [{ '<': [v('name'), 'b'] }, '/</0', 'rule.type', { actual: 'text' }],
  [{ '<': [v('day'), v('at')] }, '/</1', 'rule.type', { expected: ['date'], actual: 'datetime' }],
  [{ '==': [v('day'), v('at')] }, '/==/1', 'rule.type', { expected: ['date'], actual: 'datetime' }],
  [{ '==': [v('count'), '5'] }, '/==/1', 'rule.type', { expected: ['number'], actual: 'text' }],
  [{ '==': [v('name'), 5] }, '/==/1', 'rule.type', { expected: ['text'], actual: 'number' }],
  [{ '==': [v('flag'), 1] }, '/==/1', 'rule.type', {}],
  [{ '<': [v('count'), null] }, '/</1', 'rule.type', { actual: 'null' }],
  [{ in: ['a', v('name')] }, '/in/1', 'rule.type', { expected: ['list'], actual: 'text' }],
  [{ in: ['a', 'abc'] }, '/in/1', 'rule.type', { actual: 'text' }],
  [{ in: [v('count'), v('tags')] }, '/in/1', 'rule.type', {}],
  [{ in: [v('count'), [1, 'a']] }, '/in/1/1', 'rule.type', { expected: ['number'], actual: 'text' }],
  [{ has: [v('tags'), 3] }, '/has/1', 'rule.type', {}],
  [{ contains: [v('tags'), 'a'] }, '/contains/0', 'rule.type', { actual: 'list' }],
  [{ '==': [v('tags'), v('channels')] }, '/==/1', 'rule.not_comparable', { type: 'list' }],
  [{ '==': [v('data'), ['x']] }, '/==/1', 'rule.type', {}],
  [v('name'), '', 'rule.result', { expected: 'boolean', actual: 'text' }],
  [{ '+': [1, 2] }, '', 'rule.result', { actual: 'number' }],
  [{ '==': [v('nam'), 'x'] }, '/==/0/var', 'rule.field_unknown', { name: 'nam', suggestion: 'name' }],
  [{ '!!': [{ var: ['amuont'] }] }, '/!!/0/var/0', 'rule.field_unknown', { suggestion: 'amount' }],
  [{ '!!': [v('constructor')] }, '/!!/0/var', 'rule.field_unknown', {}],
  [{ '!!': [v('')] }, '/!!/0/var', 'rule.field_unknown', {}],
  [
    { '>': [{ related_count: ['contact.custmer'] }, 0] },
    '/>/0/related_count/0',
    'rule.relation_unknown',
    { suggestion: 'contact.customer' },
  ],
  [{ sees: ['owner'] }, '/sees/0', 'rule.lookup_unknown', { name: 'owner' }],
  [{ '!!': [{ var: v('name') }] }, '/!!/0/var', 'rule.literal_needed', {}],
  [{ '!!': [{ var: ['name', 'default'] }] }, '/!!/0/var', 'rule.arity', {}],
  [{ '!!': [{ var: 0 }] }, '/!!/0/var', 'rule.literal_needed', {}],
  [{ '==': [{ user: ['ids'] }, null] }, '/==/0/user/0', 'rule.word_unknown', { word: 'ids', suggestion: 'id' }],
  [{ '==': [{ date_add: [v('day'), 1, 'days'] }, null] }, '/==/0/date_add/2', 'rule.word_unknown', { suggestion: 'day' }],
  [{ '==': [{ date_add: [v('day'), 1, 'hour'] }, null] }, '/==/0/date_add/2', 'rule.word_unknown', { word: 'hour' }],
  [{ '>': [{ date_diff: [v('day'), { today: [] }, 'minute'] }, 1] }, '/>/0/date_diff/2', 'rule.word_unknown', {}],
  [{ '>': [{ date_part: [v('day'), 'hour'] }, 1] }, '/>/0/date_part/1', 'rule.word_unknown', {}],
  [{ '==': [v('day'), '2026-02-30'] }, '/==/1', 'rule.literal', { value: '2026-02-30', type: 'date' }],
  [{ '==': [v('day'), '0000-01-01'] }, '/==/1', 'rule.literal', {}],
  [{ '<': [v('day'), 'soon'] }, '/</1', 'rule.literal', {}],
  [{ '<': [v('at'), '2026-02-30T00:00:00Z'] }, '/</1', 'rule.literal', {}],
  [{ '==': [v('at'), '2026-02-03T00:00:00+08:00'] }, '/==/1', 'rule.literal', { suggestion: '2026-02-02T16:00:00.000Z' }],
  [{ '==': [v('opens'), '09:30'] }, '/==/1', 'rule.literal', { suggestion: '09:30:00' }],
  [{ '==': [v('opens'), '24:00:00'] }, '/==/1', 'rule.literal', {}],
  [{ '==': [v('owner'), 'me'] }, '/==/1', 'rule.literal', { type: 'reference' }],
  [{ '==': [v('owner'), ids[0].toUpperCase()] }, '/==/1', 'rule.literal', { suggestion: ids[0] }],
  [{ in: [v('day'), ['2026-01-01', '2026-13-01']] }, '/in/1/1', 'rule.literal', {}],
  [{ '==': [v('count'), 1.2345678901234567] }, '/==/1', 'rule.number', {}],
  [{ '==': [v('count'), 1e300] }, '/==/1', 'rule.number', {}],
  [{ '==': [v('count'), NaN] }, '/==/1', 'rule.number', { value: 'NaN' }],
  [{ in: [v('name'), []] }, '/in/1', 'rule.list_empty', {}],
  [{ in: [v('name'), ['a', null]] }, '/in/1/1', 'rule.list_entry', {}],
  [{ in: [v('name'), ['a', '']] }, '/in/1/1', 'rule.list_entry', {}],
  [{ in: [v('day'), [{ today: [] }]] }, '/in/1/0', 'rule.list_entry', {}],
  [{ '==': [{ substr: [v('name'), -1] }, 'a'] }, '/==/0/substr/1', 'rule.natural', {}],
  [{ '==': [{ substr: [v('name'), 0, v('count')] }, 'a'] }, '/==/0/substr/2', 'rule.natural', {}],
  [{ '>': [{ '*': Array.from({ length: 17 }, () => 2) }, 1] }, '', 'rule.too_large', { of: 'factors' }],
  [{ and: Array.from({ length: 101 }, () => v('flag')) }, '/and', 'rule.arity', { max: 100 }],
];

test.each(faulty)('%j', (rule, pointer, code, params) => {
  const faults = faultsOf(rule);
  expect(faults.map((fault) => [fault.pointer, fault.code])).toEqual([[pointer, code]]);
  expect(faults[0]?.params).toMatchObject(params);
});

it('refuses patterns that RE2 does not have, and those that would take long', () => {
  for (const pattern of ['(', 'a**', '(?=a)', '\\1', '.{1000}.{1000}.{1000}', 'a{1001}']) {
    expect(faultsOf({ matches: [v('name'), pattern] }, write)).toMatchObject([{ pointer: '/matches/1', code: 'rule.pattern' }]);
  }
  expect(faultsOf({ matches: [v('name'), v('note')] }, write)).toMatchObject([
    { pointer: '/matches/1', code: 'rule.literal_needed' },
  ]);
  expect(faultsOf({ matches: [v('name'), '^\\p{Han}{2,4}$'] }, write)).toEqual([]);
});

it('finds all faults of a rule at once', () => {
  const rule = {
    and: [
      { '==': [v('nam'), 'x'] },
      { or: [{ '<': [v('count'), 'x'] }, { nor: [] }, v('name')] },
      { '==': [v('day'), '2026-02-31'] },
    ],
  };
  expect(faultsOf(rule).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/and/0/==/0/var rule.field_unknown',
    '/and/1/or/0/</1 rule.type',
    '/and/1/or/1/nor rule.operator_unknown',
    '/and/1/or/2 rule.type',
    '/and/2/==/1 rule.literal',
  ]);
});

it('says what a rule reads and counts', () => {
  const rule = {
    or: [
      { changed: ['owner'] },
      { '>': [v('amount'), { previous: ['rate'] }] },
      { '==': [v('amount'), { related_count: ['contact.customer'] }] },
    ],
  };
  expect(checkRule(rule, write)).toEqual({ faults: [], reads: ['owner', 'amount', 'rate'], counts: ['contact.customer'] });
});

test.each<[Rule, RuleType]>([
  [{ today: [] }, 'date'],
  [{ now: [] }, 'datetime'],
  [{ user: ['id'] }, 'reference'],
  [{ user: 'department_users' }, 'list'],
  [{ date_add: [{ now: [] }, 2, 'hour'] }, 'datetime'],
  [{ if: [v('flag'), '2026-01-01', null] }, 'date'],
  [{ if: [v('flag'), 'a', 'b'] }, 'text'],
  [{ if: [v('flag'), ids[0], { if: [v('agreed'), ids[1], v('owner')] }] }, 'reference'],
  [{ previous: ['opens'] }, 'time'],
  [{ '*': [v('amount'), 0.19] }, 'number'],
])('%j gives a %s', (rule, expect_) => {
  expect(faultsOf(rule, { ...write, expect: expect_ })).toEqual([]);
});

describe('hostile rules', () => {
  const nested = (depth: number): unknown => (depth === 0 ? v('flag') : { '!': [nested(depth - 1)] });
  const cyclic: Record<string, unknown> = {};
  cyclic.and = [cyclic];
  const ring: unknown[] = [];
  ring.push(ring);

  test.each<[string, unknown, string]>([
    ['too deep', nested(21), 'depth'],
    ['far too deep', nested(5000), 'depth'],
    ['cyclic', cyclic, 'depth'],
    ['a list within itself', { and: ring }, 'nodes'],
    ['too many nodes', { and: Array.from({ length: 90 }, () => ({ or: Array.from({ length: 90 }, () => v('flag')) })) }, 'nodes'],
    ['too many arguments', { and: Array.from({ length: 1_000_000 }, () => true) }, 'entries'],
    ['too long a list', { in: [v('name'), Array.from({ length: 1001 }, () => 'a')] }, 'entries'],
    ['too long a text', { contains: [v('name'), 'x'.repeat(1_000_000)] }, 'characters'],
    ['too long a text in a list', { in: [v('name'), ['a', 'x'.repeat(1_000_000)]] }, 'characters'],
    ['too many keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n])), 'entries'],
  ])('%s', (_about, rule, of) => {
    expect(faultsOf(rule)).toMatchObject([{ pointer: '', code: 'rule.too_large', params: { of } }]);
  });

  it('admits the largest that is allowed', () => {
    expect(faultsOf(nested(19))).toEqual([]);
    expect(faultsOf({ in: [v('name'), Array.from({ length: 1000 }, (_, n) => `v${n}`)] })).toEqual([]);
  });

  it('shortens what it says', () => {
    const [fault] = faultsOf({ ['x'.repeat(1_000_000)]: [] });
    expect(JSON.stringify(fault).length).toBeLessThan(300);
  });

  test.each([undefined, 1, 'var', Symbol('s'), 10n, () => true, new Date(), new Map(), Object.create(null) as unknown])(
    '%p is no rule',
    (rule) => {
      expect(faultsOf(rule)).toMatchObject([{ code: 'rule.not_a_rule' }]);
    },
  );

  test.each([Object.create(null) as unknown, { toString: 1 }, 10n, Symbol('s'), () => 1, new Date()])(
    'an argument %p is a fault',
    (argument) => {
      for (const rule of [
        { var: [argument] },
        { '==': [v('name'), argument] },
        { in: [v('name'), [argument]] },
        { user: [argument] },
        { '!': argument },
      ]) {
        expect(faultsOf(rule).length).toBeGreaterThan(0);
      }
    },
  );
});

it('has a text in both languages for every code, and finds every code', () => {
  const found = new Map(
    [...faulty.flatMap(([rule]) => faultsOf(rule)), ...faultsOf({ matches: [v('name'), '('] }, write)].map((fault) => [
      fault.code,
      fault,
    ]),
  );
  expect([...found.keys(), 'rule.pattern'].toSorted()).toEqual(
    expect.arrayContaining(ruleErrors.map(({ code }) => code).toSorted()),
  );
  for (const { code, params } of found.values()) {
    for (const language of ['en', 'zh-CN'] as const) {
      const text = messageOf(code, params, language);
      expect(text).not.toMatch(/undefined|\[object|\(\)|（）/);
    }
  }
});
