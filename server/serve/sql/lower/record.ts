/** Fields, counts and the caller in SQL. */
import type { RuleUser } from '../../../../metadata/rules/rule.js';
import { surely, term, type Lower, type Term } from './term.js';

const userTypes: Readonly<Record<keyof RuleUser, Omit<Term, 'sql'>>> = {
  id: { type: 'reference', cast: 'uuid', empty: false },
  department: { type: 'reference', cast: 'uuid', empty: true },
  department_users: { type: 'list', cast: 'uuid[]', empty: false },
  department_tree_users: { type: 'list', cast: 'uuid[]', empty: false },
  roles: { type: 'list', cast: 'text[]', empty: false },
};

export const record = {
  var: ([path], { context }) => ({ ...context.field(String(path)), empty: true }),
  related_count: ([relation], { context }) => term('number', context.count(String(relation)), false),
  user: ([key], { context }) => {
    const name = key as keyof RuleUser;
    const type = userTypes[name];
    return { ...type, sql: context.bind({ from: 'user', key: name }, type.cast) };
  },
  sees: ([field], { context }) => surely(context.sees(String(field))),
} satisfies Readonly<Record<string, Lower>>;
