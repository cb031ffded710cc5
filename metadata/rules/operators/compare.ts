/** Operators that compare values of one type. An empty side is equal to another empty side, and neither less nor greater than anything. */
import type { RuleType } from '../rule.js';
import { isEmpty, isEqual, order } from '../value.js';
import { anyType, everywhere, type Complaint, type Operator, type Parameter } from './operator.js';

const ordered: readonly RuleType[] = ['number', 'date', 'datetime', 'time'];
const side = (name: string): Parameter => ({ name, types: ordered, same: true, loose: true });
const pair: readonly Parameter[] = [side('left'), side('right')];
const between: readonly Parameter[] = [...pair, { ...side('upper'), optional: true }];

const equals: readonly Parameter[] = [
  { name: 'left', types: anyType, same: true, empty: true },
  { name: 'right', types: anyType, same: true, empty: true },
];

/** Lists and JSON are compared with null only. */
function onlyWithNull(args: readonly unknown[], type: RuleType | undefined): Complaint | undefined {
  if ((type !== 'list' && type !== 'json') || args.includes(null)) return undefined;
  return { index: 1, code: 'rule.not_comparable', params: { type } };
}

type Test = (order: number) => boolean;

/** Whether each two neighbours are in the order asked for; false where one is empty. */
const neighbours =
  (test: Test) =>
  (args: readonly unknown[]): boolean =>
    args.every((value, index) => {
      if (index === 0) return true;
      const found = order(args[index - 1], value);
      return found !== null && test(found);
    });

export const compare = {
  '==': {
    description: 'True if both are equal or both empty. Lists are compared with `null` only; see has, has_any, has_all.',
    example: { '==': [{ var: 'stage' }, 'won'] },
    places: everywhere,
    parameters: equals,
    result: 'boolean',
    refine: onlyWithNull,
    evaluate: ([left, right]) => isEqual(left, right),
  },
  '!=': {
    description: 'True if the two differ; something and nothing differ.',
    example: { '!=': [{ var: 'billing_country' }, { var: 'shipping_country' }] },
    places: everywhere,
    parameters: equals,
    result: 'boolean',
    refine: onlyWithNull,
    evaluate: ([left, right]) => !isEqual(left, right),
  },
  '<': {
    description: 'Less or earlier; with three arguments, strictly between.',
    example: { '<': [{ var: 'happened_at' }, { now: [] }] },
    places: everywhere,
    parameters: between,
    result: 'boolean',
    evaluate: neighbours((found) => found < 0),
  },
  '<=': {
    description: 'Less, earlier or equal; with three arguments, between, ends included.',
    example: { '<=': [1, { var: 'satisfaction' }, 5] },
    places: everywhere,
    parameters: between,
    result: 'boolean',
    evaluate: neighbours((found) => found <= 0),
  },
  '>': {
    description: 'Greater or later.',
    example: { '>': [{ var: 'amount' }, 1000] },
    places: everywhere,
    parameters: pair,
    result: 'boolean',
    evaluate: neighbours((found) => found > 0),
  },
  '>=': {
    description: 'Greater, later or equal.',
    example: { '>=': [{ var: 'expected_close' }, { today: [] }] },
    places: everywhere,
    parameters: pair,
    result: 'boolean',
    evaluate: neighbours((found) => found >= 0),
  },
  in: {
    description:
      'True if the value is one of a list: a list of literals, or a list of users. For a text within a text see contains.',
    example: { in: [{ var: 'stage' }, ['won', 'lost']] },
    places: everywhere,
    parameters: [
      { name: 'value', types: ['text', 'reference', 'number', 'date', 'datetime', 'time'], same: true },
      { name: 'list', types: ['list'], elements: true },
    ],
    result: 'boolean',
    evaluate: ([value, list]) => !isEmpty(value) && Array.isArray(list) && list.includes(value),
  },
} as const satisfies Readonly<Record<string, Operator>>;
