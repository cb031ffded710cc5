/** Operators on lists: codes of multi-picklists, tags, ids of multi-lookups. */
import { isEmpty } from '../value.js';
import { everywhere, type Operator, type Parameter } from './operator.js';

const list: Parameter = { name: 'list', types: ['list'] };
const others: Parameter = { name: 'others', types: ['list'] };
const entries = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const lists = {
  has: {
    description: 'True if the list has this entry.',
    example: { has: [{ var: 'tags' }, 'high_intent'] },
    places: everywhere,
    parameters: [list, { name: 'entry', types: ['text', 'reference'] }],
    result: 'boolean',
    evaluate: ([value, entry]) => !isEmpty(entry) && entries(value).includes(entry),
  },
  has_any: {
    description: 'True if the list has at least one of the other list’s entries.',
    example: { has_any: [{ var: 'channels' }, ['wechat', 'wecom']] },
    places: everywhere,
    parameters: [list, others],
    result: 'boolean',
    evaluate: ([value, wanted]) => entries(wanted).some((entry) => entries(value).includes(entry)),
  },
  has_all: {
    description: 'True if the list has every one of the other list’s entries; so of an empty other list.',
    example: { has_all: [{ var: 'documents' }, ['contract', 'invoice']] },
    places: everywhere,
    parameters: [list, others],
    result: 'boolean',
    evaluate: ([value, wanted]) => entries(wanted).every((entry) => entries(value).includes(entry)),
  },
} as const satisfies Readonly<Record<string, Operator>>;
