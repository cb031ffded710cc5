/** Only what the checker admits is offered, and edits keep what they do not touch. */
import { checkRule } from '../../../metadata/rules/check.js';
import type { RuleType } from '../../../metadata/rules/rule.js';
import { canMove, duplicate, move, remove, replace, wrap } from '../../../studio/condition/edit.js';
import {
  functionsFor,
  offeredWords,
  slotsOf,
  subjectOf,
  withSubject,
  withWord,
  type Setting,
} from '../../../studio/condition/offers.js';
import { parse } from '../../../studio/condition/parse.js';
import { isComplete, print, printed } from '../../../studio/condition/print.js';
import {
  field,
  group,
  missing,
  test as testNode,
  value,
  word,
  type Group,
  type Operand,
  type Test,
} from '../../../studio/condition/tree.js';
import { checkOptions, factsOf } from '../../../studio/condition/types.js';

const types: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['text', {}],
  ['integer', {}],
  ['boolean', {}],
  ['date', {}],
  ['datetime', {}],
  ['time', {}],
  [
    'picklist',
    {
      values: [
        { code: 'a', label: { en: 'A' } },
        { code: 'b', label: { en: 'B' } },
      ],
    },
  ],
  ['multi_picklist', { values: [{ code: 'a', label: { en: 'A' } }] }],
  ['tags', {}],
  ['lookup', { to: 'thing' }],
  ['multi_lookup', { to: 'thing' }],
  ['user', {}],
  ['address', {}],
];
const facts = factsOf([
  {
    kind: 'object',
    id: 'o1',
    content: {
      name: 'thing',
      fields: types.map(([type, more]) => ({ id: type, name: `f_${type}`, type, label: { en: type }, ...more })),
    },
  },
]);
const settings = (['write', 'row'] as const).map((place): Setting => ({ facts, object: facts.get('thing')!, place }));

const samples: Readonly<Record<RuleType, string | number | boolean>> = {
  boolean: true,
  number: 3,
  text: 'a',
  date: '2026-01-31',
  datetime: '2026-01-31T08:00:00.000Z',
  time: '08:00:00',
  reference: '0198f000-0000-7000-8000-000000000001',
  list: 'a',
  json: 'a',
};

const filled = (node: Test, setting: Setting): Test => {
  const slots = new Map(slotsOf(node, setting).map(({ index, slot }) => [index, slot]));
  const args = node.args.map((operand, index): Operand => {
    const slot = slots.get(index);
    if (!slot) return operand;
    const sample = samples[slot.types[0]!];
    return slot.pattern ? word('^a') : value(slot.many ? [sample as string] : sample);
  });
  return { ...node, args };
};

const subjects: readonly (readonly [string, Operand])[] = [
  ...types.map(([type]) => [type, field(`f_${type}`)] as const),
  ['roles of the user', { kind: 'call', name: 'user', args: [word('roles')] }],
  ['users of the department', { kind: 'call', name: 'user', args: [word('department_users')] }],
];

test.each(subjects)('whatever is offered for %s passes the checker', (_, subject) => {
  for (const setting of settings) {
    const start = withSubject(testNode('is', [missing, missing]), subject, setting);
    expect(subjectOf(start)).toEqual(subject);
    for (const offered of offeredWords(start, setting)) {
      const node = filled(withWord(start, offered, setting), setting);
      expect(isComplete(node)).toBe(true);
      const rule = printed(node);
      expect({ rule, ...checkRule(rule, checkOptions(facts, setting.object, setting.place, 'boolean')) }).toMatchObject({
        faults: [],
      });
      // As it is read again, it begins with the same thing.
      const again = print(parse(rule));
      expect(again).toEqual(rule);
    }
  }
});

test('what asks about the write is not offered for rows, and the other way round', () => {
  const [write, row] = settings as [Setting, Setting];
  const lookup = testNode('is', [field('f_lookup'), missing]);
  expect(offeredWords(lookup, write)).toContain('changed');
  expect(offeredWords(lookup, row)).not.toContain('changed');
  expect(offeredWords(lookup, row)).toContain('sees');
  expect(offeredWords(lookup, write)).not.toContain('sees');
});

test('another word keeps what was entered: one becomes a list of one, and back', () => {
  const [setting] = settings as [Setting];
  const is = testNode('is', [field('f_picklist'), value('a')]);
  const isIn = withWord(is, 'in', setting);
  expect(printed(isIn)).toEqual({ in: [{ var: 'f_picklist' }, ['a']] });
  expect(printed(withWord(isIn, 'is_not', setting))).toEqual({ '!=': [{ var: 'f_picklist' }, 'a'] });
  expect(printed(withWord(is, 'changed', setting))).toEqual({ changed: ['f_picklist'] });
  expect(printed(withWord(withWord(is, 'changed', setting), 'empty', setting))).toEqual({ is_empty: [{ var: 'f_picklist' }] });
  expect(isComplete(withSubject(is, field('f_integer'), setting))).toBe(false);
});

test('functions are offered by what they give', () => {
  expect(functionsFor(['number'], 'write')).toEqual(expect.arrayContaining(['+', 'length', 'date_diff', 'related_count']));
  expect(functionsFor(['date'], 'write')).toEqual(expect.arrayContaining(['date_add', 'date_of']));
  expect(functionsFor(['list'], 'write')).toEqual([]);
});

const rule = { and: [{ var: 'a' }, { or: [{ var: 'b' }, { '!!': { var: 'c' } }] }, { odd: 1 }] };
const [a, inner, odd] = parse(rule).children as [Test, Group, Test];
const tree = { ...parse(rule), children: [a, inner, odd] };

test.each([
  ['remove', () => remove(tree, a.key), { and: [rule.and[1], rule.and[2]] }],
  [
    'remove all of a group',
    () => remove(remove(tree, inner.children[0]!.key), inner.children[1]!.key),
    { and: [rule.and[0], rule.and[2]] },
  ],
  ['duplicate', () => duplicate(tree, odd.key), { and: [...rule.and, rule.and[2]] }],
  ['move down', () => move(tree, a.key, 1), { and: [rule.and[1], rule.and[0], rule.and[2]] }],
  [
    'move out of a group',
    () => move(tree, inner.children[0]!.key, -1),
    { and: [{ var: 'a' }, { var: 'b' }, { '!!': { var: 'c' } }, { odd: 1 }] },
  ],
  ['wrap', () => wrap(tree, a.key, 'none'), { and: [{ '!': [{ var: 'a' }] }, rule.and[1], rule.and[2]] }],
  ['replace', () => replace(tree, { ...a, args: [field('z')] }), { and: [{ var: 'z' }, rule.and[1], rule.and[2]] }],
])('%s', (_, change, expected) => {
  expect(print(change())).toEqual(expected);
});

test('ends are ends', () => {
  expect(canMove(tree, a.key, -1)).toBe(false);
  expect(canMove(tree, inner.children[0]!.key, -1)).toBe(true);
  expect(canMove(tree, odd.key, 1)).toBe(false);
  expect(print(group('none', []))).toBeUndefined();
});
