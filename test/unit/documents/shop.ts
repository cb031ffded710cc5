/** A small application in which every kind of reference that the format has occurs. */
import type { SourceDocument } from '../../../server/compile/compile.js';

type Json = Readonly<Record<string, unknown>>;

const label = (en: string) => ({ en });
const field = (id: string, name: string, type: string, more: Json = {}) => ({ id, name, type, label: label(name), ...more });
const value = (code: string, more: Json = {}) => ({ code, label: label(code), ...more });
const is = (name: string, code: unknown) => ({ '==': [{ var: name }, code] });

const app = {
  kind: 'app',
  id: 'shop',
  name: 'shop',
  version: '1.0.0',
  label: label('Shop'),
  navigation: [
    { label: label('Sales'), objects: ['customer', 'order'] },
    { label: label('Stock'), objects: ['article'] },
  ],
};

const region = {
  kind: 'picklist',
  id: 'p1',
  name: 'region',
  label: label('Region'),
  values: [value('north'), value('south'), value('west')],
};

const city = {
  kind: 'picklist',
  id: 'p2',
  name: 'city',
  label: label('City'),
  values: [
    value('bremen', { when: ['north'] }),
    value('munich', { when: ['south'] }),
    value('anywhere', { when: ['north', 'south'] }),
  ],
};

const customer = {
  kind: 'object',
  id: 'o1',
  name: 'customer',
  label: label('Customer'),
  title: 'name',
  search: ['name', 'code'],
  fields: [
    field('f1', 'name', 'text', { required: true }),
    field('f2', 'code', 'text'),
    field('f3', 'tier', 'picklist', { values: [value('gold'), value('silver'), value('plain')], default: 'plain' }),
    field('f4', 'region', 'picklist', { picklist: 'region' }),
    field('f5', 'city', 'picklist', { picklist: 'city', depends_on: 'region' }),
    field('f6', 'parent', 'lookup', { to: 'customer' }),
    field('f7', 'hobby', 'text'),
  ],
};

const article = {
  kind: 'object',
  id: 'o3',
  name: 'article',
  label: label('Article'),
  title: 'name',
  fields: [field('f1', 'name', 'text'), field('f2', 'price', 'currency'), field('f3', 'supplier', 'lookup', { to: 'customer' })],
};

const order = {
  kind: 'object',
  id: 'o2',
  name: 'order',
  label: label('Order'),
  title: 'subject',
  search: ['subject', 'note'],
  fields: [
    field('f1', 'subject', 'text', { required: true }),
    field('f2', 'customer', 'lookup', { to: 'customer' }),
    field('f3', 'amount', 'decimal', { visible: is('stage', 'open') }),
    field('f4', 'cause', 'picklist', {
      values: [value('price'), value('taste'), value('other')],
      required: { in: [{ var: 'stage' }, ['lost', 'dropped']] },
      default: { if: [is('record_type', 'retail'), 'price', 'taste'] },
    }),
    field('f5', 'detail', 'picklist', {
      values: [value('dear', { when: ['price'] }), value('bland', { when: ['taste', 'other'] }), value('late')],
      depends_on: 'cause',
    }),
    field('f6', 'labels', 'multi_picklist', { values: [value('hot'), value('cold'), value('mild')], default: ['hot', 'cold'] }),
    field('f7', 'note', 'text', { readonly: { '!!': [{ var: 'frozen' }] } }),
    field('f8', 'frozen', 'boolean'),
    field('f9', 'closed_on', 'date', { required: { '!!': [{ var: 'hint' }] } }),
    field('f10', 'previous_order', 'lookup', { to: 'order' }),
    field('f11', 'hint', 'text'),
    field('f12', 'channel', 'picklist', { values: [value('web'), value('phone')], depends_on: 'record_type' }),
    field('f13', 'article', 'lookup', { to: 'article' }),
  ],
  record_types: [
    { id: 't1', name: 'retail', label: label('Retail'), values: { cause: ['price', 'taste'], labels: ['hot', 'cold'] } },
    { id: 't2', name: 'wholesale', label: label('Wholesale'), values: { cause: ['other'] } },
    { id: 't3', name: 'internal', label: label('Internal') },
  ],
  rules: [
    {
      id: 'r1',
      name: 'no_late_amount',
      level: 'warning',
      when: {
        and: [
          { in: [{ var: 'stage' }, ['won', 'lost']] },
          { changed: ['amount'] },
          { '<': [{ var: 'amount' }, { previous: ['amount'] }] },
        ],
      },
      at: ['amount', 'hint'],
      message: label('No.'),
    },
    {
      id: 'r2',
      name: 'no_orphans',
      when: { and: [{ '>': [{ related_count: ['order.previous_order'] }, 3] }, { '!=': ['wholesale', { var: 'record_type' }] }] },
      message: label('No.'),
    },
    {
      id: 'r3',
      name: 'for_clerks',
      when: { and: [{ has: [{ user: ['roles'] }, 'clerk'] }, { has_any: [{ var: 'labels' }, ['hot', 'mild']] }] },
      at: ['labels'],
      message: label('No.'),
    },
  ],
  flow: {
    stages: [
      { id: 'g1', name: 'open', label: label('Open'), initial: true },
      {
        id: 'g2',
        name: 'won',
        label: label('Won'),
        kind: 'won',
        required: ['amount', 'closed_on'],
        set: { cause: 'price', closed_on: { today: [] } },
      },
      {
        id: 'g3',
        name: 'lost',
        label: label('Lost'),
        kind: 'lost',
        required: ['cause'],
        set: { labels: ['cold'], hint: { cat: [{ var: 'note' }, '!'] } },
      },
      { id: 'g4', name: 'dropped', label: label('Dropped'), kind: 'lost' },
    ],
    transitions: [
      { id: 'm1', name: 'win', label: label('Win'), from: ['open'], to: 'won', guard: is('cause', 'price'), required: ['hint'] },
      {
        id: 'm2',
        name: 'lose',
        label: label('Lose'),
        from: ['open', 'won'],
        to: 'lost',
        set: { cause: 'taste', note: { cat: [{ var: 'hint' }] } },
      },
      { id: 'm3', name: 'drop', label: label('Drop'), from: ['open'], to: 'dropped' },
      {
        id: 'm4',
        name: 'reopen',
        label: label('Reopen'),
        from: ['lost', 'dropped'],
        to: 'open',
        guard: { '!': [{ is_empty: [{ var: 'note' }] }] },
      },
    ],
  },
  layout: {
    tabs: [
      { id: 'a', label: label('Main') },
      { id: 'b', label: label('More') },
    ],
    sections: [
      { id: 's1', label: label('Main'), tab: 'a', fields: ['subject', 'customer', 'amount'] },
      { id: 's2', label: label('Cause'), tab: 'b', fields: ['cause', 'detail'], visible: is('stage', 'lost') },
      { id: 's3', label: label('Hint'), fields: ['hint'] },
    ],
    related: [{ object: 'order', field: 'previous_order', columns: ['subject', 'customer.tier'] }],
  },
  layouts: [
    {
      id: 'l1',
      name: 'short',
      label: label('Short'),
      record_types: ['retail', 'internal'],
      roles: ['clerk'],
      sections: [{ id: 's1', label: label('All'), fields: ['subject', 'labels'] }],
    },
  ],
  views: [
    {
      id: 'v1',
      name: 'all',
      label: label('All'),
      columns: ['subject', 'customer.name', 'amount', 'stage'],
      group: 'cause',
      sort: ['-amount', 'customer.code'],
    },
    {
      id: 'v2',
      name: 'hot',
      label: label('Hot'),
      columns: ['hint'],
      roles: ['clerk', 'boss'],
      filter: {
        and: [is('customer.tier', 'gold'), { has: [{ var: 'labels' }, 'hot'] }, { in: [{ var: 'stage' }, ['open', 'won']] }],
      },
    },
    { id: 'v3', name: 'late', label: label('Late'), columns: ['subject'], filter: { is_empty: [{ var: 'closed_on' }] } },
  ],
};

const clerk = {
  kind: 'role',
  id: 'c1',
  name: 'clerk',
  label: label('Clerk'),
  objects: {
    order: [
      {
        rows: { and: [{ sees: ['customer'] }, is('customer.tier', 'gold'), { in: [{ var: 'stage' }, ['open', 'lost']] }] },
        rights: ['read', 'update'],
        fields: { subject: 'read', amount: 'edit', hint: 'masked', '*': 'hidden' },
        transitions: ['win', 'lose'],
      },
    ],
    customer: [{ rows: is('tier', 'gold'), rights: ['read'], fields: { '*': 'read', hobby: 'hidden' } }],
  },
};

const boss = {
  kind: 'role',
  id: 'c2',
  name: 'boss',
  label: label('Boss'),
  administer: true,
  objects: {
    '*': [
      {
        rows: 'all',
        rights: ['create', 'read', 'update', 'delete'],
        fields: { '*': 'edit', code: 'read' },
        transitions: ['*'],
      },
    ],
  },
};

const file = (content: Json): string =>
  content.kind === 'app'
    ? 'template.json'
    : content.kind === 'object'
      ? `objects/${String(content.name)}/object.json`
      : `${String(content.kind)}s/${String(content.name)}.json`;

/** A copy, to be changed. */
export const shop = (): SourceDocument[] =>
  structuredClone([app, region, city, customer, article, order, clerk, boss]).map((content) => ({
    file: file(content),
    content,
  }));
