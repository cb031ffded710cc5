/** How much fields and values are used. */
import type { Problem } from '../../../server/contract/problem.js';
import type { FieldUsage, ValueUsage } from '../../../server/contract/jobs.js';
import { fieldUsage } from '../../../server/publish/usage/usage.js';
import type { Caller } from '../../support/caller.js';
import { idOf, insertRow } from '../../support/rows.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { project } from '../../support/workspace.js';

let server: TestServer;
let admin: Caller;
let rep: Caller;

beforeAll(async () => {
  server = await startTestServer({ project: project('deals') });
  [admin, rep] = [await server.user(['admin']), await server.user(['rep'])];
  const release = await server.runtime.releases.current(server.workspace.id);
  const gone = { deleted_at: '2026-01-03T00:00:00.000Z', deleted_by: rep.id };
  const insert = (object: string, id: number, values: object): Promise<void> =>
    insertRow(server.database.records, release, object, { id: idOf(id), owner: rep.id, ...values });
  await insert('account', 1, { name: 'A', industry: 'energy', revenue: 1, updated_at: '2026-02-01T00:00:00.000Z' });
  await insert('account', 2, { name: 'B', industry: 'retail', updated_at: '2026-03-01T00:00:00.000Z' });
  await insert('account', 3, { name: 'C', industry: 'energy', vip: true, ...gone });
  await insert('deal', 4, { subject: 'x', kinds: ['a', 'b'] });
  await insert('deal', 5, { subject: 'y', kinds: ['b'] });
});
afterAll(() => server.close());

const values = async (query: string): Promise<ValueUsage['values']> =>
  (await admin.get<ValueUsage>(`/api/studio/usage/values?${query}`)).body.values;

test('of fields: how many living records have a value, and when one of them was last changed', async () => {
  const { body } = await admin.get<FieldUsage>('/api/studio/usage/fields?object=acc');
  expect(body).toMatchObject({ total: 2, estimated: false });
  expect(body.fields.f1).toEqual({ filled: 2, last_written: '2026-03-01T00:00:00.000Z' });
  expect(body.fields.f3).toEqual({ filled: 1, last_written: '2026-02-01T00:00:00.000Z' });
  expect(body.fields.f9).toEqual({ filled: 0, last_written: null });
  expect(Object.keys(body.fields)).toHaveLength(12);
});

test('of values: how many records hold each, whatever kind of field', async () => {
  expect(await values('picklist=industry')).toEqual({ energy: 2, retail: 1 });
  expect(await values('object=acc&field=f2')).toEqual({ energy: 2, retail: 1 });
  expect(await values('object=deal&field=f10')).toEqual({ a: 1, b: 2 });
  expect(await values('object=deal&field=stage')).toEqual({ open: 2 });
});

test('very large tables are sampled, and it is said', async () => {
  const { model } = await server.runtime.releases.current(server.workspace.id);
  await server.database.admin.query(
    `insert into w_main.memo (id, owner, created_at, created_by, updated_at, updated_by, version)
     select gen_random_uuid(), $1, now(), $1, now(), $1, 1 from generate_series(1, 20000)`,
    [rep.id],
  );
  await server.database.admin.query('analyze w_main.memo');
  const use = await fieldUsage(server.database.records, 'w_main', model.objects.memo!, 2000);
  expect(use.estimated).toBe(true);
  expect(use.total).toBeGreaterThan(5000);
  expect(use.total).toBeLessThan(60_000);
});

test.each([
  ['/api/studio/usage/fields', 400, 'request.invalid'],
  ['/api/studio/usage/fields?object=nothing', 404, 'component.unknown'],
  ['/api/studio/usage/fields?object=acc&more=1', 400, 'request.invalid'],
  ['/api/studio/usage/values', 400, 'request.invalid'],
  ['/api/studio/usage/values?picklist=industry&object=acc&field=f2', 400, 'request.invalid'],
  ['/api/studio/usage/values?object=acc&field=f1', 422, 'component.no_values'],
  ['/api/studio/usage/values?object=acc&field=%27', 404, 'component.unknown'],
])('%s is refused', async (path, status, code) => {
  const answer = await admin.get<Problem>(path);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect((await rep.get<Problem>(path)).body.code).toBe('administer.required');
});
