/** Servers as processes of their own, on their own PostgreSQL: what they survive, and what they leave behind. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../server/contract/problem.js';
import type { Me } from '../../server/contract/session.js';
import { Caller } from '../support/caller.js';
import { mayMount, mounted } from '../support/mount.js';
import { buildServer, root, startProcess, type ServerProcess } from '../support/process.js';
import { long } from '../support/extent.js';

jest.setTimeout(120_000);

let folder: string;
const running: ServerProcess[] = [];
beforeAll(() => {
  buildServer();
  folder = mkdtempSync(join(tmpdir(), 'touchstone-process-'));
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  for (const { child, end } of running) if (child.exitCode === null && child.signalCode === null) await end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const adminPassword = 'an admin of the tests';
const settings = (name: string): Record<string, string> => ({
  DATA_DIR: join(folder, name),
  DEMO: 'off',
  ADMIN_PASSWORD: adminPassword,
});
async function start(environment: Record<string, string>): Promise<ServerProcess> {
  const server = await startProcess(environment);
  running.push(server);
  return server;
}

async function administrator({ url }: ServerProcess): Promise<Caller> {
  const caller = new Caller(url);
  await caller.signIn('admin@example.com', adminPassword);
  return caller;
}

function postmaster(name: string): number | null {
  const file = join(folder, name, 'pg/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n', 1)[0]) : null;
}

/** Waits for an answer like that; what it was in the end. */
async function untilStatus(caller: Caller, path: string, status: number): Promise<Problem> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await caller.get<Problem>(path).catch(() => null);
    if (answer?.status === status) return answer.body;
    if (Date.now() > deadline) throw new Error(`${path} does not answer ${status}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

const names = async (caller: Caller): Promise<string[]> =>
  (await caller.get<{ data: { name: string }[] }>('/api/departments')).body.data.map(({ name }) => name);

/** Waited for in the last test: five tries take their time. */
let hopeless: ServerProcess;
long('a PostgreSQL that dies and loses its data', async () => {
  hopeless = await start(settings('hopeless'));
  const pid = postmaster('hopeless') ?? 0;
  renameSync(join(folder, 'hopeless/pg'), join(folder, 'hopeless/lost'));
  process.kill(pid, 'SIGKILL');
  expect((await new Caller(hopeless.url).get('/health/live')).status).toBe(200);
});

test('a server that is killed loses nothing; the next one finds its PostgreSQL and in the end stops it', async () => {
  const first = await start(settings('killed'));
  const caller = await administrator(first);
  expect((await caller.post('/api/departments', { name: 'Written before' })).status).toBe(201);
  const pid = postmaster('killed');
  expect(await first.end('SIGKILL')).toBe('SIGKILL');
  expect(postmaster('killed')).toBe(pid);

  const second = await start(settings('killed'));
  expect(postmaster('killed')).toBe(pid);
  const again = new Caller(second.url);
  again.cookie = caller.cookie;
  expect((await again.get<Me>('/api/me')).body.user.email).toBe('admin@example.com');
  expect(await names(again)).toEqual(['Written before']);
  expect(await second.end('SIGINT')).toBe(0);
  expect(postmaster('killed')).toBeNull();

  const third = await start(settings('killed'));
  expect(await names(await administrator(third))).toEqual(['Written before']);
  // The power fails: both are gone at once.
  process.kill(postmaster('killed') ?? 0, 'SIGKILL');
  await third.end('SIGKILL');
  const fourth = await start(settings('killed'));
  expect(await names(await administrator(fourth))).toEqual(['Written before']);
  expect(await fourth.end('SIGTERM')).toBe(0);
  expect(postmaster('killed')).toBeNull();
});

long('a PostgreSQL that dies or hangs under a server is noticed, and serves again', async () => {
  const server = await start(settings('reborn'));
  const caller = await administrator(server);
  expect((await caller.post('/api/departments', { name: 'Written before' })).status).toBe(201);
  const killed = postmaster('reborn') ?? 0;
  process.kill(killed, 'SIGKILL');
  expect(await untilStatus(caller, '/health/ready', 503)).toMatchObject({ code: 'database.unavailable' });
  await untilStatus(caller, '/health/ready', 200);
  expect(postmaster('reborn')).not.toBe(killed);
  expect(await names(caller)).toEqual(['Written before']);
  expect(server.output()).toContain('PostgreSQL is started again');

  const pid = postmaster('reborn') ?? 0;
  const processes = [
    pid,
    ...execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number),
  ];
  for (const frozen of processes) process.kill(frozen, 'SIGSTOP');
  try {
    // What was found out a moment ago still holds.
    await untilStatus(caller, '/health/ready', 503);
    const began = Date.now();
    expect((await caller.get('/health/ready')).status).toBe(503);
    expect((await caller.get('/health/live')).status).toBe(200);
    expect(Date.now() - began).toBeLessThan(1_500);
  } finally {
    for (const frozen of processes) process.kill(frozen, 'SIGCONT');
  }
  await untilStatus(caller, '/health/ready', 200);
  expect(await server.end('SIGTERM')).toBe(0);
  expect(postmaster('reborn')).toBeNull();
});

long('two servers that start at once share one PostgreSQL and one first start; the last one stops it', async () => {
  const [one, two] = await Promise.all([start(settings('shared')), start(settings('shared'))]);
  const caller = await administrator(one);
  expect((await caller.post('/api/departments', { name: 'By one' })).status).toBe(201);
  expect(await names(await administrator(two))).toEqual(['By one']);
  expect(await one.end('SIGTERM')).toBe(0);
  expect(postmaster('shared')).not.toBeNull();
  expect(await names(await administrator(two))).toEqual(['By one']);
  expect(await two.end('SIGTERM')).toBe(0);
  expect(postmaster('shared')).toBeNull();
});

test('the accounts of the first start are in the banner and in a file that others cannot read', async () => {
  const { DATA_DIR } = settings('accounts');
  const server = await start({ DATA_DIR: DATA_DIR ?? '', DEMO_PASSWORD: 'a demo of the tests' });
  const file = join(DATA_DIR ?? '', 'accounts.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { accounts } = JSON.parse(readFileSync(file, 'utf8')) as { accounts: { email: string; password: string | null }[] };
  const admin = accounts.find(({ email }) => email === 'admin@example.com');
  expect(server.output()).toContain(`admin@example.com          ${admin?.password}\n`);
  expect(server.output()).toContain('sales.rep@example.com      (the password you set)\n');
  expect(readFileSync(file, 'utf8')).not.toContain('a demo of the tests');
  await new Caller(server.url).signIn('admin@example.com', admin?.password ?? '');
  const seller = new Caller(server.url);
  const { body } = await seller.signIn('sales.rep@example.com', 'a demo of the tests');
  expect(body).toMatchObject({
    administer: false,
    roles: [{ name: 'sales_rep' }],
    department: { name: '华东销售组 Sales East' },
  });
  await server.end('SIGTERM');

  const later = await start({ DATA_DIR: DATA_DIR ?? '' });
  expect(later.output()).not.toContain(admin?.password);
  expect(later.output()).toContain('The passwords made at the first start are in');
  await later.end('SIGTERM');
});

long('a stop waits for the request that is under way', async () => {
  const server = await start(settings('graceful'));
  const caller = await administrator(server);
  const writes = Array.from({ length: 20 }, (_, index) =>
    caller.post('/api/departments', { name: `D${index}` }).then(
      ({ status }) => status,
      () => 0,
    ),
  );
  await writes[0];
  const [code, ...statuses] = await Promise.all([server.end('SIGTERM'), ...writes]);
  expect(code).toBe(0);
  const answered = statuses.filter((status) => status === 201).length;
  const again = await start(settings('graceful'));
  const kept = (await names(await administrator(again))).length;
  // What was answered is there, and what is there was answered.
  expect(kept).toBe(answered);
  await again.end('SIGTERM');
});

const asRoot = mayMount ? long : test.skip;

asRoot('a disk that fills up is named to callers and operators; reading goes on, writing once there is room', async () => {
  const disk = mkdtempSync(join(folder, 'disk-'));
  await mounted(disk, ['-t', 'tmpfs', '-o', 'size=200m,mode=755', 'tmpfs'], async () => {
    const server = await start({ ...settings('full'), DATA_DIR: join(disk, 'data') });
    try {
      const caller = await administrator(server);
      expect((await caller.post('/api/departments', { name: 'Before' })).status).toBe(201);
      // PostgreSQL takes some of what is left meanwhile.
      expect(() => writeFileSync(join(disk, 'filler'), Buffer.alloc(200_000_000))).toThrow('ENOSPC');
      const text = 'The disk of the database is full, so nothing was saved. Tell whoever runs this server to make room.';
      expect(await untilStatus(caller, '/health/ready', 503)).toMatchObject({ code: 'database.disk_full', title: text });

      // What fits into blocks that are there is still taken.
      let answer = await caller.post<Problem>('/api/departments', { name: 'D0' });
      for (let count = 1; answer.status === 201 && count < 1_000; count++) {
        answer = await caller.post<Problem>('/api/departments', { name: `D${count} ${'x'.repeat(90)}` });
      }
      expect([answer.status, answer.body.code, answer.body.title]).toEqual([503, 'database.disk_full', text]);
      expect(answer.headers.get('retry-after')).toBeNull();
      const chinese = await caller.get<Problem>('/health/ready', { 'accept-language': 'zh' });
      expect(chinese.body.title).toBe('数据库磁盘已满，更改未保存。请联系系统管理员清理磁盘空间。');
      expect((await names(caller))[0]).toBe('Before');
      const figures = (await caller.get('/metrics')).text;
      expect(figures).toMatch(/^touchstone_database_ready 0$/m);
      expect(figures).toMatch(/^touchstone_http_failures_total\{code="database.disk_full"\} [1-9]/m);

      rmSync(join(disk, 'filler'));
      await untilStatus(caller, '/health/ready', 200);
      expect((await caller.post('/api/departments', { name: 'After' })).status).toBe(201);
      expect((await caller.get('/metrics')).text).toMatch(/^touchstone_database_ready 1$/m);
    } finally {
      // Else the disk stays in use.
      await server.end('SIGTERM');
    }
    expect(server.child.exitCode).toBe(0);
    expect(server.output()).toMatch(/"level":50.*could not extend file.*No space left on device.*"msg":"request failed"/);
  });
});

asRoot('root may start it below a home that is closed to everybody else', async () => {
  const home = mkdtempSync(join(folder, 'home-'));
  chmodSync(home, 0o700);
  const project = join(home, 'touchstone');
  mkdirSync(project);
  await mounted(project, ['--bind', root], async () => {
    const data = join(home, 'data');
    const server = await startProcess({ DATA_DIR: data, DEMO: 'off', ADMIN_PASSWORD: adminPassword }, { project });
    expect((await (await administrator(server)).post('/api/departments', { name: 'At home' })).status).toBe(201);
    expect(await server.end('SIGTERM')).toBe(0);
    const again = await startProcess({ DATA_DIR: data, DEMO: 'off' }, { project });
    expect(await names(await administrator(again))).toEqual(['At home']);
    expect(await again.end('SIGTERM')).toBe(0);
  });
});

long('ends its server after five tries, with one sentence', async () => {
  expect(await hopeless.ended).toBe(1);
  const lines = hopeless
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  const said = lines.map((line) => JSON.parse(line) as { level: number; msg: string });
  expect(said.filter(({ msg }) => msg.includes('it is started again'))).toHaveLength(5);
  expect(said.filter(({ level }) => level === 60).map(({ msg }) => msg)).toEqual([
    `PostgreSQL died and 5 tries to start it again failed. There is no PostgreSQL data in ${folder}/hopeless/pg any more. What it said itself is in ${folder}/hopeless/pg.log. Mend that and start Touchstone again.`,
  ]);
});
