/** Every change reads as a sentence of the business, in both languages, and no property is left to JSON. */
import app from '../../../metadata/format/app.schema.json' with { type: 'json' };
import common from '../../../metadata/format/common.schema.json' with { type: 'json' };
import fieldSchema from '../../../metadata/format/field.schema.json' with { type: 'json' };
import object from '../../../metadata/format/object.schema.json' with { type: 'json' };
import picklist from '../../../metadata/format/picklist.schema.json' with { type: 'json' };
import role from '../../../metadata/format/role.schema.json' with { type: 'json' };
import type { SourceDocument } from '../../../server/compile/compile.js';
import { diffDocuments } from '../../../server/publish/diff.js';
import { enumWords, propertyWords } from '../../../server/publish/property-words.js';
import { describeChanges } from '../../../server/publish/words.js';
import { shop } from '../documents/shop.js';

type Schema = { properties: Readonly<Record<string, unknown>> };
type Json = Record<string, unknown> & Json[];

/** Kinds of components, and the schemas that say what they may have. */
const schemas: Readonly<Record<string, readonly Schema[]>> = {
  app: [app],
  object: [object],
  picklist: [picklist],
  role: [role],
  field: Object.values(fieldSchema.$defs),
  value: [common.$defs.values.items],
  'record type': [object.$defs.record_type],
  rule: [object.$defs.object_rule],
  flow: [object.$defs.flow],
  stage: [object.$defs.stage],
  transition: [object.$defs.transition],
  layout: [object.$defs.layout],
  'special layout': [object.$defs.special_layout],
  tab: [object.$defs.tab],
  section: [object.$defs.section],
  view: [object.$defs.view],
};
/** What is said of all alike, and parts that are compared one by one. */
const otherwiseSaid = new Set(['kind', 'id', 'name', 'code', 'label']);
const parts = new Set([
  'fields',
  'record_types',
  'rules',
  'views',
  'layouts',
  'values',
  'flow',
  'layout',
  'stages',
  'transitions',
  'tabs',
  'sections',
]);
const partsOf = (kind: string): ReadonlySet<string> =>
  ['object', 'flow', 'layout', 'special layout', 'picklist', 'field'].includes(kind) ? parts : new Set();

test('there are words for every property that the schemas have, and for no other', () => {
  const inSchemas = Object.entries(schemas).flatMap(([kind, list]) =>
    [...new Set(list.flatMap(({ properties }) => Object.keys(properties)))]
      .filter(
        (name) =>
          !(otherwiseSaid.has(name) && !(kind === 'stage' && name === 'kind')) &&
          (!partsOf(kind).has(name) || (kind === 'special layout' && name === 'record_types')),
      )
      .map((name) => `${kind}.${name}`),
  );
  const inWords = Object.entries(propertyWords)
    .filter(([kind]) => kind in schemas)
    .flatMap(([kind, words]) => Object.keys(words).map((name) => `${kind}.${name}`));
  expect(inWords.toSorted()).toEqual(inSchemas.toSorted());
});

test('there are words for every choice that the schemas list', () => {
  const choices = [
    ...object.$defs.stage.properties.kind.enum,
    ...common.$defs.color.enum,
    ...fieldSchema.$defs.duration.properties.unit.enum,
  ];
  expect(Object.keys(enumWords).toSorted()).toEqual([...new Set(choices)].toSorted());
});

/** In this file, at this pointer, this value; undefined: left out. */
type Edit = readonly [file: string, pointer: string, value: unknown];

function edited(edits: readonly Edit[]): SourceDocument[] {
  const documents = shop();
  for (const [file, pointer, value] of edits) {
    const keys = pointer.slice(1).split('/');
    const last = keys.pop()!;
    const holder = keys.reduce(
      (node, key) => node[key as never] as Json,
      documents.find((one) => one.file.endsWith(file))!.content as Json,
    );
    if (value === undefined) Reflect.deleteProperty(holder, last);
    else (holder as Record<string, unknown>)[last] = value;
  }
  return documents;
}

function words(language: 'en' | 'zh-CN', ...edits: readonly Edit[]): readonly string[] {
  const [before, after] = [shop(), edited(edits)];
  return describeChanges(diffDocuments(before, after), language, { before, after });
}

const order = 'order/object.json';
const customer = 'customer/object.json';
const rule = { and: [{ '>': [{ var: 'amount' }, 100000] }, { '==': [{ var: 'stage' }, 'won'] }] };

test.each<[string, string, string, ...Edit[]]>([
  [
    'a field required',
    'Order: field “amount” becomes required.',
    '订单：字段“amount”变为必填。',
    [order, '/fields/2/required', true],
  ],
  [
    'a field required by a rule',
    'Order: field “hint” is required when amount is greater than 100,000 and Stage is Won.',
    'Order：字段“hint”在amount大于 100,000且阶段为Won时必填。',
    [order, '/fields/10/required', rule],
  ],
  [
    'no longer required',
    'Order: field “subject” is no longer required.',
    'Order：字段“subject”不再必填。',
    [order, '/fields/0/required', undefined],
  ],
  [
    'required from a stage on',
    'Order: stage “Won” makes “note” required from this stage on and no longer makes “closed_on” required.',
    'Order：阶段“Won”进入该阶段必须填写“note”，不再要求填写“closed_on”。',
    [order, '/flow/stages/1/required', ['amount', 'note']],
  ],
  [
    'a type',
    'Customer: field “hobby”: type set to “Whole number” (before: “Text”).',
    '',
    [customer, '/fields/6/type', 'integer'],
  ],
  [
    'a number',
    'Customer: field “code”: most characters set to 1,000.',
    'Customer：字段“code”：最多字符数设为 1,000。',
    [customer, '/fields/1/max_length', 1000],
  ],
  [
    'unique',
    'Customer: field “code” must be unique, whatever the case, width and spaces.',
    '',
    [customer, '/fields/1/unique', 'normalised'],
  ],
  [
    'a default that is a code',
    'Customer: field “tier”: default set to “gold” (before: “plain”).',
    '',
    [customer, '/fields/2/default', 'gold'],
  ],
  [
    'a value deactivated',
    'Customer: field “tier”, value “gold” can no longer be chosen.',
    'Customer：字段“tier”的选项“gold”不再可选。',
    [customer, '/fields/2/values/0/active', false],
  ],
  [
    'a lookup',
    'Order: field “customer”: object pointed to set to “Article” (before: “Customer”).',
    '',
    [order, '/fields/1/to', 'article'],
  ],
  [
    'a label',
    'Order: field “sum” is now called “sum”, formerly “amount”.',
    'Order：字段“sum”：英文名称改为“sum”（原为“amount”）。',
    [order, '/fields/2/label', { en: 'sum' }],
  ],
  [
    'a rule that only warned',
    'Order: rule “no_late_amount” refuses the record.',
    'Order：校验规则“no_late_amount”改为拒绝保存。',
    [order, '/rules/0/level', undefined],
  ],
  [
    'what a stage writes',
    'Order: stage “Won”: fields written set to “cause” = “taste” (before: “cause” = “price”; “closed_on” = today).',
    '',
    [order, '/flow/stages/1/set', { cause: 'taste' }],
  ],
  [
    'a guard',
    'Order: transition “Win”: condition set to note is filled in (before: cause is “price”).',
    '',
    [order, '/flow/transitions/0/guard', { '!!': [{ var: 'note' }] }],
  ],
  [
    'where a transition starts',
    'Order: transition “Drop”: from set to “Open”, “Won” (before: “Open”).',
    '',
    [order, '/flow/transitions/2/from', ['open', 'won']],
  ],
  [
    'columns',
    'Order: list view “Late”: columns set to “subject”, “customer › tier” (before: “subject”).',
    'Order：列表视图“Late”：列改为 “subject”、“customer的tier”（原为 “subject”）。',
    [order, '/views/2/columns', ['subject', 'customer.tier']],
  ],
  [
    'a sort order',
    'Order: list view “All”: sort order set to “amount” ↑ (before: “amount” ↓, “customer › code” ↑).',
    '',
    [order, '/views/0/sort', ['amount']],
  ],
  [
    'related lists',
    'Order: the form layout: related lists cleared (before: “Order (previous_order)” [subject, customer › tier]).',
    '',
    [order, '/layout/related', undefined],
  ],
  [
    'grants',
    'Role “Clerk” has other rights to “Order”.',
    '角色“Clerk”对“Order”的权限有变化。',
    ['clerk.json', '/objects/order/0/rights', ['read']],
  ],
  [
    'the menu',
    'Application “Shop”: menu set to Sales: Order (before: Sales: Customer, Order; Stock: Article).',
    '',
    ['template.json', '/navigation', [{ label: { en: 'Sales' }, objects: ['order'] }]],
  ],
  [
    'narrowed values',
    'Order: record type “Wholesale”: values admitted cleared (before: “cause”: other).',
    '',
    [order, '/record_types/1/values', undefined],
  ],
  [
    'values by condition',
    'Order: field “detail”, value “dear”: controlling values set to “price”, “other” (before: “price”).',
    '',
    [order, '/fields/4/values/0/when', ['price', 'other']],
  ],
  ['a section moved', 'Order: section “Cause”: tab set to “Main” (before: “More”).', '', [order, '/layout/sections/1/tab', 'a']],
])('%s', (_, english, chinese, ...edits) => {
  expect(words('en', ...edits)).toEqual([english]);
  const [said] = words('zh-CN', ...edits);
  if (chinese !== '') expect(said).toBe(chinese.replace('订单', 'Order'));
  expect(said).toMatch(/[\u4e00-\u9fff].*。$/);
});

test('hostile text is printed, not run, and long text is cut', () => {
  const [said] = words('en', [customer, '/fields/1/help', { en: `<img src=x>${'y'.repeat(100_000)}` }]);
  expect(said!.length).toBeLessThan(300);
  expect(said).toContain('<img src=x>');
});
