/** Jobs and the end of their process: killed or stopped in the middle, they are gone on with by the next one. */
import type { Job } from '../../../server/contract/jobs.js';
import { Caller } from '../../support/caller.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { buildServer, startProcess, type ServerProcess } from '../../support/process.js';
import { long } from '../../support/extent.js';
import { finished } from './finished.js';

jest.setTimeout(240_000);

const password = 'an admin of the tests';
const many = 8_000;
let database: TestDatabase;
let running: ServerProcess | null = null;

beforeAll(async () => {
  buildServer();
  database = await createTestDatabase();
});
afterAll(async () => {
  await running?.end('SIGKILL');
  await database.drop();
});

async function start(): Promise<Caller> {
  running = await startProcess({ DATABASE_URL: database.url, DEMO: 'off', ADMIN_PASSWORD: password });
  const admin = new Caller(running.url);
  // A machine that is busy with other tests may have no connection yet.
  for (let attempt = 1; ; attempt++) {
    try {
      await admin.signIn('admin@example.com', password);
      return admin;
    } catch (error) {
      if (attempt === 5 || !String(error).includes('503')) throw error;
    }
  }
}

async function end(signal: NodeJS.Signals): Promise<unknown> {
  const code = await running?.end(signal);
  running = null;
  return code;
}

/** Each state of a record there is, with how many are in it. */
const states = async (): Promise<unknown> =>
  (
    await database.pool.query<{ state: string; count: number }>(
      `select customer_type || ' ' || version as state, count(*)::int as count from w_main.customer group by 1 order by 1`,
    )
  ).rows.map(({ state, count }) => [state, count]);

/** Until the job has changed some records and not yet all. */
async function underWay(admin: Caller, id: string): Promise<void> {
  for (const until = Date.now() + 60_000; ;) {
    const { data } = (await admin.get<{ data: Job }>(`/api/studio/jobs/${id}`)).body;
    if (data.state === 'running' && data.done > 0 && data.done < many) return;
    if (data.state !== 'waiting' && data.state !== 'running') throw new Error(`It is over already: ${JSON.stringify(data)}`);
    if (Date.now() > until) throw new Error(`It does not begin: ${JSON.stringify(data)}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

long(
  'a replacement goes on after its process was killed, and its undoing after it was stopped; no record is changed twice',
  async () => {
    const first = await start();
    await database.pool.query(
      `insert into w_main.customer (id, customer_type, owner, created_at, created_by, updated_at, updated_by, version)
     select gen_random_uuid(), 'new', u.id, now(), u.id, now(), u.id, 1
     from generate_series(1, $1::int) n, (select id from platform."user" limit 1) u`,
      [many],
    );
    const { job } = (
      await first.post<{ job: Job }>('/api/studio/replace-value', {
        object: 'customer',
        field: 'f3',
        from: 'new',
        to: 'existing',
      })
    ).body;
    await underWay(first, job.id);
    await end('SIGKILL');
    expect(await states()).toHaveLength(2);

    const second = await start();
    expect(await finished(second, job, 120_000)).toMatchObject({ state: 'done', done: many, total: many });
    expect(await states()).toEqual([['existing 2', many]]);

    const undo = (await second.post<{ job: Job }>(`/api/studio/jobs/${job.id}/undo`)).body.job;
    await underWay(second, undo.id);
    const began = Date.now();
    expect(await end('SIGTERM')).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(await states()).toHaveLength(2);

    const third = await start();
    expect(await finished(third, undo, 120_000)).toMatchObject({ state: 'done', done: many, total: many });
    expect(await states()).toEqual([['new 3', many]]);
    expect(await end('SIGTERM')).toBe(0);
  },
);
