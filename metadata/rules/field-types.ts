/** What a field is to a rule, by type of field. The server's field types state the same; a test holds the two together. */
import type { RuleType } from './rule.js';

const types: Readonly<Record<string, RuleType>> = {
  text: 'text',
  long_text: 'text',
  rich_text: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  auto_number: 'text',
  picklist: 'text',
  multi_picklist: 'list',
  tags: 'list',
  multi_lookup: 'list',
  integer: 'number',
  decimal: 'number',
  currency: 'number',
  percent: 'number',
  duration: 'number',
  rating: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  lookup: 'reference',
  master_detail: 'reference',
  user: 'reference',
  id: 'reference',
  address: 'json',
  location: 'json',
  json: 'json',
};

/** Undefined: there is no such type of field. */
export const ruleTypeOf = (type: string): RuleType | undefined => (Object.hasOwn(types, type) ? types[type] : undefined);

export const knownFieldTypes: readonly string[] = Object.keys(types);
