/** The closed list of operators. Whatever is not here is no operator, in the form, on the server and in SQL alike. */
import { arithmetic } from './arithmetic.js';
import { compare } from './compare.js';
import { dates } from './dates.js';
import { lists } from './lists.js';
import { logic } from './logic.js';
import type { Operator } from './operator.js';
import { record } from './record.js';
import { texts } from './text.js';

const all = { ...record, ...logic, ...compare, ...arithmetic, ...texts, ...lists, ...dates };

type OperatorName = keyof typeof all;

/** Operators that are allowed in row conditions, so have an SQL form. */
export type RowOperatorName = {
  [Name in OperatorName]: 'row' extends (typeof all)[Name]['places'][number] ? Name : never;
}[OperatorName];

/** By name; null prototype. */
export const operators: Readonly<Record<string, Operator>> = Object.freeze(Object.assign(Object.create(null), all));
