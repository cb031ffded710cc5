/** A server under load whose database goes and comes back, in every way one can: it answers 503 meanwhile, and loses nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Job } from '../../server/contract/jobs.js';
import { Caller } from '../support/caller.js';
import { extent, isFull, long } from '../support/extent.js';
import { FaultyProxy } from '../support/faulty-proxy.js';
import { Load } from '../support/load.js';
import { OwnPostgres } from '../support/own-postgres.js';
import { buildServer, startProcess, type ServerProcess } from '../support/process.js';
import { finished } from './studio/finished.js';

jest.setTimeout(600_000);

/** A longer test does everything again and again, and freezes for longer than anybody waits. */
const rounds = extent({ usual: 1, full: 3 });
const password = 'an admin of the tests';
const customers = 6_000;

let postgres: OwnPostgres;
let proxy: FaultyProxy;
let environment: Record<string, string>;
let server: ServerProcess;
let admin: Caller;
let load: Load;

beforeAll(async () => {
  buildServer();
  postgres = await OwnPostgres.start();
  proxy = new FaultyProxy(postgres.port);
  environment = {
    DATABASE_URL: postgres.url(await proxy.listen()),
    DATA_DIR: mkdtempSync(join(tmpdir(), 'touchstone-lost-')),
    DEMO: 'off',
    ADMIN_PASSWORD: password,
  };
  server = await startProcess(environment);
  admin = new Caller(server.url);
  await admin.signIn('admin@example.com', password);
  load = new Load(admin);
});
afterAll(async () => {
  void load.end();
  if (server.child.exitCode === null && server.child.signalCode === null) await server.end('SIGTERM');
  await proxy.close();
  await postgres.remove();
  rmSync(environment.DATA_DIR!, { recursive: true, force: true });
});

const others = `from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`;

/** Each is over when the database is there again. */
const faults: Record<string, () => unknown> = {
  'all its connections terminated': () => postgres.query(`select pg_terminate_backend(pid) ${others}`),
  'PostgreSQL restarted': async () => {
    await postgres.stop();
    await postgres.begin();
  },
  'a backend crashed, and all others with it': async () => {
    const [victim] = await postgres.query<{ pid: number }>(`select pid ${others} limit 1`);
    process.kill(victim!.pid, 'SIGKILL');
    await answering();
  },
  'the network cut': () => proxy.drop(),
  'connections refused': async () => {
    const began = Date.now();
    proxy.refuse();
    await load.refusedSince(began, 30, 30_000);
    proxy.open();
  },
  'connections forgotten by what stands between': () => proxy.forget(),
  ...(isFull && {
    'PostgreSQL frozen for longer than anybody waits': async () => {
      const began = Date.now();
      const frozen = postgres.processes();
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
      await load.refusedSince(began, 5, 60_000);
      for (const pid of frozen) process.kill(pid, 'SIGCONT');
    },
  }),
};

async function answering(): Promise<void> {
  for (;;) {
    const isThere = await postgres.query('select 1').then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function expectServed(): Promise<void> {
  await load.servedSince(Date.now(), 40_000);
  expect(server.child.exitCode).toBeNull();
}

describe.each(Array.from({ length: rounds }, (_, index) => index + 1))('round %i', () => {
  test.each(Object.keys(faults))('%s', async (fault) => {
    await expectServed();
    await faults[fault]!();
    await expectServed();
  });
});

test('every answer was a good one or a 503 that says when to come again', async () => {
  await load.end();
  expect([...new Set(load.seen.map(({ status }) => status))].toSorted()).toEqual([200, 201, 503]);
  const refused = load.seen.filter(({ status }) => status === 503).map(({ answer }) => answer);
  for (const { headers, body } of refused) {
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((body as { code: string }).code).toMatch(/^database\.(unavailable|busy|outcome_unknown)$/);
  }
});

test('what was acknowledged is there once, with its history', async () => {
  for (const [table, field, acknowledged] of [
    ['w_main.task', 'subject', load.tasks],
    ['platform.department', 'name', load.departments],
  ] as const) {
    const rows = await postgres.query<{ name: string; count: number }>(
      `select ${field} as name, count(*)::int as count from ${table} group by 1`,
    );
    const there = new Map(rows.map(({ name, count }) => [name, count]));
    expect([...acknowledged].filter((name) => !there.has(name))).toEqual([]);
    expect(rows.filter(({ count }) => count !== 1)).toEqual([]);
  }
  expect(
    await postgres.query(
      `select t.id from w_main.task t where (select count(*) from w_main._history h where h.record_id = t.id) <> 1`,
    ),
  ).toEqual([]);
});

test('a job goes on by itself, and changes no record twice', async () => {
  await postgres.query(
    `insert into w_main.customer (id, customer_type, owner, created_at, created_by, updated_at, updated_by, version)
     select gen_random_uuid(), 'new', u.id, now(), u.id, now(), u.id, 1
     from generate_series(1, $1::int) n, (select id from platform."user" limit 1) u`,
    [customers],
  );
  const replacement = { object: 'customer', field: 'f3', from: 'new', to: 'existing' };
  const { status, body } = await admin.post<{ job: Job }>('/api/studio/replace-value', replacement);
  expect(status).toBe(202);
  const { job } = body;
  const done = async (): Promise<number> =>
    Number((await postgres.query<{ n: string }>(`select count(*) as n from w_main.customer where version > 1`))[0]!.n);
  for (const fault of ['all its connections terminated', 'PostgreSQL restarted']) {
    const before = await done();
    for (const until = Date.now() + 30_000; (await done()) === before;) {
      if (Date.now() > until) throw new Error('the job does not go on');
      await new Promise((next) => setTimeout(next, 5));
    }
    expect(await done()).toBeLessThan(customers);
    await faults[fault]!();
  }
  expect(await finished(admin, job, 60_000)).toMatchObject({ state: 'done', done: customers, total: customers });
  expect(await postgres.query(`select customer_type, version::int, count(*)::int from w_main.customer group by 1, 2`)).toEqual([
    { customer_type: 'existing', version: 2, count: customers },
  ]);
});

test('the log names the losses, no connection and no end', () => {
  expect(server.output()).not.toMatch(/secretKey|"level":60/);
  expect(server.output()).toContain('the connection for notices was lost');
});

describe('the end', () => {
  const fatal = (said: string): unknown[] =>
    said
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { level: number })
      .filter(({ level }) => level === 60);
  const start = (more: Record<string, string> = {}): Promise<ServerProcess> => startProcess({ ...environment, ...more });

  test.each([
    ['an error that nobody catches', `throw new Error('out of the blue')`, 'ended by an error that nobody caught'],
    ['a failure that nobody awaits', `Promise.reject(new Error('out of the blue'))`, 'ended by a failure that nobody awaited'],
  ])('by %s leaves a last line in the log', async (_, act, msg) => {
    const preload = `process.on('SIGUSR2', () => { ${act} })`;
    const doomed = await start({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}` });
    expect(await doomed.end('SIGUSR2')).toBe(1);
    expect(fatal(doomed.output())[0]).toMatchObject({
      msg,
      err: { message: 'out of the blue', stack: expect.stringContaining('data:text/javascript') as string },
    });
  });

  /** A list that waits for its table, and after it another request on the same connection. */
  async function withWaitingRequest(run: (stopping: ServerProcess, socket: Socket, free: () => Promise<void>) => Promise<void>) {
    const stopping = await start();
    const holder = new pg.Client({ connectionString: postgres.url() });
    await holder.connect();
    await holder.query('begin; lock table w_main.task in access exclusive mode');
    const socket = connect(Number(new URL(stopping.url).port), '127.0.0.1');
    socket.write(requestOf('/api/records/task'));
    const isWaiting = `select 1 from pg_locks where not granted and relation = 'w_main.task'::regclass`;
    while ((await holder.query(isWaiting)).rowCount === 0);
    try {
      await run(stopping, socket, async () => void (await holder.query('rollback')));
    } finally {
      await holder.end();
      socket.destroy();
    }
  }
  const requestOf = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: here\r\ncookie: ${admin.cookie}\r\n\r\n`;

  test('in order answers what is under way, and whoever comes then with a 503 like any other', async () => {
    await withWaitingRequest(async (stopping, socket, free) => {
      let said = '';
      socket.on('data', (chunk) => (said += String(chunk)));
      const isClosed = new Promise((done) => socket.once('close', done));
      const ended = stopping.end('SIGTERM');
      while (!stopping.output().includes('is stopping')) await new Promise((done) => setTimeout(done, 5));
      socket.write(requestOf('/api/me'));
      await free();
      expect(await ended).toBe(0);
      await isClosed;
      const [first, second] = said.split(/(?=HTTP\/1\.1 \d{3} )/);
      expect(first).toMatch(/^HTTP\/1\.1 200 /);
      expect(second).toMatch(/^HTTP\/1\.1 503 /);
      expect(second).toContain('content-type: application/problem+json');
      expect(second).toContain('retry-after: 2');
      expect(second).toContain('"code":"server.stopping"');
    });
  });

  long('by impatience leaves a last line in the log', async () => {
    await withWaitingRequest(async (stopping) => {
      const again = setInterval(() => stopping.child.kill('SIGTERM'), 200);
      expect(await stopping.end('SIGTERM')).toBe(1);
      clearInterval(again);
      expect(fatal(stopping.output())).toMatchObject([{ msg: 'stopped by force' }]);
    });
  });
});
