/** What an administrator is asked to confirm, and what goes without saying. */
import { diffDocuments } from '../../../server/publish/diff.js';
import { riskOf, worstRisk } from '../../../server/publish/risk.js';
import type { SourceDocument } from '../../../server/compile/compile.js';
import { shop } from '../documents/shop.js';

type Tree = Record<string, unknown> & unknown[];
const at = (tree: unknown, ...keys: readonly (string | number)[]): Tree =>
  keys.reduce((node, key) => (node as Tree)[key as never], tree as unknown) as Tree;

/** The documents with one of them changed. */
function changed(file: string, change: (content: Tree) => void): SourceDocument[] {
  const documents = shop();
  change(documents.find((one) => one.file.endsWith(file))!.content as Tree);
  return documents;
}
const risks = (documents: readonly SourceDocument[]) => diffDocuments(shop(), documents).map(riskOf);

test.each<[string, string, (content: Tree) => void]>([
  ['a label', 'order/object.json', (order) => (order.label = { en: 'Purchase' })],
  [
    'a field added',
    'order/object.json',
    (order) => at(order, 'fields').push({ id: 'n', name: 'n', type: 'text', label: { en: 'N' } }),
  ],
  ['a field renamed', 'order/object.json', (order) => (at(order, 'fields', 10).name = 'tip')],
  ['a requirement lifted', 'order/object.json', (order) => delete at(order, 'fields', 0).required],
  ['a view removed', 'order/object.json', (order) => at(order, 'views').pop()],
  ['a rule removed', 'order/object.json', (order) => at(order, 'rules').pop()],
  ['an index', 'customer/object.json', (customer) => (at(customer, 'fields', 1).index = true)],
  [
    'a value added',
    'customer/object.json',
    (customer) => at(customer, 'fields', 2, 'values').push({ code: 'new', label: { en: 'New' } }),
  ],
  ['a stage asks for less', 'order/object.json', (order) => at(order, 'flow', 'stages', 1, 'required').pop()],
])('%s is safe', (_, file, change) => {
  expect(risks(changed(file, change)).filter((risk) => risk !== 'safe')).toEqual([]);
});

test.each<[string, string, (content: Tree) => void]>([
  ['a field removed', 'order/object.json', (order) => at(order, 'fields').pop()],
  ['a requirement', 'order/object.json', (order) => (at(order, 'fields', 10).required = true)],
  ['a shorter text', 'customer/object.json', (customer) => (at(customer, 'fields', 1).max_length = 10)],
  ['a type', 'customer/object.json', (customer) => (at(customer, 'fields', 6).type = 'integer')],
  ['uniqueness', 'customer/object.json', (customer) => (at(customer, 'fields', 1).unique = true)],
  ['a value removed', 'customer/object.json', (customer) => at(customer, 'fields', 2, 'values').pop()],
  ['a value deactivated', 'customer/object.json', (customer) => (at(customer, 'fields', 2, 'values', 0).active = false)],
  ['a stage removed', 'order/object.json', (order) => at(order, 'flow', 'stages').pop()],
  ['another code for a stage', 'order/object.json', (order) => (at(order, 'flow', 'stages', 1).name = 'gained')],
  ['a stage asks for more', 'order/object.json', (order) => at(order, 'flow', 'stages', 1, 'required').push('note')],
  ['another guard', 'order/object.json', (order) => delete at(order, 'flow', 'transitions', 0).guard],
  [
    'a rule added',
    'customer/object.json',
    (customer) => (customer.rules = [{ id: 'r', name: 'r', when: { '!': [true] }, message: { en: 'No' } }] as never),
  ],
  ['a warning that refuses', 'order/object.json', (order) => delete at(order, 'rules', 0).level],
  ['other grants', 'clerk.json', (clerk) => at(clerk, 'objects', 'order', 0, 'rights').push('delete')],
  ['an administrator more', 'clerk.json', (clerk) => (clerk.administer = true)],
])('%s is to be confirmed', (_, file, change) => {
  expect(worstRisk(risks(changed(file, change)))).toBe('confirm');
});

test('an object removed is to be confirmed: its values are kept', () => {
  expect(worstRisk(risks(shop().filter(({ file }) => !file.includes('article'))))).toBe('confirm');
});

test('the worst of several counts', () => {
  expect(worstRisk([])).toBe('safe');
  expect(worstRisk(['safe', 'blocked', 'confirm'])).toBe('blocked');
  expect(worstRisk(['confirm', 'destroys', 'safe'])).toBe('destroys');
});
