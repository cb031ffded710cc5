import { v7 } from 'uuid';
import type { FormInfo } from '../../server/contract/app.js';
import type { Problem } from '../../server/contract/problem.js';
import type { RecordData } from '../../server/contract/records.js';
import type { Caller } from '../support/caller.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let planner: Caller;
let technician: Caller;
let machine: string;

beforeAll(async () => {
  server = await startTestServer();
  [planner, technician] = [await server.user(['planner']), await server.user(['technician'])];
  machine = await created(planner, 'machine', { name: 'Press', asset_number: 'AB-1234', line: 'stamping' });
});
afterAll(() => server.close());

async function created(caller: Caller, object: string, body: unknown): Promise<string> {
  const answer = await caller.post<{ data: RecordData }>(`/api/records/${object}`, body);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.data.id;
}

const workOrder = (rest: Record<string, unknown> = {}): Promise<string> =>
  created(planner, 'work_order', { machine, summary: 'It rattles', category: 'mechanical', ...rest });

const properties = ({ schema }: FormInfo): Record<string, Record<string, unknown>> =>
  schema.properties as Record<string, Record<string, unknown>>;
const writable = (form: FormInfo): string[] =>
  Object.entries(properties(form)).flatMap(([name, { readOnly }]) => (readOnly ? [] : [name]));

test('the form of a new record has what the caller may give', async () => {
  const [all, some] = await Promise.all([
    planner.get<FormInfo>('/api/objects/work_order/form'),
    technician.get<FormInfo>('/api/objects/work_order/form'),
  ]);
  expect(Object.keys(properties(all.body))).toEqual(expect.arrayContaining(['machine', 'cost', 'owner', 'stage']));
  expect(Object.keys(properties(some.body))).toEqual([
    'machine',
    'summary',
    'category',
    'fault',
    'priority',
    'reported_at',
    'due_on',
  ]);
  expect(some.text).not.toContain('cost');
  expect(some.body.schema.required).toEqual(['machine', 'summary', 'category', 'priority', 'reported_at']);
  expect(some.body.defaults).toEqual({ priority: 'normal' });
  expect(some.body.fields).toMatchObject({
    due_on: { required: { in: [{ var: 'priority' }, ['high', 'safety']] } },
    reported_at: { default: { now: [] } },
  });
  expect(some.body.rules.map(({ name }) => name)).toEqual(['reported_in_the_past', 'due_after_report']);
  expect(some.body.stages).toMatchObject({ planned: ['technician', 'due_on'], repaired: ['resolution'] });
  expect(some.body.user).toEqual({ id: technician.id, department: null, roles: ['technician'] });
});

test('the form of a record has what this caller may change on this row', async () => {
  const [assigned, other] = [await workOrder({ technician: technician.id }), await workOrder()];
  const mine = await technician.get<FormInfo>(`/api/objects/work_order/form?id=${assigned}`);
  expect(mine.status).toBe(200);
  expect(writable(mine.body)).toEqual(['category', 'fault', 'lockout', 'resolution']);
  expect(properties(mine.body).summary).toMatchObject({ readOnly: true });
  expect(mine.body.uiSchema.summary).toMatchObject({ 'ui:readonly': true });
  expect(mine.body.defaults).toEqual({});
  const hidden = await technician.get<Problem>(`/api/objects/work_order/form?id=${other}`);
  expect([hidden.status, hidden.body.code]).toEqual([404, 'record.unknown']);
  const own = await created(technician, 'work_order', { machine, summary: 'It smokes', category: 'electrical' });
  const form = await technician.get<FormInfo>(`/api/objects/work_order/form?id=${own}`);
  expect(writable(form.body)).toEqual(['machine', 'summary', 'category', 'fault', 'priority', 'reported_at', 'due_on']);
  const shown = await technician.get<FormInfo>(`/api/objects/machine/form?id=${machine}`);
  expect([shown.status, writable(shown.body)]).toEqual([200, []]);
});

test('a value that is no longer active is offered to the record that holds it', async () => {
  const codes = async (id: string): Promise<unknown[]> => {
    const { body } = await planner.get<FormInfo>(`/api/objects/machine/form?id=${id}`);
    return ((properties(body).line?.oneOf ?? []) as { const: unknown }[]).map((option) => option.const);
  };
  const old = await created(planner, 'machine', { name: 'Old press', asset_number: 'AB-9999', line: 'stamping' });
  await server.database.records.query(`update "${server.workspace.schema}"."machine" set "line" = 'line_5' where "id" = $1`, [
    old,
  ]);
  expect(await codes(machine)).not.toContain('line_5');
  expect(await codes(old)).toContain('line_5');
});

test('a deleted record has no form', async () => {
  const gone = await workOrder();
  await planner.delete(`/api/records/work_order/${gone}`);
  expect((await planner.get(`/api/objects/work_order/form?id=${gone}`)).status).toBe(404);
});

test('forms are kept by etag, which the row and the user are part of', async () => {
  const form = '/api/objects/work_order/form';
  const etag = (await planner.get(form)).headers.get('etag') ?? '';
  expect((await planner.get(form, { 'if-none-match': etag })).status).toBe(304);
  const colleague = await server.user(['planner']);
  expect((await colleague.get(form, { 'if-none-match': etag })).status).toBe(200);
});

test.each<[string, () => string, number, string, Record<string, unknown>]>([
  [
    'an object there is not',
    () => '/api/objects/machin/form',
    404,
    'object.unknown',
    { object: 'machin', suggestion: 'machine' },
  ],
  ['a name from another world', () => '/api/objects/__proto__/form', 404, 'object.unknown', { object: '__proto__' }],
  ['a record there is not', () => `/api/objects/machine/form?id=${v7()}`, 404, 'record.unknown', {}],
  ['what is no id', () => '/api/objects/machine/form?id=1', 404, 'record.unknown', {}],
  ['a parameter there is not', () => '/api/objects/machine/form?ids=1', 400, 'request.invalid', {}],
  ['a record type of an object that has none', () => '/api/objects/machine/form?record_type=x', 400, 'request.invalid', {}],
])('%s', async (_, path, status, code, params) => {
  const { status: found, body } = await planner.get<Problem>(path());
  expect([found, body.code, body.params ?? {}]).toEqual([status, code, params]);
});

test('who may not create gets no form for it', async () => {
  const { status, body } = await technician.get<Problem>('/api/objects/machine/form');
  expect([status, body.code]).toEqual([403, 'record.forbidden']);
});

test('objects are suggested to those only who may see them', async () => {
  const nobody = await server.user([]);
  const { status, body } = await nobody.get<Problem>('/api/objects/machin/form');
  expect([status, body.params]).toEqual([404, { object: 'machin' }]);
});
