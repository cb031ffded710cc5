/** Operators that combine truths. */
import { isTrue } from '../value.js';
import { anyType, everywhere, type Operator, type Parameter } from './operator.js';

const conditions: readonly Parameter[] = [{ name: 'condition', types: ['boolean'], rest: true }];
const value: readonly Parameter[] = [{ name: 'value', types: anyType }];

export const logic = {
  and: {
    description: 'True if every condition is true. Stops at the first that is not.',
    example: { and: [{ '==': [{ var: 'stage' }, 'won'] }, { '>': [{ var: 'amount' }, 1000] }] },
    places: everywhere,
    parameters: conditions,
    result: 'boolean',
    evaluate: null,
  },
  or: {
    description: 'True if at least one condition is true. Stops at the first that is.',
    example: { or: [{ is_empty: [{ var: 'phone' }] }, { is_empty: [{ var: 'email' }] }] },
    places: everywhere,
    parameters: conditions,
    result: 'boolean',
    evaluate: null,
  },
  '!': {
    description: 'True if the value is false, 0 or empty.',
    example: { '!': [{ var: 'active' }] },
    places: everywhere,
    parameters: value,
    result: 'boolean',
    evaluate: ([operand]) => !isTrue(operand),
  },
  '!!': {
    description: 'True if the value is neither false, nor 0, nor empty.',
    example: { '!!': [{ var: 'next_step' }] },
    places: everywhere,
    parameters: value,
    result: 'boolean',
    evaluate: ([operand]) => isTrue(operand),
  },
  if: {
    description: 'The value after the first condition that is true, else the last value. Conditions and values alternate.',
    example: { if: [{ '==': [{ var: 'tier' }, 'a'] }, 30, { '==': [{ var: 'tier' }, 'b'] }, 60, 90] },
    places: everywhere,
    parameters: [
      { name: 'condition', types: ['boolean'] },
      { name: 'then', types: anyType, same: true, empty: true },
      { name: 'else', types: anyType, same: true, empty: true },
    ],
    pairs: true,
    result: 'same',
    evaluate: null,
  },
  is_empty: {
    description: 'True if there is no value: null, empty text or an empty list. 0 and false are values.',
    example: { is_empty: [{ var: 'phone' }] },
    places: everywhere,
    parameters: value,
    result: 'boolean',
    evaluate: ([operand]) => operand === null || operand === '' || (Array.isArray(operand) && operand.length === 0),
  },
} as const satisfies Readonly<Record<string, Operator>>;
