/** Indexes after a publish: built beside the requests, shown as a job, tried again where they fail. */
import type { Problem } from '../../../server/contract/problem.js';
import type { PublishAnswer, StudioPlan } from '../../../server/contract/draft.js';
import type { Job } from '../../../server/contract/jobs.js';
import type { Caller } from '../../support/caller.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { editDraft } from './drafting.js';
import { finished } from './finished.js';

interface ObjectDocument {
  fields: { id: string; name: string; index?: boolean; unique?: boolean }[];
}

let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.user(['planner'], { name: 'Ada' });
  await server.database.admin.query(
    `insert into w_main.machine (id, name, asset_number, line, model, owner, created_at, created_by, updated_at, updated_by, version)
     select gen_random_uuid(), 'Machine ' || n, 'AB-' || n, 'welding', md5(n::text) || md5((n + 1)::text), $1, now(), $1, now(), $1, 1
     from generate_series(1, 20000) n`,
    [admin.id],
  );
}, 60_000);
afterAll(() => server.close());

const indexed = async (name: string): Promise<boolean> =>
  (
    await server.database.admin.query(
      `select 1 from pg_index x join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'w_main' and c.relname = 'machine' and x.indisvalid
         and pg_get_indexdef(x.indexrelid) ~ $1`,
      // Texts are indexed by an expression over their column.
      [`btree [(].*\\m${name}\\M`],
    )
  ).rowCount !== 0;

async function publish(field: string, property: 'index' | 'unique'): Promise<PublishAnswer> {
  await editDraft<ObjectDocument>(admin, 'object', 'machine', (machine) => ({
    ...machine,
    fields: machine.fields.map((one) => (one.name === field ? { ...one, [property]: true } : one)),
  }));
  const { digest } = (await admin.post<StudioPlan>('/api/studio/plan')).body;
  const answer = await admin.post<PublishAnswer & Problem>('/api/studio/publish', { digest, message: field, confirm: true });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.body;
}

test('publishing answers before they are built, and the job says when they are', async () => {
  const { release, jobs } = await publish('running_hours', 'index');
  expect(jobs).toMatchObject([{ kind: 'index', text: `Indexes of release ${release}`, by: { label: 'Ada' }, total: 100 }]);
  expect(await finished(admin, jobs[0]!)).toMatchObject({ state: 'done', done: 100, total: 100, error: null, undoable: false });
  expect(await indexed('running_hours')).toBe(true);
  expect((await admin.get<{ data: Job[] }>('/api/studio/jobs')).body.data.map(({ id }) => id)).toContain(jobs[0]!.id);
  const chinese = await admin.get<{ data: Job }>(`/api/studio/jobs/${jobs[0]!.id}`, { 'accept-language': 'zh-CN' });
  expect(chinese.body.data.text).toBe(`第 ${release} 版的索引`);
});

test('a publish that wants none begins no job', async () => {
  await editDraft<object>(admin, 'object', 'machine', (machine) => ({ ...machine, icon: 'star' }));
  const { digest } = (await admin.post<StudioPlan>('/api/studio/plan')).body;
  const { body } = await admin.post<PublishAnswer>('/api/studio/publish', { digest, message: 'icon', confirm: true });
  expect(body.jobs).toEqual([]);
});

test('where the disk runs out, the release serves on, the job says why, and it is done once there is room', async () => {
  // A limit on the files that a sort may write stands for the disk: what PostgreSQL answers differs in nothing but the code.
  const { pathname } = new URL(server.databaseUrl);
  const limit = (setting: string): Promise<unknown> =>
    server.database.admin.query(`alter database "${pathname.slice(1)}" ${setting}`);
  // Settings of a database are those of new connections.
  const forget = (): Promise<unknown> =>
    server.database.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'touchstone jobs' and datname = current_database()`,
    );
  await limit(`set temp_file_limit = '100kB'`);
  await limit(`set maintenance_work_mem = '1MB'`);
  await forget();
  const { jobs } = await publish('model', 'index');
  const waiting = async (): Promise<Job> => (await admin.get<{ data: Job }>(`/api/studio/jobs/${jobs[0]!.id}`)).body.data;
  for (const until = Date.now() + 20_000; (await waiting()).error === null && Date.now() < until;)
    await new Promise((done) => setTimeout(done, 50));
  expect(await waiting()).toMatchObject({ state: 'waiting', error: expect.stringContaining('disk') as string });
  expect(await indexed('model')).toBe(false);
  expect((await admin.get('/api/records/machine?limit=1&sort=model')).status).toBe(200);
  await limit('reset temp_file_limit');
  await limit('reset maintenance_work_mem');
  await forget();
  expect(await finished(admin, jobs[0]!, 40_000)).toMatchObject({ state: 'done', error: null });
  expect(await indexed('model')).toBe(true);
}, 90_000);
