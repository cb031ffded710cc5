/** What each role of the touchpoint CRM may do, as one table. */
import type { Condition, GrantModel, RoleModel } from '../../../server/compile/model.js';
import { model } from './template.js';

const user = (what: string) => ({ user: [what] });
const variable = (path: string) => ({ var: path });

/** Row conditions in words. */
const SCOPES: Readonly<Record<string, unknown>> = {
  own: { '==': [variable('owner'), user('id')] },
  department: { in: [variable('owner'), user('department_users')] },
  team: { in: [variable('owner'), user('department_tree_users')] },
  'of own customers': { '==': [variable('customer.owner'), user('id')] },
  "of the team's customers": { in: [variable('customer.owner'), user('department_tree_users')] },
  'of customers seen': { sees: ['customer'] },
  assigned: { '==': [variable('assignee'), user('id')] },
  'assigned to the team': { in: [variable('assignee'), user('department_tree_users')] },
};

function scope(rows: Condition): string {
  if (typeof rows === 'boolean') return rows ? 'all' : 'none';
  const text = JSON.stringify(rows.rule);
  return Object.entries(SCOPES).find(([, rule]) => JSON.stringify(rule) === text)?.[0] ?? text;
}

/** `own: create read update; hidden: amount` */
function words({ rows, rights, fields, transitions }: GrantModel): string {
  const having = (access: string): string[] =>
    Object.keys(fields).filter((name) => fields[name] === access && !/^deleted_/.test(name));
  const withheld = (['hidden', 'masked'] as const).flatMap((access) =>
    having(access).length > 0 ? [`${access}: ${having(access).join(' ')}`] : [],
  );
  const writes = having('edit').length > 0 ? 'edits' : 'reads only';
  const owner = fields.owner === 'edit' ? ['names the owner'] : [];
  return [
    `${scope(rows)}: ${rights.join(' ')}`,
    writes,
    ...owner,
    ...(transitions.length > 0 ? ['moves'] : []),
    ...withheld,
  ].join('; ');
}

const all = 'create read update delete export import';
const contactData = 'phone email wechat';
const everyObject = Object.keys(model.objects);
const ofEvery = (text: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(everyObject.map((name) => [name, [text]]));

const EXPECTED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  sales_rep: {
    customer: ['own: create read update; edits; moves'],
    contact: ['of own customers: create read update; edits', `of customers seen: read; reads only; masked: ${contactData}`],
    touchpoint_type: ['all: read; reads only'],
    touchpoint: ['own: create read update; edits', 'of customers seen: read; reads only'],
    lead: ['own: create read update; edits; moves'],
    opportunity: ['own: create read update; edits; moves', 'of customers seen: read; reads only'],
    campaign: ['all: read; reads only; hidden: budget actual_cost'],
    ticket: ['of customers seen: create read; edits; names the owner'],
    order: ['own: create read update; edits', 'of customers seen: read; reads only'],
    task: ['own: create read update delete; edits', 'assigned: read update; edits'],
  },
  sales_manager: {
    customer: [`team: ${all} transfer; edits; names the owner; moves`],
    contact: [
      `of the team's customers: ${all}; edits; names the owner`,
      `of customers seen: read; reads only; masked: ${contactData}`,
    ],
    touchpoint_type: ['all: read; reads only'],
    touchpoint: [
      'team: create read update delete export transfer; edits; names the owner',
      'of customers seen: read export; reads only',
    ],
    lead: [`team: ${all} transfer; edits; names the owner; moves`],
    opportunity: [
      'team: create read update delete export transfer; edits; names the owner; moves',
      'of customers seen: read export; reads only',
    ],
    campaign: ['all: read; reads only'],
    ticket: ['of customers seen: create read; edits; names the owner'],
    order: [
      'team: create read update delete export transfer; edits; names the owner',
      'of customers seen: read export; reads only',
    ],
    task: ['team: create read update delete transfer; edits; names the owner', 'assigned to the team: read update; edits'],
  },
  service_agent: {
    customer: ['all: read; reads only; hidden: annual_revenue budget_amount budget_period'],
    contact: ['of own customers: create read update; edits', `all: read; reads only; masked: ${contactData}`],
    touchpoint_type: ['all: read; reads only'],
    touchpoint: ['own: create read update; edits; hidden: opportunity', 'all: read; reads only; hidden: opportunity'],
    ticket: ['department: create read update transfer; edits; names the owner; moves', 'all: read; reads only'],
    order: ['all: read; reads only; hidden: opportunity amount currency paid_amount paid_on notes'],
    task: [
      'own: create read update delete; edits; hidden: opportunity lead',
      'assigned: read update; edits; hidden: opportunity lead',
    ],
  },
  marketing: {
    customer: ['all: read; reads only'],
    contact: [`all: read; reads only; hidden: notes; masked: ${contactData}`],
    touchpoint_type: ['all: create read update; edits'],
    touchpoint: [
      'own: create read update; edits; hidden: opportunity ticket',
      'all: read; reads only; hidden: opportunity ticket',
    ],
    lead: [
      'own: create read update delete import transfer; edits; names the owner; moves; hidden: opportunity',
      `all: read update; edits; moves; hidden: opportunity; masked: ${contactData}`,
    ],
    campaign: [`all: ${all}; edits; names the owner`],
    task: [
      'own: create read update delete; edits; hidden: opportunity ticket',
      'assigned: read update; edits; hidden: opportunity ticket',
    ],
  },
  analyst: {
    ...ofEvery('all: read export; reads only'),
    contact: [`all: read; reads only; masked: ${contactData}`, `all: export; reads only; hidden: ${contactData}`],
    lead: [`all: read; reads only; masked: ${contactData}`, `all: export; reads only; hidden: ${contactData}`],
  },
  administrator: Object.fromEntries(
    everyObject.map((name) => [name, [`all: ${all}; edits; names the owner${model.objects[name]?.flow ? '; moves' : ''}`]]),
  ),
};

const roleNamed = (name: string): RoleModel | undefined => Object.values(model.roles).find((role) => role.name === name);

test('there are these six roles, and one of them administers', () => {
  expect(
    Object.values(model.roles)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(Object.keys(EXPECTED).toSorted());
  expect(
    Object.values(model.roles)
      .filter(({ administer }) => administer)
      .map(({ name }) => name),
  ).toEqual(['administrator']);
});

describe.each(Object.keys(EXPECTED))('%s', (name) => {
  test.each(everyObject)('%s', (object) => {
    expect(roleNamed(name)?.grants[object]?.map(words) ?? []).toEqual(EXPECTED[name]?.[object] ?? []);
  });
});

/** Fields of money that a service agent must not come across, whatever object they are in. */
test('a service agent reads no field of money', () => {
  const money = everyObject.flatMap((object) =>
    Object.values(model.objects[object]?.fields ?? {})
      .filter(({ type, name }) => type === 'currency' || /amount|revenue|budget/.test(name))
      .map((field) => ({ object, field: field.name })),
  );
  expect(money.length).toBeGreaterThan(5);
  const seen = money.filter(({ object, field }) =>
    roleNamed('service_agent')?.grants[object]?.some(({ fields }) => fields[field] !== 'hidden'),
  );
  expect(seen).toEqual([]);
});
