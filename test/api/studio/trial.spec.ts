/** The draft tried on real records: conditions, the stage flow, and what of records is shown to whom. */
import type { Problem } from '../../../server/contract/problem.js';
import type { Simulation, TrialRecords, TryRuleAnswer } from '../../../server/contract/trial.js';
import { publish } from '../../../server/publish/publish.js';
import { readDocuments } from '../../../server/publish/folder.js';
import type { Caller } from '../../support/caller.js';
import { idOf, insertRow } from '../../support/rows.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { project } from '../../support/workspace.js';
import { editDraft } from './drafting.js';

interface ObjectDocument {
  name: string;
  title: string;
  fields: { id: string; name: string; type: string; required?: unknown }[];
  flow: {
    stages: { name: string; required?: string[] }[];
    transitions: { name: string; guard?: unknown; required?: string[] }[];
  };
}

let server: TestServer;
let admin: Caller;
/** Changes the application, and reads of its records only machines without their models. */
let designer: Caller;
let technician: Caller;

beforeAll(async () => {
  server = await startTestServer();
  const { documents } = await readDocuments(project('equipment'));
  const role = {
    kind: 'role',
    id: 'designer',
    name: 'designer',
    label: { en: 'Designer' },
    administer: true,
    objects: {
      machine: [{ rows: { '==': [{ var: 'line' }, 'welding'] }, rights: ['read'], fields: { '*': 'read', model: 'hidden' } }],
    },
  };
  await publish(server.database.admin, server.workspace, {
    documents: [...documents, { file: 'roles/designer.json', content: role }],
    message: '',
    author: 'test',
  });
  const release = await server.runtime.releases.refresh(server.workspace.id);
  admin = await server.user(['planner']);
  designer = await server.user(['designer']);
  technician = await server.user(['technician']);
  const insert = (object: string, id: number, values: object): Promise<void> =>
    insertRow(server.database.records, release, object, { id: idOf(id), owner: admin.id, ...values });
  await insert('machine', 1, {
    name: 'Press',
    asset_number: 'AB-0001',
    line: 'stamping',
    criticality: 'A',
    running_hours: 10,
    model: 'P1',
  });
  await insert('machine', 2, {
    name: 'Robot',
    asset_number: 'AB-0002',
    line: 'welding',
    criticality: 'B',
    running_hours: 99,
    model: 'R2',
  });
  await insert('machine', 3, {
    name: 'Gone',
    asset_number: 'AB-0003',
    line: 'welding',
    criticality: 'A',
    deleted_at: '2026-01-03T00:00:00.000Z',
    deleted_by: admin.id,
  });
  await insert('work_order', 4, {
    number: 'WO-1',
    machine: idOf(1),
    summary: 'Noise',
    priority: 'safety',
    lockout: false,
    due_on: '2026-02-01',
  });
  await insert('work_order', 5, {
    number: 'WO-2',
    machine: idOf(2),
    summary: 'Leak',
    priority: 'low',
    stage: 'repaired',
    resolution: 'Sealed',
  });
});
afterAll(() => server.close());
beforeEach(() => admin.delete('/api/studio/draft'));

const attempt = async (body: object, who = admin): Promise<TryRuleAnswer> =>
  (await who.post<TryRuleAnswer>('/api/studio/try-rule', body)).body;
const isA = { '==': [{ var: 'criticality' }, 'A'] };

describe('a condition', () => {
  test('is counted over living records, with examples of those it holds for, or does not', async () => {
    expect(await attempt({ object: 'machine', rule: isA })).toEqual({
      total: 2,
      matching: 1,
      samples: [{ id: idOf(1), label: 'Press', holds: true, values: { criticality: 'A' } }],
      current: true,
    });
    const others = await attempt({ object: 'machine', rule: isA, show: false });
    expect(others.samples).toEqual([{ id: idOf(2), label: 'Robot', holds: false, values: { criticality: 'B' } }]);
  });

  test('gives its verdict on one record, whichever it is', async () => {
    const { samples, matching } = await attempt({ object: 'machine', rule: isA, record: idOf(2) });
    expect([samples.map(({ holds }) => holds), matching]).toEqual([[false], 1]);
    for (const record of [idOf(3), idOf(9)]) {
      const answer = await admin.post<Problem>('/api/studio/try-rule', { object: 'machine', rule: isA, record });
      expect([answer.status, answer.body.code]).toEqual([404, 'record.unknown']);
    }
  });

  test('may read over lookups, count what points here, and ask what the form would know', async () => {
    const over = await attempt({ object: 'work_order', rule: { '==': [{ var: 'machine.criticality' }, 'A'] } });
    expect(over).toMatchObject({ matching: 1, samples: [{ id: idOf(4), values: { 'machine.criticality': 'A' } }] });
    const counted = await attempt({ object: 'machine', rule: { '>=': [{ related_count: ['work_order.machine'] }, 1] } });
    expect(counted.matching).toBe(2);
    expect((await attempt({ object: 'work_order', rule: { sees: ['machine'] } })).matching).toBe(2);
    const writing = { and: [{ '!': [{ is_new: [] }] }, { '==': [{ var: 'line' }, { previous: ['line'] }] }] };
    expect((await attempt({ object: 'machine', rule: writing })).matching).toBe(2);
    expect((await attempt({ object: 'machine', rule: { changed: ['line'] } })).matching).toBe(0);
  });

  test('may read what the draft renames, adds or gives another type', async () => {
    await editDraft<ObjectDocument>(
      admin,
      'object',
      'machine',
      (machine) =>
        ({
          ...machine,
          fields: [
            ...machine.fields
              .map((field) => (field.id === 'f7' ? { id: 'f7', name: 'hours', type: 'text', label: { en: 'Hours' } } : field))
              .map((field) => (field.id === 'f5' ? { ...field, name: 'weight' } : field)),
            { id: 'f99', name: 'budget', type: 'integer', label: { en: 'Budget' } },
          ],
        }).valueOf() as ObjectDocument,
    );
    const broken = await attempt({ object: 'machine', rule: isA });
    expect(broken.current).toBe(false);
    const object = (
      await admin.get<{ documents: { id: string; content: ObjectDocument }[] }>('/api/studio/draft')
    ).body.documents.find(({ id }) => id === 'machine')?.content as ObjectDocument;
    await editDraft<ObjectDocument>(
      admin,
      'object',
      'machine',
      () =>
        JSON.parse(
          JSON.stringify(object).replaceAll('"criticality"', '"weight"').replaceAll('running_hours', 'hours'),
        ) as ObjectDocument,
    );
    await editDraft<ObjectDocument>(
      admin,
      'object',
      'work_order',
      (order) => JSON.parse(JSON.stringify(order).replaceAll('machine.criticality', 'machine.weight')) as ObjectDocument,
    );
    const renamed = await attempt({ object: 'machine', rule: { '==': [{ var: 'weight' }, 'A'] } });
    expect(renamed).toMatchObject({ current: true, matching: 1, samples: [{ values: { weight: 'A' } }] });
    const retyped = await attempt({ object: 'machine', rule: { starts_with: [{ var: 'hours' }, '9'] } });
    expect(retyped).toMatchObject({ matching: 1, samples: [{ id: idOf(2) }] });
    const added = await attempt({ object: 'machine', rule: { is_empty: [{ var: 'budget' }] } });
    expect(added).toMatchObject({ matching: 2, samples: [{ values: { budget: null } }, { values: { budget: null } }] });
  });

  test('is counted for who may not read the records, but shows none of what they may not read', async () => {
    const all = await attempt({ object: 'machine', rule: { '!=': [{ var: 'model' }, null] } }, designer);
    expect([all.total, all.matching]).toEqual([2, 2]);
    expect(all.samples).toEqual([{ id: idOf(2), label: 'Robot', holds: true, values: {} }]);
    const orders = await attempt({ object: 'work_order', rule: { '!=': [{ var: 'summary' }, null] } }, designer);
    expect(orders).toMatchObject({ total: 2, matching: 2, samples: [] });
    const hidden = await designer.post<Problem>('/api/studio/try-rule', { object: 'machine', rule: isA, record: idOf(1) });
    expect(hidden.body.code).toBe('record.unknown');
  });

  test.each<[string, unknown, number, string]>([
    ['nothing', {}, 400, 'request.invalid'],
    ['a list', [], 400, 'request.malformed'],
    ['no rule', { object: 'machine' }, 422, 'trial.rule'],
    ['an unknown field', { object: 'machine', rule: { '==': [{ var: 'colour' }, 'A'] } }, 422, 'trial.rule'],
    ['an unknown operator', { object: 'machine', rule: { eval: ['1'] } }, 422, 'trial.rule'],
    ['another type', { object: 'machine', rule: { '>': [{ var: 'name' }, 3] } }, 422, 'trial.rule'],
    ['no truth', { object: 'machine', rule: { var: 'name' } }, 422, 'trial.rule'],
    ['inherited names', { object: 'machine', rule: { '==': [{ var: '__proto__' }, 'A'] } }, 422, 'trial.rule'],
    ['an object there is not', { object: 'constructor', rule: isA }, 404, 'trial.unknown'],
    ['no id', { object: 'machine', rule: isA, record: "' or 1=1" }, 400, 'request.invalid'],
  ])('with %s is refused', async (_, body, status, code) => {
    const answer = await admin.post<Problem>('/api/studio/try-rule', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    if (code === 'trial.rule') expect(answer.body.errors?.[0]?.pointer).toMatch(/^\/rule/);
    expect((await technician.post<Problem>('/api/studio/try-rule', body)).body.code).toBe('administer.required');
  });
});

describe('the flow', () => {
  const simulated = async (body: object): Promise<Simulation> =>
    (await admin.post<Simulation>('/api/studio/simulate', body)).body;
  const move = (simulation: Simulation, name: string) => simulation.transitions.find((one) => one.name === name);

  test('offers what a record could do, what it lacks, what blocks it, and who may', async () => {
    const simulation = await simulated({ object: 'work_order', record: idOf(4) });
    expect(simulation.stage).toBe('reported');
    expect(simulation.transitions.map(({ name }) => name)).toEqual(['plan', 'reject']);
    expect(move(simulation, 'plan')).toMatchObject({ ready: false, to: 'planned', roles: ['Maintenance planner'] });
    expect(move(simulation, 'plan')?.missing).toContain('technician');
    expect(move(simulation, 'reject')).toMatchObject({ reason: true });
    const imagined = await simulated({ object: 'work_order', record: idOf(4), stage: 'planned' });
    expect(move(imagined, 'start')?.blocked).toEqual([expect.stringContaining('locked out')]);
    expect(move(imagined, 'start')?.roles.toSorted()).toEqual(['Maintenance planner', 'Technician']);
  });

  test('is the draft’s, not the one in force', async () => {
    await editDraft<ObjectDocument>(admin, 'object', 'work_order', (order) => ({
      ...order,
      flow: {
        ...order.flow,
        transitions: order.flow.transitions.map((one) =>
          one.name === 'close' ? { ...one, required: ['cost', 'technician'] } : one,
        ),
      },
    }));
    const simulation = await simulated({ object: 'work_order', record: idOf(5) });
    expect(move(simulation, 'close')?.missing.toSorted()).toEqual(expect.arrayContaining(['cost', 'technician']));
    const inForce = await admin.get<{ data: Simulation }>(`/api/records/work_order/${idOf(5)}/transitions`);
    expect(move(inForce.body.data, 'close')?.missing).not.toContain('technician');
  });

  test.each<[string, object, number, string]>([
    ['no record', { object: 'work_order' }, 400, 'request.invalid'],
    ['a record there is not', { object: 'work_order', record: idOf(99) }, 404, 'record.unknown'],
    ['an object without a flow', { object: 'machine', record: idOf(1) }, 422, 'trial.no_flow'],
    ['a stage there is not', { object: 'work_order', record: idOf(4), stage: '__proto__' }, 404, 'trial.unknown'],
  ])('with %s is refused', async (_, body, status, code) => {
    const answer = await admin.post<Problem>('/api/studio/simulate', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await technician.post<Problem>('/api/studio/simulate', body)).body.code).toBe('administer.required');
  });

  test('is not simulated on records that the caller may not read', async () => {
    const answer = await designer.post<Problem>('/api/studio/simulate', { object: 'work_order', record: idOf(4) });
    expect([answer.status, answer.body.code]).toEqual([404, 'record.unknown']);
  });
});

describe('records to try things on', () => {
  const found = async (query: string, who = admin): Promise<TrialRecords['data']> =>
    (await who.get<TrialRecords>(`/api/studio/records?${query}`)).body.data;

  test('are found by their titles, as far as the caller may read them', async () => {
    expect(await found('object=machine')).toEqual([
      { id: idOf(2), label: 'Robot' },
      { id: idOf(1), label: 'Press' },
    ]);
    expect(await found('object=machine&search=pre')).toEqual([{ id: idOf(1), label: 'Press' }]);
    expect(await found('object=machine', designer)).toEqual([{ id: idOf(2), label: 'Robot' }]);
    expect(await found('object=work_order', designer)).toEqual([]);
    expect(await found('object=nothing')).toEqual([]);
  });

  test('what is not asked rightly is refused', async () => {
    expect((await admin.get<Problem>('/api/studio/records')).body.code).toBe('request.invalid');
    expect((await technician.get<Problem>('/api/studio/records?object=machine')).body.code).toBe('administer.required');
  });
});

test('an object that is not published has nothing to try', async () => {
  await editDraft<object>(admin, 'object', 'tool', () => ({
    kind: 'object',
    id: 'tool',
    name: 'tool',
    label: { en: 'Tool' },
    title: 'name',
    fields: [{ id: 'f1', name: 'name', type: 'text', label: { en: 'Name' } }],
  }));
  const rule = { '==': [{ var: 'name' }, 'x'] };
  const answer = await admin.post<Problem>('/api/studio/try-rule', { object: 'tool', rule });
  expect([answer.status, answer.body.code]).toEqual([422, 'trial.no_table']);
});
