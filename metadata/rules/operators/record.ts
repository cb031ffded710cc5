/** Operators that read the record, what it was before, what points to it, and who asks. */
import type { RuleUser } from '../rule.js';
import { isSame, plain, readPath } from '../value.js';
import { everywhere, onRows, onWrite, type Operator, type Parameter } from './operator.js';

const field: readonly Parameter[] = [{ name: 'field', types: [], literal: 'field' }];
const userKeys = [
  'id',
  'department',
  'department_users',
  'department_tree_users',
  'roles',
] as const satisfies readonly (keyof RuleUser)[];

export const record = {
  var: {
    description: 'The value of a field. In row conditions also of a record it points to: `customer.owner`.',
    example: { var: 'amount' },
    places: everywhere,
    parameters: field,
    result: 'field',
    evaluate: ([path], scope) => readPath(scope.record, String(path)),
  },
  previous: {
    description: 'The value of a field before the change; empty for a new record.',
    example: { '<': [{ var: 'amount' }, { previous: ['amount'] }] },
    places: onWrite,
    parameters: field,
    result: 'field',
    evaluate: ([path], { environment }) => readPath(environment.previous, String(path)),
  },
  changed: {
    description:
      'True if the field’s value is another than before the change. In a new record, every field with a value has changed.',
    example: { changed: ['owner'] },
    places: onWrite,
    parameters: field,
    result: 'boolean',
    evaluate: ([path], { record: current, environment }) =>
      !isSame(readPath(current, String(path)), readPath(environment.previous, String(path))),
  },
  is_new: {
    description: 'True while the record is being created.',
    example: { '!': [{ is_new: [] }] },
    places: onWrite,
    parameters: [],
    result: 'boolean',
    evaluate: (_, { environment }) => environment.previous === null,
  },
  related_count: {
    description:
      'Number of records, deleted ones left out, whose lookup points to this one: `object.field`. The form leaves it to the server.',
    example: { '>=': [{ related_count: ['contact.customer'] }, 1] },
    places: everywhere,
    parameters: [{ name: 'relation', types: [], literal: 'relation' }],
    result: 'number',
    evaluate: ([relation], { environment: { related } }) =>
      related && Object.hasOwn(related, String(relation)) ? plain(related[String(relation)]) : null,
  },
  user: {
    description:
      'Who asks: id, department, or the lists department_users, department_tree_users (with the departments below) and roles (names).',
    example: { '==': [{ var: 'owner' }, { user: ['id'] }] },
    places: everywhere,
    parameters: [{ name: 'what', types: [], literal: userKeys }],
    result: {
      id: 'reference',
      department: 'reference',
      department_users: 'list',
      department_tree_users: 'list',
      roles: 'list',
    },
    evaluate: ([key], { environment }) => plain(environment.user[key as keyof RuleUser]),
  },
  sees: {
    description: 'True if the caller may read the record that this lookup points to.',
    example: { sees: ['customer'] },
    places: onRows,
    parameters: [{ name: 'lookup', types: [], literal: 'lookup' }],
    result: 'boolean',
    evaluate: () => {
      throw new Error('Only the database can answer `sees`');
    },
  },
} as const satisfies Readonly<Record<string, Operator>>;
