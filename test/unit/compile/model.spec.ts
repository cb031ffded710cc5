/** What documents come to mean. */
import type { CompiledRule } from '../../../server/compile/model.js';
import { app, compiled, faults, label, machine, modelOf, order, planner, technician, text } from './project.js';

const model = modelOf();
const workOrder = model.objects.work_order!;

test('declared fields come in order, then those of the platform', () => {
  expect(Object.keys(workOrder.fields)).toEqual([
    'number',
    'machine',
    'summary',
    'category',
    'fault',
    'priority',
    'reported_at',
    'due_on',
    'technician',
    'lockout',
    'cost',
    'resolution',
    'id',
    'owner',
    'stage',
    'stage_since',
    'created_at',
    'created_by',
    'updated_at',
    'updated_by',
    'version',
    'deleted_at',
    'deleted_by',
  ]);
  expect(
    Object.keys(modelOf([order, '/record_types', [{ id: 'a', name: 'a', label: label('A') }]]).objects.work_order!.fields),
  ).toContain('record_type');
  expect(Object.keys(model.objects.machine!.fields)).not.toContain('stage');
});

test('the model is frozen to its depth, without prototypes where names are keys', () => {
  const loose: string[] = [];
  const walk = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Object.isFrozen(value)) loose.push(at);
    for (const [key, part] of Object.entries(value)) walk(part, `${at}/${key}`);
  };
  walk(model, '');
  expect(loose).toEqual([]);
  const maps = [
    model.objects,
    model.roles,
    workOrder.fields,
    model.roles.planner!.grants,
    model.roles.planner!.grants.machine![0]!.fields,
    workOrder.flow!.stages[3]!.set,
  ];
  for (const map of maps) expect(Object.getPrototypeOf(map)).toBeNull();
});

test('what the document leaves out is filled in', () => {
  expect(model.app).toMatchObject({ country: 'CN', currency: 'CNY', timezone: 'Asia/Shanghai' });
  expect(workOrder.fields.cost!.options).toEqual({ scale: 2, min: 0, max: 1_000_000, currency: 'CNY' });
  expect(workOrder.fields.machine).toMatchObject({ required: true, to: 'machine' });
  expect(workOrder.fields.number).toMatchObject({ readonly: true });
  expect(workOrder.fields.stage).toMatchObject({ label: label('Stage'), default: { value: 'reported' }, readonly: true });
  expect(workOrder.fields.owner).toMatchObject({
    required: true,
    readonly: false,
    default: { rule: { rule: { user: ['id'] } } },
  });
  expect(workOrder.flow!.stages.map(({ initial, kind }) => [initial, kind])).toEqual([
    [true, 'open'],
    [false, 'open'],
    [false, 'open'],
    [false, 'open'],
    [false, 'done'],
  ]);
  const sparse = modelOf([app, '/country', undefined], [app, '/currency', undefined], [app, '/timezone', undefined]);
  expect(sparse.app).toMatchObject({ country: 'CN', currency: 'CNY', timezone: 'Asia/Shanghai' });
});

test('phone and money fields take their country and currency from the application, unless they name one', () => {
  const fields = [
    text('a'),
    { ...text('b'), type: 'phone' },
    { ...text('c'), type: 'phone', country: 'GB' },
    { ...text('d'), type: 'currency', currency: 'EUR' },
  ];
  const extra = { kind: 'object', id: 'x', name: 'x', label: label('X'), title: 'a', fields };
  const { b, c, d } = modelOf(['objects/x/object.json', '', extra], [app, '/country', 'DE']).objects.x!.fields;
  expect([b!.options.country, c!.options.country, d!.options.currency]).toEqual(['DE', 'GB', 'EUR']);
});

test('defaults are values in canonical form or rules with what they read', () => {
  expect(workOrder.fields.priority!.default).toEqual({ value: 'normal' });
  expect(workOrder.fields.reported_at!.default).toMatchObject({ rule: { rule: { now: [] }, reads: [] } });
  expect((workOrder.fields.due_on!.required as CompiledRule).reads).toEqual(['priority']);
  const phone = { ...text('phone'), type: 'phone', default: '138 1234 5678' };
  expect(modelOf([machine, '/fields/-', phone]).objects.machine!.fields.phone!.default).toEqual({ value: '+8613812345678' });
});

test('an object as default is a value where the field holds objects, else a rule', () => {
  const address = { ...text('a'), type: 'address', default: { city: '上海' } };
  expect(modelOf([machine, '/fields/-', address]).objects.machine!.fields.a!.default).toEqual({ value: { city: '上海' } });
  expect(compiled([machine, '/fields/0/default', { city: '上海' }]).findings[0]!.code).toBe('rule.operator_unknown');
});

test('values depend on the controlling field and on the record type', () => {
  expect(workOrder.fields.fault).toMatchObject({ dependsOn: 'category' });
  expect(workOrder.fields.fault!.values!.find(({ code }) => code === 'cable_damaged')!.when).toEqual(['electrical', 'control']);
  const types = [
    { id: 'a', name: 'inspection', label: label('Inspection'), values: { fault: ['other', 'oil_leak'] } },
    { id: 'b', name: 'repair', label: label('Repair') },
  ];
  const { fault, record_type: type } = modelOf([order, '/record_types', types]).objects.work_order!.fields;
  expect(fault!.values!.find(({ code }) => code === 'oil_leak')!.recordTypes).toBeUndefined();
  expect(fault!.values!.find(({ code }) => code === 'belt_broken')!.recordTypes).toEqual(['repair']);
  expect(type).toMatchObject({ default: { value: 'inspection' }, readonly: false, required: true });
});

test('a picklist may depend on the record type', () => {
  const types = [{ id: 'a', name: 'inspection', label: label('Inspection') }];
  const own = [{ code: 'x', label: label('X'), when: ['inspection'] }];
  const changes = [
    [order, '/record_types', types],
    [order, '/fields/5/depends_on', 'record_type'],
    [order, '/fields/5/values', own],
    [order, '/fields/5/default', 'x'],
  ] as const;
  expect(modelOf(...changes).objects.work_order!.fields.priority).toMatchObject({ dependsOn: 'record_type' });
});

test('shared values under no controlling field say no “when”', () => {
  const model = modelOf([order, '/fields/4/depends_on', undefined]);
  expect(model.objects.work_order!.fields.fault!.values!.some(({ when }) => when)).toBe(false);
  expect(compiled([faults, '/values/0/active', false]).model).not.toBeNull();
});

test('every declared field stands in the layout once', () => {
  const { sections } = modelOf(
    [order, '/layout/sections/1', undefined as never],
    [order, '/layout/sections', [{ id: 's', label: label('S'), fields: ['number'] }]],
  ).objects.work_order!.layout;
  expect(sections.map(({ id, columns, visible, fields }) => [id, columns, visible, fields.length])).toEqual([
    ['s', 2, true, 1],
    ['_rest', 2, true, 11],
  ]);
  expect(modelOf([order, '/layout', undefined]).objects.work_order!.layout.sections).toMatchObject([
    { id: '_rest', label: { en: 'Details' } },
  ]);
});

const section = (fields: readonly string[], more: object = {}): object => ({ id: 's', label: label('S'), fields, ...more });

test('sections stand in the first tab unless they name another, and what is left over in the last', () => {
  const tabs = [
    { id: 'a', label: label('A') },
    { id: 'b', label: label('B') },
  ];
  const sections = [section(['number'], { columns: 3 }), section(['machine'], { id: 't', tab: 'b' })];
  const { layout } = modelOf([order, '/layout', { tabs, sections }]).objects.work_order!;
  expect(layout.tabs).toEqual(tabs);
  expect(layout.sections.map(({ id, tab, columns }) => [id, tab, columns])).toEqual([
    ['s', 'a', 3],
    ['t', 'b', 2],
    ['_rest', 'b', 2],
  ]);
});

test('a layout for some leaves out what nobody must fill, and its roles are ids', () => {
  const special = { id: 'l', name: 'short', label: label('Short'), roles: ['planner'], sections: [section(['number'])] };
  const { layout, layouts } = modelOf([planner, '/id', 'p1'], [order, '/layouts', [special]]).objects.work_order!;
  expect(layouts).toMatchObject([{ name: 'short', roles: ['p1'], recordTypes: null, related: layout.related }]);
  // The rest may be required: always, by rule, or by the stage a record begins in.
  expect(layouts[0]!.sections.map(({ id, fields }) => [id, fields])).toEqual([
    ['s', ['number']],
    ['_rest', ['machine', 'summary', 'category', 'fault', 'priority', 'reported_at', 'due_on']],
  ]);
  const needed = modelOf([order, '/layouts', [special]], [order, '/flow/stages/0/required', ['cost']]).objects.work_order!;
  expect(needed.layouts[0]!.sections[1]!.fields).toContain('cost');
});

test('stages, transitions, rules and views say what they say', () => {
  const { flow, rules, views } = modelOf(
    [order, '/flow/stages/0/probability', 20],
    [order, '/flow/stages/0/time_limit', 48],
    [order, '/flow/transitions/0/set', { priority: 'normal' }],
    [order, '/rules/0/level', 'warning'],
    [order, '/views/0/roles', ['planner']],
    [order, '/views/0/group', 'stage'],
  ).objects.work_order!;
  expect(flow!.stages.slice(0, 2)).toMatchObject([
    { probability: 20, timeLimit: 48 },
    { probability: null, timeLimit: null },
  ]);
  expect(flow!.transitions[0]!.set).toEqual({ priority: { value: 'normal' } });
  expect(rules.map(({ level }) => level)).toEqual(['warning', 'error']);
  expect(views.slice(0, 2)).toMatchObject([
    { roles: ['planner'], group: 'stage' },
    { roles: null, group: null },
  ]);
});

test('related lists and views are there without being declared', () => {
  const sparse = modelOf([machine, '/layout', undefined], [order, '/views', undefined]);
  expect(sparse.objects.machine!.layout.related).toEqual([
    { object: 'work_order', field: 'machine', columns: ['number', 'stage', 'summary', 'category', 'fault'] },
  ]);
  expect(sparse.objects.work_order!.views).toMatchObject([{ name: 'all', filter: null, sort: [] }]);
  expect(sparse.objects.machine!.incoming).toEqual([{ object: 'work_order', field: 'machine' }]);
});

test('sort keys are taken apart', () => {
  expect(workOrder.views[0]!.sort).toEqual([
    { path: 'priority', descending: true },
    { path: 'due_on', descending: false },
  ]);
});

test('grants name every field, and what nobody grants is hidden', () => {
  const [assigned, own] = model.roles.technician!.grants.work_order!;
  expect(Object.keys(assigned!.fields)).toEqual(Object.keys(workOrder.fields));
  expect(assigned).toMatchObject({
    transitions: ['start', 'finish'],
    fields: { cost: 'hidden', resolution: 'edit', summary: 'read', owner: 'read' },
  });
  expect(own).toMatchObject({ rows: { rule: { '==': [{ var: 'owner' }, { user: ['id'] }] } }, transitions: [] });
  const bare = modelOf([technician, '/objects/machine/0/fields', { name: 'read' }]).roles.technician!.grants.machine![0]!;
  expect(bare.fields).toMatchObject({ name: 'read', id: 'read', version: 'read', line: 'hidden', owner: 'hidden' });
  expect(model.roles.planner!.grants.work_order![0]!.transitions).toEqual([
    'plan',
    'start',
    'finish',
    'close',
    'reopen',
    'reject',
  ]);
});

test('nobody edits what the platform writes', () => {
  expect(model.roles.planner!.grants.work_order![0]!.fields).toMatchObject({
    created_at: 'read',
    updated_by: 'read',
    stage_since: 'read',
    stage: 'edit',
    owner: 'edit',
  });
});

test('what cannot be masked is hidden by a mask on everything', () => {
  const masked = modelOf([technician, '/objects/machine/0/fields', { '*': 'masked' }]).roles.technician!.grants.machine![0]!;
  expect(masked.fields).toMatchObject({ name: 'masked', commissioned_on: 'masked', owner: 'hidden', created_by: 'hidden' });
});

test('* stands for every object that the role does not name', () => {
  const everything = { rows: 'all', rights: ['read'], fields: { '*': 'read' } };
  const changes = [planner, '/objects', { '*': [everything], machine: [{ ...everything, rights: ['read', 'update'] }] }] as const;
  const { grants } = modelOf(changes, [technician, '/objects/work_order/0/transitions', ['*']]).roles.planner!;
  expect([grants.machine![0]!.rights, grants.work_order![0]!.rights]).toEqual([['read', 'update'], ['read']]);
});

test('a malformed field is not blamed twice, and everything else is still checked', () => {
  const { findings } = compiled([order, '/fields/2/type', 'txt'], [order, '/views/1/columns/0', 'nmber']);
  expect(findings.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/fields/2/type format.field_type',
    '/views/1/columns/0 format.field_unknown',
  ]);
});

test('a document that cannot be used is not missed by those that refer to it', () => {
  const { findings } = compiled([machine, '/fields', 'none']);
  expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual([`${machine} format.type`]);
});
