/** Evaluation as the form and the write path use it: what the common case table with SQL cannot cover. */
import { evaluate, holds } from '../../../metadata/rules/evaluate.js';
import type { Rule, RuleEnvironment } from '../../../metadata/rules/rule.js';

const me = '0198f000-0000-7000-8000-000000000001';

const environment = (previous: RuleEnvironment['previous'] = null): RuleEnvironment => ({
  now: new Date('2026-03-31T17:30:00.000Z'),
  timezone: 'Asia/Shanghai',
  user: { id: me, department: null, department_users: [me], department_tree_users: [me], roles: ['sales'] },
  previous,
  related: { 'contact.customer': 2 },
});

test.each<[Rule, Record<string, unknown>, unknown]>([
  [{ today: [] }, {}, '2026-04-01'],
  [{ now: [] }, {}, '2026-03-31T17:30:00.000Z'],
  [{ var: 'owner' }, { owner: { id: me, label: 'Me' } }, me],
  [{ '==': [{ var: 'owner' }, { user: ['id'] }] }, { owner: { id: me, label: 'Me' } }, true],
  [{ has: [{ var: 'people' }, { user: 'id' }] }, { people: [{ id: me, label: 'Me' }] }, true],
  [{ var: 'name' }, { name: '' }, null],
  [{ var: 'constructor' }, {}, null],
  [{ var: '__proto__' }, {}, null],
  [{ var: 'constructor.constructor' }, {}, null],
  [{ var: 'name.length' }, { name: 'abc' }, null],
  [{ var: 'address.city' }, { address: { city: 'Bern' } }, 'Bern'],
  [{ and: [{ var: 'flag' }, true] }, {}, false],
  [{ related_count: ['contact.customer'] }, {}, 2],
  [{ related_count: ['order.customer'] }, {}, null],
  [{ related_count: ['toString'] }, {}, null],
  [{ matches: [{ var: 'code' }, '^[A-Z]{2}\\d+$'] }, { code: 'AB12' }, true],
  [{ matches: [{ var: 'code' }, '^[A-Z]{2}\\d+$'] }, { code: 'ab12' }, false],
  [{ matches: [{ var: 'code' }, '(a+)+$'] }, { code: `${'a'.repeat(50)}b` }, false],
  [{ '/': [1, 0] }, {}, null],
  [{ '+': [0.1, 0.2] }, {}, 0.3],
  [{ '-': [100000000.01, 100000000] }, {}, 0.01],
  [{ '%': [0.3, 0.1] }, {}, 0],
])('%j of %j is %j', (rule, record, expected) => {
  expect(evaluate(rule, record, environment())).toEqual(expected);
});

describe('what was before', () => {
  const before = { stage: 'new', tags: ['a', 'b'], address: { city: 'Bern', country: 'CH' }, owner: { id: me, label: 'Me' } };
  test.each<[Rule, Record<string, unknown>, boolean]>([
    [{ changed: ['stage'] }, { stage: 'won' }, true],
    [{ changed: ['stage'] }, { stage: 'new' }, false],
    [{ changed: ['tags'] }, { tags: ['a', 'b'] }, false],
    [{ changed: ['tags'] }, { tags: ['b', 'a'] }, true],
    [{ changed: ['address'] }, { address: { country: 'CH', city: 'Bern' } }, false],
    [{ changed: ['owner'] }, { owner: me }, false],
    [{ changed: ['note'] }, { note: '' }, false],
    [{ '==': [{ previous: ['stage'] }, 'new'] }, {}, true],
    [{ is_new: [] }, {}, false],
  ])('%j with %j is %j', (rule, record, expected) => {
    expect(holds(rule, record, environment(before))).toBe(expected);
  });

  it('is nothing for a new record', () => {
    expect(holds({ is_new: [] }, {}, environment())).toBe(true);
    expect(evaluate({ previous: ['stage'] }, { stage: 'new' }, environment())).toBeNull();
    expect(holds({ changed: ['stage'] }, { stage: 'new' }, environment())).toBe(true);
    expect(holds({ changed: ['stage'] }, { stage: null }, environment())).toBe(false);
  });
});

describe('has_personal_id', () => {
  test.each([
    ['ID 11010519491231002X.', true],
    ['id:11010519491231002x', true],
    ['第44030719900307123号', false],
    ['１１０１０５１９４９１２３１００２Ｘ', true],
    ['no 110105194912310021 here', false],
    ['date 110105194913310020', false],
    ['7110105194912310020X', false],
    ['99911010519491231002X', true],
    ['', false],
    [null, false],
  ])('%j: %j', (text, expected) => {
    expect(holds({ has_personal_id: [{ var: 'text' }] }, { text }, environment())).toBe(expected);
  });
});

it('stops at a rule that was never checked', () => {
  expect(() => evaluate({ log: ['x'] }, {}, environment())).toThrow('not checked');
  expect(() => evaluate({ constructor: [] }, {}, environment())).toThrow('not checked');
  expect(() => evaluate({ sees: ['customer'] }, {}, environment())).toThrow('database');
});

it('does not change the record or the rule', () => {
  const record = Object.freeze({ tags: Object.freeze(['b', 'a']), n: 1 });
  const rule = Object.freeze({ and: Object.freeze([Object.freeze({ has: [{ var: 'tags' }, 'a'] })]) }) as Rule;
  expect(holds(rule, record, environment())).toBe(true);
  expect(rule).toEqual({ and: [{ has: [{ var: 'tags' }, 'a'] }] });
});
