/** A small application with something of everything that a sight may take away. */
import { compile, type SourceDocument } from '../../../server/compile/compile.js';
import type { Model } from '../../../server/compile/model.js';
import type { Release } from '../../../server/contract/call.js';
import { sightOf } from '../../../server/serve/sight/sight-of.js';
import type { Sight } from '../../../server/serve/sight/sight.js';

const label = (en: string, zh: string): { en: string; 'zh-CN': string } => ({ en, 'zh-CN': zh });

const customer = {
  kind: 'object',
  id: 'c',
  name: 'customer',
  label: label('Customer', '客户'),
  title: 'name',
  fields: [
    {
      id: 'f1',
      name: 'name',
      type: 'text',
      label: label('Name', '名称'),
      required: true,
      max_length: 80,
      help: label('As on the licence.', '与营业执照一致。'),
    },
    { id: 'f2', name: 'secret', type: 'text', label: label('Secret', '秘密') },
    { id: 'f3', name: 'phone', type: 'phone', label: label('Phone', '电话') },
    {
      id: 'f4',
      name: 'region',
      type: 'picklist',
      label: label('Region', '区域'),
      values: [
        { code: 'east', label: label('East', '华东') },
        { code: 'west', label: label('West', '西部') },
        { code: 'old', label: label('Old', '旧区'), active: false },
      ],
      default: 'east',
    },
    {
      id: 'f5',
      name: 'city',
      type: 'picklist',
      label: label('City', '城市'),
      depends_on: 'region',
      values: [
        { code: 'shanghai', label: label('Shanghai', '上海'), when: ['east'] },
        { code: 'chengdu', label: label('Chengdu', '成都'), when: ['west'] },
      ],
    },
    { id: 'f6', name: 'note', type: 'long_text', label: label('Note', '备注'), required: { '==': [{ var: 'secret' }, 'x'] } },
    { id: 'f7', name: 'plan', type: 'text', label: label('Plan', '计划'), required: { '==': [{ var: 'region' }, 'west'] } },
    { id: 'f8', name: 'since', type: 'date', label: label('Since', '起始'), default: { today: [] } },
    { id: 'f10', name: 'reason', type: 'text', label: label('Reason', '原因'), required: true },
    {
      id: 'f11',
      name: 'depth',
      type: 'integer',
      label: label('Depth', '深度'),
      required: true,
      visible: { '!!': [{ var: 'plan' }] },
    },
    { id: 'f9', name: 'code', type: 'auto_number', label: label('Code', '编号'), format: 'C-{0000}' },
  ],
  record_types: [
    { id: 'rt1', name: 'person', label: label('Person', '个人'), values: { region: ['east'] } },
    { id: 'rt2', name: 'company', label: label('Company', '公司') },
  ],
  rules: [
    {
      id: 'r1',
      name: 'no_secret_plan',
      when: { and: [{ '!!': [{ var: 'secret' }] }, { '!!': [{ var: 'plan' }] }] },
      at: ['secret', 'plan'],
      message: label('Not both.', '不能同时填写。'),
    },
    {
      id: 'r2',
      name: 'west_needs_note',
      when: { and: [{ '==': [{ var: 'region' }, 'west'] }, { '!': [{ var: 'plan' }] }] },
      at: ['plan'],
      message: label('A plan is needed.', '需要计划。'),
    },
    {
      id: 'r3',
      name: 'too_many',
      when: { '>': [{ related_count: ['order.customer'] }, 5] },
      message: label('Too many.', '过多。'),
    },
  ],
  flow: {
    stages: [
      { id: 's1', name: 'open', label: label('Open', '进行中'), initial: true },
      { id: 's2', name: 'won', label: label('Won', '成交'), kind: 'won', required: ['plan', 'secret'] },
    ],
    transitions: [{ id: 't1', name: 'win', label: label('Win', '成交'), from: ['open'], to: 'won' }],
  },
  layout: {
    sections: [
      { id: 'a', label: label('Main', '主要'), fields: ['phone', 'name', 'region', 'city', 'note', 'plan', 'since', 'code'] },
      { id: 'b', label: label('Hidden', '隐藏'), fields: ['secret'] },
      { id: 'c', label: label('West', '西部'), fields: ['reason', 'depth'], visible: { '==': [{ var: 'region' }, 'west'] } },
    ],
    related: [{ object: 'order', field: 'customer', columns: ['number', 'cost'] }],
  },
  views: [
    {
      id: 'v1',
      name: 'all',
      label: label('All', '全部'),
      columns: ['name', 'secret', 'phone', 'owner'],
      sort: ['-secret', 'name'],
    },
    { id: 'v2', name: 'secretive', label: label('Secretive', '秘密'), columns: ['name'], filter: { '!!': [{ var: 'secret' }] } },
  ],
};

const order = {
  kind: 'object',
  id: 'o',
  name: 'order',
  label: label('Order', '订单'),
  plural: label('Orders', '订单列表'),
  title: 'number',
  fields: [
    { id: 'f1', name: 'number', type: 'text', label: label('Number', '单号'), required: true },
    { id: 'f2', name: 'customer', type: 'lookup', to: 'customer', label: label('Customer', '客户'), required: true },
    { id: 'f3', name: 'cost', type: 'currency', label: label('Cost', '成本'), min: 0 },
  ],
};

const everything = { rows: 'all', rights: ['create', 'read', 'update', 'delete'], fields: { '*': 'edit' }, transitions: ['*'] };

const documents: readonly SourceDocument[] = [
  {
    file: 'template.json',
    content: {
      kind: 'app',
      id: 'shop',
      name: 'shop',
      version: '1.2.3',
      label: label('Shop', '商店'),
      navigation: [
        { label: label('Sales', '销售'), objects: ['customer'] },
        { label: label('Goods', '货品'), objects: ['order'] },
      ],
    },
  },
  { file: 'objects/customer/object.json', content: customer },
  { file: 'objects/order/object.json', content: order },
  {
    file: 'roles/boss.json',
    content: { kind: 'role', id: 'boss', name: 'boss', label: label('Boss', '老板'), objects: { '*': [everything] } },
  },
  {
    file: 'roles/clerk.json',
    content: {
      kind: 'role',
      id: 'clerk',
      name: 'clerk',
      label: label('Clerk', '职员'),
      objects: {
        customer: [
          {
            ...everything,
            rights: ['create', 'read', 'update'],
            fields: { '*': 'edit', secret: 'hidden', phone: 'masked' },
            transitions: [],
          },
        ],
      },
    },
  },
  {
    file: 'roles/reader.json',
    content: {
      kind: 'role',
      id: 'reader',
      name: 'reader',
      label: label('Reader', '只读'),
      objects: { '*': [{ rows: 'all', rights: ['read'], fields: { '*': 'read', cost: 'hidden' } }] },
    },
  },
];

function compiled(without: string | null = null): Model {
  const kept = documents.map(({ file, content }) => ({ file, content: without === null ? content : stripped(content, without) }));
  const { model, findings } = compile(kept);
  if (!model) throw new Error(JSON.stringify(findings, null, 1));
  return model;
}

/** The documents as if a field had never been declared. */
function stripped(node: unknown, field: string): unknown {
  if (Array.isArray(node)) {
    return node
      .filter(
        (item) => item !== field && item !== `-${field}` && !(typeof item === 'object' && item !== null && mentions(item, field)),
      )
      .map((item) => stripped(item, field));
  }
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => key !== field && !(['required', 'filter'].includes(key) && mentions({ filter: value }, field)))
      .map(([key, value]) => [key, stripped(value, field)]),
  );
}

/** Fields, rules, views and sections that are nothing without it. */
function mentions(node: object, field: string): boolean {
  const { name, when, filter, fields } = node as { name?: unknown; when?: unknown; filter?: unknown; fields?: unknown };
  const reads = (rule: unknown): boolean => JSON.stringify(rule ?? null).includes(`{"var":"${field}"}`);
  return name === field || reads(when) || reads(filter) || (Array.isArray(fields) && fields.length === 1 && fields[0] === field);
}

export const shop = compiled();
export const shopWithoutSecret = compiled('secret');

export const sightFor = (role: string, model: Model = shop): Sight => sightOf(model, [role]);

export const releaseOf = (model: Model = shop): Release => ({
  workspace: { id: 'w', name: 'main', schema: 'w_main' },
  number: 7,
  model,
});
