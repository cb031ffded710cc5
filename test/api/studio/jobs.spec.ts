/** Jobs: replacing a value in every record, taking it back, and what is refused. */
import type { Problem } from '../../../server/contract/problem.js';
import type { HistoryAnswer } from '../../../server/contract/records.js';
import type { Job, ReplacePreview } from '../../../server/contract/jobs.js';
import type { Caller } from '../../support/caller.js';
import { idOf, insertRow } from '../../support/rows.js';
import { currentOf, publish } from '../../../server/publish/publish.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { project } from '../../support/workspace.js';
import { finished } from './finished.js';

let server: TestServer;
let admin: Caller;
let rep: Caller;

beforeAll(async () => {
  server = await startTestServer({ project: project('deals') });
  [admin, rep] = [await server.user(['admin'], { name: 'Ada Admin' }), await server.user(['rep'])];
});
afterAll(() => server.close());
beforeEach(() => server.database.admin.query('delete from w_main.deal; delete from w_main.account'));

type Row = Readonly<Record<string, unknown>>;

async function insert(object: string, from: number, values: readonly Row[]): Promise<string[]> {
  const release = await server.runtime.releases.current(server.workspace.id);
  for (const [index, value] of values.entries())
    await insertRow(server.database.records, release, object, { id: idOf(from + index), owner: rep.id, ...value });
  return values.map((_, index) => idOf(from + index));
}

const stored = async (object: string): Promise<Row[]> =>
  (await server.database.admin.query<Row>(`select * from w_main."${object}" order by id`)).rows;

const start = async (body: unknown): Promise<Job> => {
  const answer = await admin.post<{ job: Job }>('/api/studio/replace-value', body);
  expect([answer.status, answer.text]).toEqual([202, expect.any(String)]);
  return finished(admin, answer.body.job);
};
const undo = async ({ id }: Job): Promise<Job> =>
  finished(admin, (await admin.post<{ job: Job }>(`/api/studio/jobs/${id}/undo`)).body.job);

describe('replacing a value', () => {
  test('of a shared set is previewed, done, told in the history, and taken back where nobody has changed it since', async () => {
    const ids = await insert('account', 1, [
      { name: 'A', industry: 'energy' },
      { name: 'B', industry: 'energy' },
      { name: 'C', industry: 'retail' },
      { name: 'D', industry: 'energy', deleted_at: '2026-01-03T00:00:00.000Z', deleted_by: rep.id },
    ]);
    const before = await stored('account');
    const body = { picklist: 'industry', from: 'energy', to: 'retail' };
    const preview = await admin.post<ReplacePreview>('/api/studio/replace-value/preview', body);
    expect(preview.body).toEqual({
      count: 3,
      fields: [{ object: 'acc', field: 'f2', label: 'Account › Industry', count: 3 }],
    });
    const job = await start(body);
    expect(job).toMatchObject({ kind: 'replace_value', state: 'done', done: 3, total: 3, error: null, undoable: true });
    expect(job.by).toEqual({ id: admin.id, label: 'Ada Admin' });
    expect((await stored('account')).map(({ industry, version }) => [industry, Number(version)])).toEqual([
      ['retail', 2],
      ['retail', 2],
      ['retail', 1],
      ['retail', 2],
    ]);
    const told = await admin.get<HistoryAnswer>(`/api/records/account/${ids[0]}/history`);
    expect(told.body.data[0]).toMatchObject({
      kind: 'update',
      by: { id: admin.id },
      changes: [{ field: 'industry', old: 'energy', new: 'retail' }],
    });

    await admin.patch(`/api/records/account/${ids[1]}`, { name: 'B, touched' });
    const undone = await undo(job);
    expect(undone).toMatchObject({ kind: 'undo_replace', state: 'done', done: 2, total: 3, undoable: false });
    expect(undone.text).toContain('1 changed since');
    expect((await stored('account')).map(({ industry }) => industry)).toEqual(['energy', 'retail', 'retail', 'energy']);
    expect((await stored('account'))[0]).toEqual({
      ...before[0],
      version: '3',
      updated_at: expect.any(Date),
      updated_by: admin.id,
    });
    const again = await admin.post<Problem>(`/api/studio/jobs/${job.id}/undo`);
    expect([again.status, again.body.code]).toEqual([409, 'job.not_undoable']);
  });

  test('in a field of several values keeps their order and each once', async () => {
    await insert('deal', 11, [
      { subject: 'one', kinds: ['a'] },
      { subject: 'both', kinds: ['a', 'b'] },
      { subject: 'other', kinds: ['b'] },
    ]);
    const job = await start({ object: 'deal', field: 'f10', from: 'a', to: 'b' });
    expect(job).toMatchObject({ done: 2 });
    expect((await stored('deal')).map(({ kinds }) => kinds)).toEqual([['b'], ['b'], ['b']]);
    await undo(job);
    expect((await stored('deal')).map(({ kinds }) => kinds)).toEqual([['a'], ['a', 'b'], ['b']]);
  });

  test('of the stage is told as a move, and its undoing gives the time in the stage back', async () => {
    const [id] = await insert('deal', 21, [{ subject: 'x' }]);
    const [before] = await stored('deal');
    const job = await start({ object: 'deal', field: 'stage', from: 'open', to: 'lost' });
    const [moved] = await stored('deal');
    expect(moved).toMatchObject({ stage: 'lost', version: '2' });
    expect(moved?.stage_since).not.toEqual(before?.stage_since);
    const told = await admin.get<HistoryAnswer>(`/api/records/deal/${id}/history`);
    expect(told.body.data[0]).toMatchObject({ kind: 'transition', from: 'open', to: 'lost', changes: [] });
    await undo(job);
    expect((await stored('deal'))[0]).toMatchObject({ stage: 'open', stage_since: before?.stage_since, version: '3' });
  });

  test('goes on where a killed process left it, and changes no record twice', async () => {
    const many = 1200;
    await server.database.admin.query(
      `insert into w_main.account (id, name, industry, owner, created_at, created_by, updated_at, updated_by, version)
       select gen_random_uuid(), 'n' || n, 'energy', $1, now(), $1, now(), $1, 1 from generate_series(1, $2::int) n`,
      [rep.id, many],
    );
    const { store } = server.jobs;
    // As a process leaves a job behind that dies after its first batch: marked as running, and nobody holds its lock.
    const interrupted = await start({ picklist: 'industry', from: 'energy', to: 'retail' });
    const half = (await server.database.admin.query<{ id: string }>(`select id from w_main.account order by id offset 500`)).rows;
    await server.database.admin.query(`update w_main.account set industry = 'energy', version = 1 where id = any ($1)`, [
      half.map(({ id }) => id),
    ]);
    await server.database.admin.query(`delete from w_main._job_change where record_id = any ($1)`, [half.map(({ id }) => id)]);
    const row = await store.find(interrupted.id);
    await store.change(interrupted.id, { state: 'running', done: 0, details: { ...row?.details, reached: undefined } });
    expect(await store.abandoned()).toEqual([interrupted.id]);
    await server.jobs.recover();
    const job = await finished(admin, interrupted);
    expect(job).toMatchObject({ state: 'done', done: many, total: many });
    expect(new Set((await stored('account')).map(({ industry, version }) => `${String(industry)} ${String(version)}`))).toEqual(
      new Set(['retail 2']),
    );
    await undo(job);
    expect(new Set((await stored('account')).map(({ industry }) => industry))).toEqual(new Set(['energy']));
  });
});

describe('bad input', () => {
  test.each<[string, unknown, number, string]>([
    ['nothing', {}, 400, 'request.invalid'],
    ['a list', [], 400, 'request.malformed'],
    ['a set and a field', { picklist: 'industry', object: 'acc', field: 'f2', from: 'a', to: 'b' }, 400, 'request.invalid'],
    ['an object without a field', { object: 'acc', from: 'a', to: 'b' }, 400, 'request.invalid'],
    ['a set there is not', { picklist: 'nothing', from: 'a', to: 'b' }, 404, 'component.unknown'],
    ['an object there is not', { object: '__proto__', field: 'f2', from: 'a', to: 'b' }, 404, 'component.unknown'],
    ['a field there is not', { object: 'acc', field: 'constructor', from: 'a', to: 'b' }, 404, 'component.unknown'],
    ['a field without values', { object: 'acc', field: 'f1', from: 'a', to: 'b' }, 422, 'component.no_values'],
    ['a value by itself', { picklist: 'industry', from: 'energy', to: 'energy' }, 422, 'replace.same'],
    ['a value there is not', { picklist: 'industry', from: 'energy', to: "x'; drop table" }, 422, 'replace.to_unknown'],
    ['a long value', { picklist: 'industry', from: 'x'.repeat(61), to: 'energy' }, 400, 'request.invalid'],
  ])('%s is refused, and nothing begins', async (_, body, status, code) => {
    for (const path of ['/api/studio/replace-value', '/api/studio/replace-value/preview']) {
      const answer = await admin.post<Problem>(path, body);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
  });

  test('jobs there are not, or of another workspace, are not found', async () => {
    for (const id of ['x', '00000000-0000-7000-8000-000000000000']) {
      expect((await admin.get<Problem>(`/api/studio/jobs/${id}`)).body.code).toBe('job.unknown');
      expect((await admin.post<Problem>(`/api/studio/jobs/${id}/undo`)).body.code).toBe('job.unknown');
    }
  });

  test.each([
    ['GET', '/api/studio/jobs'],
    ['GET', '/api/studio/jobs/x'],
    ['POST', '/api/studio/jobs/x/undo'],
    ['POST', '/api/studio/replace-value'],
    ['POST', '/api/studio/replace-value/preview'],
  ])('%s %s is for administrators', async (method, path) => {
    const answer = await rep.send<Problem>(method, path, method === 'POST' ? {} : undefined);
    expect([answer.status, answer.body.code]).toEqual([403, 'administer.required']);
  });
});

test('is not for an administrator to whom records might open by it', async () => {
  const { documents } = await currentOf(server.database.admin, server.workspace.id, 1);
  const keeper = {
    kind: 'role',
    id: 'keeper',
    name: 'keeper',
    label: { en: 'Keeper' },
    administer: true,
    objects: { account: [{ rows: { '==': [{ var: 'industry' }, 'energy'] }, rights: ['read'], fields: { '*': 'read' } }] },
  };
  const next = [...documents, { file: 'roles/keeper.json', content: keeper }];
  await publish(server.database.admin, server.workspace, { documents: next, message: '', author: 'test' });
  await server.runtime.releases.refresh(server.workspace.id);
  const [id] = await insert('account', 1, [{ name: 'A', industry: 'retail' }]);
  const by = await server.user(['keeper']);
  const body = { picklist: 'industry', from: 'retail', to: 'energy' };
  const answer = await by.post<Problem>('/api/studio/replace-value', body);
  expect([answer.status, answer.body.code]).toEqual([403, 'replace.widens']);
  expect((await stored('account'))[0]).toMatchObject({ id, industry: 'retail' });
  const job = await start(body);
  expect((await by.post<Problem>(`/api/studio/jobs/${job.id}/undo`)).body.code).toBe('replace.widens');
});
