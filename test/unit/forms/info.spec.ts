import { appInfo } from '../../../server/serve/info/app-info.js';
import { formInfo, type FormRequest } from '../../../server/serve/info/form-info.js';
import { scopeOf } from '../../../server/serve/info/scope-of.js';
import type { FieldInfo, FormInfo, ObjectInfo } from '../../../server/contract/app.js';
import { bodySchema } from '../../../server/compile/json-schema.js';
import { apiInfo } from '../../../server/serve/info/api-info.js';
import type { ObjectSight } from '../../../server/serve/sight/sight.js';
import { releaseOf, shop, shopWithoutSecret, sightFor } from './shop.js';

const object = (role: string, name = 'customer'): ObjectInfo => {
  const info = appInfo(releaseOf(), sightFor(role), 'en').objects[name];
  if (!info) throw new Error(`${role} has no ${name}`);
  return info;
};
const field = (role: string, name: string): FieldInfo | undefined => object(role).fields.find((one) => one.name === name);

describe('the application', () => {
  test('is told in one language', () => {
    expect(appInfo(releaseOf(), sightFor('boss'), 'zh-CN')).toMatchObject({
      release: 7,
      version: '1.2.3',
      label: '商店',
      navigation: [{ label: '销售' }, { label: '货品' }],
    });
    expect(JSON.stringify(appInfo(releaseOf(), sightFor('boss'), 'zh-CN'))).not.toContain('Region');
  });

  test('loses the objects there are not, and with them groups, lookups and related lists', () => {
    const info = appInfo(releaseOf(), sightFor('clerk'), 'en');
    expect(Object.keys(info.objects)).toEqual(['customer']);
    expect(info.navigation).toEqual([{ label: 'Sales', objects: ['customer'] }]);
    expect(object('boss').layouts[0]?.related).toEqual([
      { object: 'order', field: 'customer', label: 'Orders', columns: ['number', 'cost'] },
    ]);
    expect(object('reader').layouts[0]?.related).toEqual([
      { object: 'order', field: 'customer', label: 'Orders', columns: ['number'] },
    ]);
    expect(object('clerk').layouts[0]?.related).toEqual([]);
  });

  test('a hidden field is in nothing', () => {
    expect(field('clerk', 'secret')).toBeUndefined();
    expect(object('clerk').layouts[0]?.sections.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(object('boss').layouts[0]?.sections.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(object('boss').views.map(({ name }) => name)).toEqual(['all', 'secretive']);
    expect(object('clerk').views).toEqual([{ name: 'all', label: 'All', columns: ['name', 'phone', 'owner'], sort: ['name'] }]);
  });

  test('a masked field decides nothing', () => {
    expect(field('clerk', 'phone')).toMatchObject({ access: 'masked', operators: [], sortable: false, groupable: false });
    expect(field('boss', 'phone')).toMatchObject({ access: 'edit', sortable: true });
    expect(field('boss', 'phone')?.operators).toContain('contains');
    expect(field('reader', 'phone')?.access).toBe('read');
    expect(field('boss', 'code')?.access).toBe('read');
  });

  test('values, dependency, record types and flow', () => {
    expect(field('boss', 'city')).toMatchObject({
      depends_on: 'region',
      values: [
        { code: 'shanghai', when: ['east'] },
        { code: 'chengdu', when: ['west'] },
      ],
    });
    expect(field('boss', 'region')?.values?.map(({ code, active, record_types: types }) => [code, active, types])).toEqual([
      ['east', true, undefined],
      ['west', true, ['company']],
      ['old', false, ['company']],
    ]);
    expect(object('boss').record_types).toEqual([
      { name: 'person', label: 'Person' },
      { name: 'company', label: 'Company' },
    ]);
    expect(object('boss').flow?.stages.map(({ name, kind, initial }) => [name, kind, initial])).toEqual([
      ['open', 'open', true],
      ['won', 'won', false],
    ]);
    expect(object('reader').rights).toEqual({ create: false, update: false, delete: false, export: false, import: false });
  });
});

const form = (role: string, request: Partial<FormRequest> = {}): Omit<FormInfo, 'user'> => {
  const sight = sightFor(role).objects.customer;
  if (!sight) throw new Error(role);
  return formInfo(releaseOf(), scopeOf(sight), { language: 'en', ...request });
};
const properties = (info: Omit<FormInfo, 'user'>): Record<string, Record<string, unknown>> =>
  info.schema.properties as Record<string, Record<string, unknown>>;

describe('the form of a new record', () => {
  test('has what may be given, titled, in the order of the layout', () => {
    const { schema, uiSchema, defaults, fields, stages, rules } = form('boss');
    expect(schema).toMatchObject({ title: 'Customer', type: 'object', required: expect.arrayContaining(['name']) as unknown });
    expect((uiSchema['ui:order'] as string[]).slice(0, 8)).toEqual([
      'phone',
      'name',
      'region',
      'city',
      'note',
      'plan',
      'since',
      'secret',
    ]);
    expect(properties(form('boss')).name).toEqual({
      type: 'string',
      maxLength: 80,
      title: 'Name',
      description: 'As on the licence.',
    });
    expect(properties(form('boss')).code).toBeUndefined();
    expect(properties(form('boss')).stage?.oneOf).toEqual([{ const: 'open', title: 'Open' }]);
    expect(uiSchema.name).toMatchObject({ 'ui:help': 'As on the licence.' });
    expect(defaults).toMatchObject({ region: 'east' });
    expect(fields.since).toEqual({ id: 'f8', default: { today: [] } });
    expect(stages).toEqual({ open: [], won: ['plan', 'secret'] });
    expect(rules.map(({ name }) => name)).toEqual(['no_secret_plan', 'west_needs_note']);
    expect(fields.note).toEqual({ id: 'f6', required: { '==': [{ var: 'secret' }, 'x'] } });
  });

  test('offers active values, titled, as far as the record type admits them', () => {
    const codes = (info: Omit<FormInfo, 'user'>): unknown[] =>
      ((properties(info).region?.oneOf ?? []) as { const: unknown }[]).map((one) => one.const);
    expect(codes(form('boss'))).toEqual(['east', 'west']);
    expect(codes(form('boss', { recordType: 'person' }))).toEqual(['east']);
    expect(properties(form('boss', { language: 'zh-CN' })).region?.oneOf).toEqual([
      { const: 'east', title: '华东' },
      { const: 'west', title: '西部' },
    ]);
    expect(codes(form('boss', { recordType: 'person', row: { editable: ['region'], held: { region: ['old'] } } }))).toEqual([
      'east',
      'old',
    ]);
  });

  test('what is required but not always visible is required while it is visible', () => {
    const west = { '==': [{ var: 'region' }, 'west'] };
    const { schema, fields } = form('clerk');
    expect(schema.required).toEqual(['name', 'record_type', 'stage']);
    expect(fields.reason).toEqual({ id: 'f10', required: west });
    expect(fields.depth).toEqual({
      id: 'f11',
      visible: { '!!': [{ var: 'plan' }] },
      required: { and: [{ '!!': [{ var: 'plan' }] }, west] },
    });
    const scope = scopeOf(sightFor('clerk').objects.customer as ObjectSight);
    expect(bodySchema(scope, 'create').required).toEqual(['name']);
  });

  test('leaves rules that read the hidden or count to the server', () => {
    const { fields, rules, stages, schema } = form('clerk');
    expect(fields.note).toEqual({ id: 'f6' });
    expect(fields.plan).toEqual({ id: 'f7', required: { '==': [{ var: 'region' }, 'west'] } });
    expect(rules).toEqual([
      { name: 'west_needs_note', level: 'error', when: expect.anything() as unknown, at: ['plan'], message: 'A plan is needed.' },
    ]);
    expect(stages).toEqual({ open: [], won: ['plan'] });
    expect(Object.keys(schema.properties as object)).not.toContain('phone');
  });
});

describe('the form of a record that is there', () => {
  test('has what may be changed on this row; the rest is shown', () => {
    const { schema, uiSchema, defaults, fields } = form('clerk', { row: { editable: ['name', 'region'], held: {} } });
    const all = properties({ ...form('clerk'), schema });
    expect(all.name?.readOnly).toBeUndefined();
    expect(all.phone).toMatchObject({ readOnly: true });
    expect(all.code).toMatchObject({ readOnly: true });
    expect(uiSchema.phone).toMatchObject({ 'ui:readonly': true });
    expect(schema.required).toEqual(['name']);
    expect(Object.keys(all)).not.toContain('created_at');
    expect(defaults).toEqual({});
    expect(fields.since).toEqual({ id: 'f8' });
  });
});

/** What must hold: two applications that differ only in what a caller may not see look the same to them. */
test.each(['en', 'zh-CN'] as const)('a caller cannot tell a hidden field from one that never was (%s)', (language) => {
  const [one, other] = [shop, shopWithoutSecret].map((model) => {
    const sight = sightFor('clerk', model);
    const customer = sight.objects.customer;
    if (!customer) return undefined;
    const scope = scopeOf(customer);
    return [
      appInfo(releaseOf(model), sight, language),
      formInfo(releaseOf(model), scope, { language }),
      apiInfo(releaseOf(model), sight, language),
    ];
  });
  expect(one?.length).toBe(3);
  expect(one).toEqual(other);
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});
