/** Each finding: one change to a sound project, and what the compiler says about it. */
import { readFileSync } from 'node:fs';
import { compile } from '../../../server/compile/compile.js';
import { drawingErrors } from '../../../server/errors/catalogue/drawing.js';
import { formatErrors } from '../../../server/errors/catalogue/format.js';
import { meaningErrors } from '../../../server/errors/catalogue/meaning.js';
import { messageOf } from '../../../server/errors/problem.js';
import {
  app,
  changed,
  compiled,
  equipment,
  faults,
  label,
  machine,
  order,
  planner,
  technician,
  text,
  type Change,
} from './project.js';

interface Case {
  readonly code: string;
  readonly change: Change | readonly Change[];
  /** File and pointer of the finding; by default those of the change. */
  readonly at?: readonly [file: string, pointer: string];
  readonly params?: Readonly<Record<string, unknown>>;
}

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
const field = (index: number, key: string): string => `/fields/${index}/${key}`;
const flow = (rest: string): string => `/flow/${rest}`;
const stage = (id: string, more: object = {}): object => ({ id, name: id, label: label(id), ...more });
const layout = (name: string, more: object = {}): object => ({
  id: name,
  name,
  label: label(name),
  sections: [{ id: 's', label: label('S'), fields: ['number'] }],
  ...more,
});
const tabs = [
  { id: 'a', label: label('A') },
  { id: 'b', label: label('B') },
];
const choice = (more: object): object => ({ id: 'x', name: 'x', type: 'picklist', label: label('X'), ...more });
const part = (object: string, to: string): Change => [
  `objects/${object}/object.json`,
  '',
  {
    kind: 'object',
    id: object,
    name: object,
    label: label(object),
    title: 'name',
    fields: [text('name'), { id: 'm', name: 'whole', type: 'master_detail', label: label('Whole'), to }],
  },
];

const errors: readonly Case[] = [
  { code: 'format.app_missing', change: [app, '/kind', 'picklist'], at: [app, ''] },
  {
    code: 'format.app_twice',
    change: ['second.json', '', { kind: 'app', id: 'b', name: 'b', version: '1.0.0', label: label('B') }],
  },
  { code: 'format.not_json', change: [app, '/version', Number.NaN], at: [app, ''] },
  { code: 'format.characters', change: [app, '/description', { en: 'a\u0000b' }], at: [app, ''] },
  { code: 'format.characters', change: [app, '/description', { 'e\ud800': 'half' }], at: [app, ''] },
  { code: 'format.too_deep', change: [app, '/description', deep(65)], at: [app, ''], params: { limit: 64 } },
  { code: 'format.too_large', change: [app, '/description', { en: 'x'.repeat(200_001) }], at: [app, ''] },
  { code: 'format.type', change: [app, '/version', 1], params: { expected: ['string'] } },
  { code: 'format.type', change: [order, field(2, 'required'), 1], params: { expected: ['boolean', 'object'] } },
  { code: 'format.type', change: [machine, '', []], params: { expected: ['object'] } },
  { code: 'format.key_missing', change: [machine, '/title', undefined], at: [machine, ''], params: { key: 'title' } },
  { code: 'format.key_missing', change: [machine, '/kind', undefined], at: [machine, ''], params: { key: 'kind' } },
  {
    code: 'format.key_unknown',
    change: [machine, field(0, 'maxlength'), 5],
    params: { key: 'maxlength', suggestion: 'max_length' },
  },
  { code: 'format.key_unknown', change: [machine, field(5, 'scale'), 2], params: { key: 'scale' } },
  { code: 'format.key_unknown', change: [machine, '/__proto__', { a: 1 }], params: { key: '__proto__' } },
  { code: 'format.choice', change: [machine, '/kind', 'objcet'], params: { suggestion: 'object' } },
  { code: 'format.choice', change: [order, flow('stages/4/kind'), 'closed'] },
  { code: 'format.choice', change: [technician, '/objects/machine/0/rows', 'owned'] },
  { code: 'format.field_type', change: [machine, field(0, 'type'), 'txt'], params: { type: 'txt', suggestion: 'text' } },
  { code: 'format.pattern', change: [machine, field(3, 'name'), 'Model'], params: { value: 'Model', form: 'name' } },
  {
    code: 'format.pattern',
    change: [technician, '/objects/Machine', [{ rows: 'all', rights: ['read'], fields: {} }]],
    params: { form: 'name' },
  },
  { code: 'format.rule', change: [order, '/views/0/filter', {}] },
  { code: 'format.rule', change: [order, field(2, 'required'), { a: 1, b: 2 }] },
  {
    code: 'format.too_long',
    change: [machine, '/label', { en: 'x'.repeat(100_000) }],
    at: [machine, '/label/en'],
    params: { limit: 500 },
  },
  { code: 'format.too_short', change: [machine, '/label/en', ''] },
  {
    code: 'format.too_many',
    change: [machine, '/fields', Array.from({ length: 501 }, (_, index) => text(`f${index}`))],
    params: { limit: 500 },
  },
  { code: 'format.too_few', change: [machine, '/fields', []], params: { limit: 1 } },
  { code: 'format.maximum', change: [machine, field(6, 'scale'), 9], params: { limit: 8 } },
  { code: 'format.minimum', change: [machine, field(0, 'max_length'), 0], params: { limit: 1 } },
  { code: 'format.repeated', change: [machine, '/search', ['name', 'name']], params: { value: 'name' } },
  {
    code: 'format.repeated',
    change: [app, '/navigation/1/objects', ['machine', 'work_order']],
    at: [app, '/navigation/1/objects/1'],
  },
  {
    code: 'format.repeated',
    change: [machine, '/layout/related/-', { object: 'work_order', field: 'machine' }],
    at: [machine, '/layout/related/1'],
  },
  { code: 'format.id_twice', change: [machine, field(1, 'id'), 'f1'], params: { id: 'f1' } },
  { code: 'format.id_twice', change: [order, flow('transitions/1/id'), 't1'] },
  { code: 'format.id_twice', change: [planner, '/id', 'technician'], at: [technician, '/id'] },
  { code: 'format.name_twice', change: [machine, field(3, 'name'), 'name'] },
  { code: 'format.name_twice', change: [order, '/views/1/name', 'open'] },
  { code: 'format.name_system', change: [machine, field(3, 'name'), 'owner'] },
  { code: 'format.name_system', change: [machine, field(3, 'name'), 'stage'] },
  { code: 'format.name_reserved', change: [machine, field(3, 'name'), 'ctid'] },
  { code: 'format.name_reserved', change: [machine, field(3, 'name'), 'limit'] },

  { code: 'format.requires', change: [app, '/requires', '>=99'], params: { range: '>=99' } },
  { code: 'format.range', change: [app, '/requires', 'newest'] },
  { code: 'format.country_unknown', change: [app, '/country', 'XX'] },
  { code: 'format.currency_unknown', change: [app, '/currency', 'QQQ'] },
  { code: 'format.timezone_unknown', change: [app, '/timezone', 'Asia/Shangai'], params: { suggestion: 'Asia/Shanghai' } },
  {
    code: 'format.object_unknown',
    change: [order, field(1, 'to'), 'machin'],
    params: { object: 'machin', suggestion: 'machine' },
  },
  { code: 'format.object_unknown', change: [app, '/navigation/0/objects/0', 'order'] },
  { code: 'format.object_unknown', change: [machine, '/layout/related/0/object', 'order'] },
  {
    code: 'format.object_unknown',
    change: [technician, '/objects/machines', [{ rows: 'all', rights: ['read'], fields: {} }]],
    params: { suggestion: 'machine' },
  },
  { code: 'format.field_unknown', change: [machine, '/title', 'nmae'], params: { field: 'nmae', suggestion: 'name' } },
  { code: 'format.field_unknown', change: [machine, '/search/0', 'x'] },
  { code: 'format.field_unknown', change: [order, '/views/0/columns/2', 'machine.lime'], params: { suggestion: 'machine.line' } },
  { code: 'format.field_unknown', change: [order, '/views/0/columns/2', 'summary.line'] },
  { code: 'format.field_unknown', change: [order, '/views/0/sort/0', '-prio'] },
  { code: 'format.field_unknown', change: [order, '/layout/sections/0/fields/0', 'numbr'], params: { suggestion: 'number' } },
  { code: 'format.field_unknown', change: [order, '/rules/0/at/0', 'reported'] },
  { code: 'format.field_unknown', change: [order, flow('stages/1/required/0'), 'tech'] },
  { code: 'format.field_unknown', change: [order, flow('transitions/3/required/0'), 'costs'], params: { suggestion: 'cost' } },
  {
    code: 'format.field_unknown',
    change: [order, flow('stages/3/set'), { lockd: false }],
    at: [order, flow('stages/3/set/lockd')],
  },
  { code: 'format.field_unknown', change: [technician, '/objects/machine/0/fields/linee', 'read'] },
  { code: 'format.field_unknown', change: [machine, '/layout/related/0/field', 'machin'] },
  { code: 'format.field_unknown', change: [machine, '/layout/related/0/columns/0', 'numbr'] },
  { code: 'format.picklist_unknown', change: [order, field(4, 'picklist'), 'faults'], params: { suggestion: 'fault' } },
  { code: 'format.stage_unknown', change: [order, flow('transitions/0/to'), 'plan'], params: { stage: 'plan' } },
  { code: 'format.stage_unknown', change: [order, flow('transitions/0/from/0'), 'report'] },
  {
    code: 'format.transition_unknown',
    change: [technician, '/objects/work_order/0/transitions/0', 'strat'],
    params: { suggestion: 'start' },
  },
  { code: 'format.picklist_source', change: [machine, '/fields/-', choice({})], at: [machine, '/fields/8'] },
  { code: 'format.picklist_source', change: [order, field(5, 'picklist'), 'fault'], at: [order, '/fields/5'] },
  { code: 'format.code_twice', change: [faults, '/values/1/code', 'bearing_worn'] },
  {
    code: 'format.code_unknown',
    change: [faults, '/values/0/when/0', 'mechanic'],
    at: [order, '/fields/4/picklist'],
    params: { code: 'mechanic' },
  },
  {
    code: 'format.code_unknown',
    change: [order, '/record_types', [{ id: 'a', name: 'a', label: label('A'), values: { fault: ['oil_leek'] } }]],
    at: [order, '/record_types/0/values/fault/0'],
    params: { code: 'oil_leek', suggestion: 'oil_leak' },
  },
  {
    code: 'format.no_active_value',
    change: [machine, '/fields/-', choice({ values: [{ code: 'a', label: label('A'), active: false }] })],
    at: [machine, '/fields/8/values'],
  },
  {
    code: 'format.when_alone',
    change: [machine, '/fields/-', choice({ values: [{ code: 'a', label: label('A'), when: ['b'] }] })],
    at: [machine, '/fields/8/values'],
  },
  { code: 'format.controlling_unknown', change: [order, field(4, 'depends_on'), 'summary'] },
  { code: 'format.controlling_circular', change: [order, field(4, 'depends_on'), 'fault'] },
  {
    code: 'format.not_a_picklist',
    change: [order, '/record_types', [{ id: 'a', name: 'a', label: label('A'), values: { summary: ['x'] } }]],
    at: [order, '/record_types/0/values/summary'],
  },
  { code: 'format.order', change: [order, field(10, 'min'), 2_000_000], params: { least: 2_000_000, most: 1_000_000 } },
  { code: 'format.expression', change: [machine, field(1, 'pattern'), '(?=a)'], params: { pattern: '(?=a)' } },
  { code: 'format.key_too_long', change: [machine, field(1, 'max_length'), 700], at: [machine, '/fields/1/unique'] },
  { code: 'format.master_circular', change: [part('a', 'b'), part('b', 'a')], at: ['objects/a/object.json', '/fields/1/to'] },
  { code: 'format.master_circular', change: part('a', 'a'), at: ['objects/a/object.json', '/fields/1/to'] },
  { code: 'format.title_unfit', change: [order, '/title', 'cost'] },
  { code: 'format.not_searchable', change: [order, '/search/0', 'cost'] },
  { code: 'format.not_sortable', change: [order, '/views/0/sort/0', 'machine'] },
  { code: 'format.value_empty', change: [order, field(5, 'default'), null] },
  { code: 'format.value_reference', change: [order, field(8, 'default'), '018f3b1e-0000-7000-8000-000000000001'] },
  { code: 'format.value_inactive', change: [machine, field(2, 'default'), 'line_5'] },
  { code: 'value.option.unknown', change: [order, field(5, 'default'), 'urgent'] },
  { code: 'value.too_large', change: [order, field(10, 'default'), 2_000_000] },
  { code: 'value.type', change: [order, flow('stages/3/set/lockout'), 'no'] },
  {
    code: 'format.field_given',
    change: [order, flow('stages/3/set'), { created_at: '2026-01-01T00:00:00Z' }],
    at: [order, flow('stages/3/set/created_at')],
  },
  { code: 'format.field_given', change: [order, flow('stages/1/required/0'), 'stage_since'] },
  { code: 'format.field_placed_twice', change: [order, '/layout/sections/1/fields/0', 'number'] },
  { code: 'format.choice', change: [order, '/rules/0/level', 'warnin'], params: { suggestion: 'warning' } },
  { code: 'format.maximum', change: [order, flow('stages/0/probability'), 101], params: { limit: 100 } },
  { code: 'format.minimum', change: [order, flow('stages/0/time_limit'), 0], params: { limit: 1 } },
  { code: 'format.tab_unknown', change: [order, '/layout/sections/0/tab', 'a'], params: { tab: 'a' } },
  {
    code: 'format.role_unknown',
    change: [order, '/layouts', [layout('x', { roles: ['planer'] })]],
    at: [order, '/layouts/0/roles/0'],
    params: { role: 'planer', suggestion: 'planner' },
  },
  { code: 'format.role_unknown', change: [order, '/views/0/roles', ['techncian']], at: [order, '/views/0/roles/0'] },
  {
    code: 'format.record_type_unknown',
    change: [order, '/layouts', [layout('x', { record_types: ['inspection'] })]],
    at: [order, '/layouts/0/record_types/0'],
  },
  {
    code: 'format.field_unknown',
    change: [
      order,
      '/layouts',
      [layout('x', { roles: ['planner'], sections: [{ id: 's', label: label('S'), fields: ['nubmer'] }] })],
    ],
    at: [order, '/layouts/0/sections/0/fields/0'],
    params: { suggestion: 'number' },
  },
  {
    code: 'format.id_twice',
    change: [order, '/layouts', [layout('x', { roles: ['planner'] }), layout('y', { id: 'x', roles: ['technician'] })]],
    at: [order, '/layouts/1/id'],
  },
  { code: 'format.not_groupable', change: [order, '/views/0/group', 'machine'] },
  { code: 'format.field_unknown', change: [order, '/views/0/group', 'stge'], params: { suggestion: 'stage' } },
  {
    code: 'format.field_unknown',
    change: [order, flow('transitions/0/set'), { lockot: false }],
    at: [order, flow('transitions/0/set/lockot')],
    params: { suggestion: 'lockout' },
  },
  {
    code: 'value.type',
    change: [order, flow('transitions/0/set'), { lockout: 'no' }],
    at: [order, flow('transitions/0/set/lockout')],
  },
  {
    code: 'format.field_given',
    change: [order, flow('transitions/0/set'), { stage_since: '2026-01-01T00:00:00Z' }],
    at: [order, flow('transitions/0/set/stage_since')],
  },
  { code: 'format.not_incoming', change: [machine, '/layout/related/0/field', 'technician'] },
  { code: 'format.transition_nowhere', change: [order, flow('transitions/0/to'), 'reported'] },
  {
    code: 'format.right_unnamed',
    change: [planner, '/objects/*', [{ rows: 'all', rights: ['read', 'take'], fields: { '*': 'read' } }]],
    at: [planner, '/objects/*/0/rights/1'],
    params: { right: 'take' },
  },
  {
    code: 'format.never_filled',
    change: [machine, '/fields/-', text('x', { required: true, readonly: true })],
    at: [machine, '/fields/8'],
  },
  {
    code: 'format.never_filled',
    change: [machine, '/fields/-', text('x', { required: { is_new: [] }, readonly: { '==': [1, 1] } })],
    at: [machine, '/fields/8'],
  },
  {
    code: 'format.never_filled_here',
    change: [
      [order, '/fields/-', text('x', { readonly: true })],
      [order, flow('stages/1/required'), ['x']],
    ],
    at: [order, flow('stages/1/required/0')],
  },
  { code: 'format.mask_unfit', change: [technician, '/objects/work_order/0/fields/machine', 'masked'] },
  {
    code: 'rule.field_unknown',
    change: [order, field(7, 'required'), { '!!': [{ var: 'prioriti' }] }],
    at: [order, '/fields/7/required/!!/0/var'],
  },
  {
    code: 'rule.field_unknown',
    change: [order, field(7, 'required'), { '!!': [{ var: 'machine.line' }] }],
    at: [order, '/fields/7/required/!!/0/var'],
  },
  { code: 'rule.result', change: [order, field(6, 'default'), { today: [] }] },
  {
    code: 'rule.operator_unknown',
    change: [technician, '/objects/machine/0/rows', { is: [1] }],
    at: [technician, '/objects/machine/0/rows/is'],
  },
];

const warnings: readonly Case[] = [
  {
    code: 'format.controlling_unused',
    change: [machine, '/fields/-', choice({ depends_on: 'line', values: [{ code: 'a', label: label('A') }] })],
    at: [machine, '/fields/8/depends_on'],
  },
  { code: 'format.tab_empty', change: [order, '/layout/tabs', tabs], at: [order, '/layout/tabs/1'] },
  {
    code: 'format.layout_unreached',
    change: [order, '/layouts', [layout('x', { roles: ['planner', 'technician'] }), layout('y', { roles: ['planner'] })]],
    at: [order, '/layouts/1'],
  },
  { code: 'format.layout_unreached', change: [order, '/layouts', [layout('x')]], at: [order, '/layout'] },
  { code: 'format.message_unused', change: [order, flow('transitions/0/message'), label('Why?')] },
  {
    code: 'format.stage_unreachable',
    change: [order, flow('stages/-'), stage('lost', { kind: 'lost' })],
    at: [order, flow('stages/5')],
  },
  {
    code: 'format.stage_dead_end',
    change: [
      [order, flow('stages/4/kind'), 'open'],
      [order, flow('transitions/4/from'), ['repaired']],
    ],
    at: [order, flow('stages/4')],
  },
  {
    code: 'format.transition_ungranted',
    change: [planner, '/objects/work_order/0/transitions', ['plan', 'start', 'finish', 'reopen', 'reject']],
    at: [order, flow('transitions/3')],
  },
  {
    code: 'format.scope_editable',
    change: [technician, '/objects/work_order/1/fields/technician', 'edit'],
    at: [technician, '/objects/work_order/1/fields/technician'],
    params: {
      role: { en: 'Technician', 'zh-CN': '维修技师' },
      object: { en: 'Work order', 'zh-CN': '维修工单' },
      label: { en: 'Technician', 'zh-CN': '维修技师' },
      scope: { en: 'Work order', 'zh-CN': '维修工单' },
    },
  },
  { code: 'format.no_administrator', change: [planner, '/administer', false], at: [app, ''] },
  {
    code: 'format.picklist_unused',
    change: [
      'picklists/x.json',
      '',
      { kind: 'picklist', id: 'x', name: 'x', label: label('X'), values: [{ code: 'a', label: label('A') }] },
    ],
  },
  {
    code: 'format.object_unused',
    change: [
      'objects/x/object.json',
      '',
      { kind: 'object', id: 'x', name: 'x', label: label('X'), title: 'a', fields: [text('a')] },
    ],
  },
];

function changesOf({ change }: Case): readonly Change[] {
  return typeof change[0] === 'string' ? [change as Change] : (change as readonly Change[]);
}

function found(one: Case): ReturnType<typeof compile> & { readonly at: readonly [string, string] } {
  const changes = changesOf(one);
  const [file, pointer] = changes[0]!;
  return { ...compiled(...changes), at: one.at ?? [file, pointer] };
}

test('the project as it is has nothing wrong with it', () => {
  expect(compile(equipment()).findings).toEqual([]);
});

test.each(errors.map((one) => [`${one.code} ${changesOf(one)[0]![1]}`, one] as const))('%s', (_, one) => {
  const { findings, model, at } = found(one);
  expect(findings.map(({ code, file, pointer, level }) => [code, file, pointer, level])).toContainEqual([
    one.code,
    ...at,
    'error',
  ]);
  expect(findings.find(({ code }) => code === one.code)?.params).toMatchObject(one.params ?? {});
  expect(model).toBeNull();
});

test.each(warnings.map((one) => [one.code, one] as const))('%s', (code, one) => {
  const { findings, model, at } = found(one);
  expect(findings.map((finding) => [finding.code, finding.file, finding.pointer, finding.level])).toEqual([
    [code, ...at, 'warning'],
  ]);
  expect(findings[0]?.params).toMatchObject(one.params ?? {});
  expect(model).not.toBeNull();
});

test('one mistake is one error, where nothing refers to what was renamed or lost', () => {
  const isAlone = (one: Case): boolean =>
    changesOf(one).length === 1 && !/(^|\/(name|kind|to|to\/0))$/.test(changesOf(one)[0]![1]);
  const counts = errors.filter(isAlone).map((one) => {
    const count = found(one).findings.filter(({ level }) => level === 'error').length;
    return [one.code, changesOf(one)[0]![1], count] as const;
  });
  expect(counts.filter(([, , count]) => count !== 1)).toEqual([]);
});

test('all that is wrong is said at once', () => {
  const changes: Change[] = [
    [app, '/requires', '>=99'],
    [machine, '/title', 'nmae'],
    [machine, field(3, 'type'), 'txt'],
    [order, field(4, 'depends_on'), 'summary'],
    [order, flow('transitions/0/to'), 'plan'],
    [technician, '/objects/machine/0/rows', { is: [1] }],
  ];
  const codes = compiled(...changes).findings.map(({ code }) => code);
  expect(codes).toEqual(
    expect.arrayContaining([
      'format.requires',
      'format.field_unknown',
      'format.field_type',
      'format.controlling_unknown',
      'format.stage_unknown',
      'rule.operator_unknown',
    ]),
  );
});

test('every code about documents has a case here', () => {
  const shown = new Set([...errors, ...warnings].map(({ code }) => code));
  // Findings beyond a thousand are shown in the test of hostile documents, numbers that a text has but JSON cannot keep
  // where texts are read: in the tests of the commands and of bundles.
  const codes = [...formatErrors, ...meaningErrors, ...drawingErrors]
    .map(({ code }) => code)
    .filter((code) => !['format.more', 'format.inexact'].includes(code));
  expect(codes.filter((code) => !shown.has(code))).toEqual([]);
});

test('every finding has a message that names things in both languages', () => {
  for (const one of [...errors, ...warnings]) {
    for (const { code, params } of found(one).findings) {
      for (const language of ['en', 'zh-CN'] as const) {
        expect(messageOf(code, params, language)).not.toMatch(/undefined|\[object|null “/);
      }
    }
  }
});

test('the version that documents are measured against is that of the package', async () => {
  const { platformVersion } = await import('../../../metadata/platform-version.js');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(platformVersion).toBe(version);
  expect(compile(changed([app, '/requires', `>=${version}`])).model).not.toBeNull();
});
