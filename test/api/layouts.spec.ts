/** How records are drawn, and for whom: layouts by record type and role, tabs, grouped views, views of roles. */
import type { AppInfo, FormInfo, ObjectInfo } from '../../server/contract/app.js';
import type { Caller } from '../support/caller.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { project } from '../support/workspace.js';

let server: TestServer;
let manager: Caller;
let agent: Caller;

beforeAll(async () => {
  server = await startTestServer({ project: project('desk') });
  [manager, agent] = await Promise.all([server.user(['manager']), server.user(['agent'])]);
  for (const [subject, priority, budget] of rows)
    await manager.post('/api/records/request', { subject, contact: 'x', priority, budget });
});
afterAll(() => server.close());

const rows = [
  ['Door', 'high', 500],
  ['Window', 'low', 200],
  ['Roof', 'high', 50],
  ['Floor', null, 300],
] as const;
const requestOf = async (caller: Caller): Promise<ObjectInfo> =>
  (await caller.get<AppInfo>('/api/app')).body.objects.request as ObjectInfo;
const formOf = async (caller: Caller, query = ''): Promise<FormInfo> =>
  (await caller.get<FormInfo>(`/api/objects/request/form${query}`)).body;

test('each caller is told the layouts of their roles, the first that fits a record type counting', async () => {
  const [all, some] = await Promise.all([requestOf(manager), requestOf(agent)]);
  expect(all.layouts.map(({ record_types: types, tabs }) => [types, tabs.map(({ label }) => label)])).toEqual([
    [undefined, ['Request', 'Background']],
  ]);
  expect(all.layouts[0]?.sections.map(({ label, tab, columns }) => [label, tab, columns])).toEqual([
    ['What it is', 'main', 3],
    ['Whom to ask', 'more', 2],
    ['Dangers', 'more', 2],
    ['More', 'more', 2],
  ]);
  expect(all.layouts[0]?.related.map(({ object }) => object)).toEqual(['note']);
  // What may be required stands in every layout; the object's own comes after one that fits all types.
  expect(some.layouts.map(({ record_types: types, sections }) => [types, sections.map(({ label }) => label)])).toEqual([
    [['change'], ['The change', 'More']],
    [undefined, ['In short', 'When it is urgent']],
  ]);
  expect(some.layouts[0]?.sections[1]?.fields).toEqual(['contact', 'deadline']);
  expect(some.layouts[1]?.related).toEqual([]);
});

test('a form is laid out for its record type, and fields left out may still be written', async () => {
  const [question, change] = await Promise.all([formOf(agent, '?record_type=question'), formOf(agent, '?record_type=change')]);
  expect(question.layout.sections.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(change.layout.sections.map(({ fields }) => fields)).toEqual([
    ['subject', 'budget', 'risk'],
    ['contact', 'deadline'],
  ]);
  expect(change.layout.leaves_out).toEqual(['priority', 'reference', 'answered_by', 'outcome']);
  expect(Object.keys(change.schema.properties as object)).toContain('reference');
  expect(JSON.stringify(change)).not.toContain('secret_score');
  const made = await agent.post<{ data: { id: string; reference: string } }>('/api/records/request', {
    subject: 'Wall',
    contact: 'x',
    record_type: 'change',
    reference: 'R7',
  });
  expect([made.status, made.body.data.reference]).toEqual([201, 'R7']);
  const stored = await formOf(agent, `?id=${made.body.data.id}`);
  expect(stored.layout.sections.map(({ id }) => id)).toEqual(['a', '_rest']);
});

test('what the layout of the caller does not show is not missed', async () => {
  const urgent = { subject: 'Urgent', contact: 'x' };
  const create = (caller: Caller, more: object = {}) => caller.post('/api/records/request', { ...urgent, ...more });
  expect((await create(manager)).status).toBe(422);
  expect((await create(agent)).status).toBe(201);
  // With a reference the section is shown; for a change the field stands in another one.
  expect((await create(agent, { reference: 'R1' })).status).toBe(422);
  expect((await create(agent, { record_type: 'change' })).status).toBe(422);
  expect((await create(agent, { record_type: 'change', deadline: '2030-01-01' })).status).toBe(201);
});

test('rules say their level, stages their probability and time limit', async () => {
  const { rules } = await formOf(manager);
  expect(rules.map(({ name, level }) => [name, level])).toEqual([
    ['budget_is_large', 'warning'],
    ['budget_is_negative', 'error'],
    ['score_is_low', 'warning'],
  ]);
  expect((await requestOf(manager)).flow?.stages).toMatchObject([
    { name: 'new', probability: 20, time_limit: 24 },
    { name: 'active', probability: 70 },
    { name: 'closed' },
  ]);
});

test('a view of some roles is unknown to others', async () => {
  expect((await requestOf(manager)).views.map(({ name, group }) => [name, group])).toEqual([
    ['by_stage', 'stage'],
    ['watch', 'priority'],
  ]);
  expect((await requestOf(agent)).views.map(({ name }) => name)).toEqual(['by_stage']);
  const refused = await agent.get<{ errors: readonly { code: string }[] }>('/api/records/request?view=watch');
  expect([refused.status, refused.body.errors.map(({ code }) => code)]).toEqual([400, ['request.view.unknown']]);
  const { text } = await agent.get('/api/openapi.json');
  expect(text).not.toContain('watch');
  expect((await manager.get('/api/openapi.json')).text).toContain('"by_stage","watch"');
});

test('a view that groups is sorted by the group first, page by page, and its groups can be counted', async () => {
  type List = { data: readonly { subject: string }[]; page: { next: string | null } };
  const subjects: string[] = [];
  let after = '';
  for (;;) {
    const { body } = await manager.get<List>(`/api/records/request?view=watch&limit=1${after}`);
    subjects.push(...body.data.map(({ subject }) => subject));
    if (body.page.next === null) break;
    after = `&after=${encodeURIComponent(body.page.next)}`;
  }
  // The view sorts its group in descending order; what has no priority is one group too.
  expect(subjects.toSorted()).toEqual(['Door', 'Floor', 'Window']);
  const orders = subjects.map((subject) => rows.find(([name]) => name === subject)?.[1] ?? null);
  expect(new Set(orders).size).toBe(orders.length);
  expect((await requestOf(manager)).views[1]?.sort).toEqual(['-priority']);
  const groups = await manager.get<{ data: readonly object[] }>(
    '/api/records/request/aggregate?group=priority&view=watch&budget.gte=250',
  );
  expect(groups.body.data).toEqual(
    expect.arrayContaining([
      { priority: 'high', count: 1 },
      { priority: null, count: 1 },
    ]),
  );
  expect(groups.body.data).toHaveLength(2);
  expect((await agent.get('/api/records/request/aggregate?group=priority&view=watch')).status).toBe(400);
});

test('what stands in a stage for too long can be asked for', async () => {
  const rule = { '<': [{ var: 'stage_since' }, { date_add: [{ now: [] }, -24, 'hour'] }] };
  const { status, body } = await agent.get<{ data: readonly object[] }>(
    `/api/records/request?filter=${encodeURIComponent(JSON.stringify(rule))}`,
  );
  expect([status, body.data]).toEqual([200, []]);
});
