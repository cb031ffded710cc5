/** Arithmetic: decimal, rounded to 15 significant digits. An empty operand makes the result empty, as does a division by zero. */
import type { RuleType } from '../rule.js';
import { divided, minus, plus, remainder, times } from '../decimal.js';
import { isEmpty, order } from '../value.js';
import { everywhere, type Operator, type Parameter } from './operator.js';

const number = (name: string): Parameter => ({ name, types: ['number'] });
const two: readonly Parameter[] = [number('left'), number('right')];
const many: readonly Parameter[] = [...two, { ...number('more'), optional: true, rest: true }];

const comparable: readonly RuleType[] = ['number', 'date', 'datetime', 'time'];
const candidates: readonly Parameter[] = [
  { name: 'first', types: comparable, same: true },
  { name: 'more', types: comparable, same: true, rest: true },
];

/** From the left to the right, empty as soon as an operand or a result is. */
const fold =
  (operation: (a: number, b: number) => number | null) =>
  (args: readonly unknown[]): number | null =>
    args.reduce<number | null>((left, right, index) => {
      if (typeof right !== 'number') return null;
      if (index === 0) return right;
      const result = left === null ? null : operation(left, right);
      return result !== null && Number.isFinite(result) ? result : null;
    }, null);

/** The argument that stands before all others in an order; empty ones do not take part. */
const extreme =
  (sign: 1 | -1) =>
  (args: readonly unknown[]): unknown =>
    args
      .filter((value) => !isEmpty(value))
      .reduce((best, value) => (best === null || (order(value, best) ?? 0) * sign < 0 ? value : best), null);

export const arithmetic = {
  '+': {
    description: 'Sum.',
    example: { '+': [{ var: 'net' }, { var: 'tax' }] },
    places: everywhere,
    parameters: many,
    result: 'number',
    evaluate: fold(plus),
  },
  '-': {
    description: 'Difference; with one argument, the number with its sign changed.',
    example: { '-': [{ var: 'amount' }, { var: 'paid_amount' }] },
    places: everywhere,
    parameters: [number('left'), { ...number('right'), optional: true }],
    result: 'number',
    evaluate: (args) => fold(minus)(args.length === 1 ? [0, ...args] : args),
  },
  '*': {
    description: 'Product.',
    example: { '*': [{ var: 'quantity' }, { var: 'price' }] },
    places: everywhere,
    parameters: many,
    result: 'number',
    evaluate: fold(times),
  },
  '/': {
    description: 'Quotient; empty if the divisor is 0.',
    example: { '/': [{ var: 'won_amount' }, { var: 'order_count' }] },
    places: everywhere,
    parameters: two,
    result: 'number',
    evaluate: fold(divided),
  },
  '%': {
    description: 'Remainder, with the sign of the dividend; empty if the divisor is 0.',
    example: { '==': [{ '%': [{ var: 'quantity' }, 12] }, 0] },
    places: everywhere,
    parameters: two,
    result: 'number',
    evaluate: fold(remainder),
  },
  min: {
    description: 'The least of the values that are not empty.',
    example: { min: [{ var: 'budget' }, { var: 'amount' }] },
    places: everywhere,
    parameters: candidates,
    result: 'same',
    evaluate: extreme(1),
  },
  max: {
    description: 'The greatest of the values that are not empty.',
    example: { max: [{ var: 'ordered_on' }, { var: 'paid_on' }] },
    places: everywhere,
    parameters: candidates,
    result: 'same',
    evaluate: extreme(-1),
  },
} as const satisfies Readonly<Record<string, Operator>>;
