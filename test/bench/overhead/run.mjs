/**
 * What does a request cost beyond its SQL? Touchstone, with permissions on, against a hand-written Fastify + pg
 * server (floor.mjs) that runs the very statements Touchstone runs, on one database, in turns, in one run.
 * Prints requests per second of the median round, their ratio (also of the best rounds), and the CPU time that the
 * server process itself spends on a request, which other work on the machine disturbs less. `ROUNDS`, `SECONDS` and
 * `ONLY` (a part of a case's name) by environment.
 */
import { execFileSync, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import pg from 'pg';

const root = join(import.meta.dirname, '../../..');
const rounds = Number(process.env.ROUNDS ?? 7);
const seconds = Number(process.env.SECONDS ?? 3);
const connections = 16;
execFileSync(process.execPath, [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], { cwd: root, stdio: 'ignore' });
const dist = (file) => import(join(root, 'dist/server', file));

const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
chmodSync(folder, 0o755);
const { startEmbeddedPostgres } = await dist('platform/db/embedded-postgres.js');
const cluster = process.env.DATABASE_URL ? null : await startEmbeddedPostgres(folder, { name: 'bench' });
const url = process.env.DATABASE_URL ?? cluster.url;
const children = [];

try {
  const touchstone = await startTouchstone();
  const token = await tokenOf(touchstone, 'sales.manager@example.com', 'bench-password');
  const requests = await chooseRequests(touchstone, token);
  const captured = join(folder, 'floor.json');
  writeFileSync(captured, JSON.stringify({ url, token, ...(await capture(token, requests)) }));
  const floor = `http://127.0.0.1:${await started(fork(join(import.meta.dirname, 'floor.mjs'), [captured]), (message) => message)}`;

  const cases = [
    ['one record', { url: `${touchstone}/api/records/customer/${requests.id}` }, { url: `${floor}/one/${requests.id}` }],
    ['list of 50, filtered', { url: `${touchstone}/api/records/customer?${requests.query}` }, { url: `${floor}/list` }],
    ['create', post(`${touchstone}/api/records/touchpoint`, requests.body), post(`${floor}/create`, requests.body)],
  ];
  console.log(`${connections} connections, ${rounds} rounds of ${seconds} s each in turns\n`);
  console.log('request                 Touchstone  floor (req/s)  ratio: median    best    CPU us: ours   floor   errors');
  const wanted = cases.filter(([name]) => name.includes(process.env.ONLY ?? ''));
  for (const [name, ours, theirs] of wanted)
    report(name, await compare({ ...ours, pid: children[0].pid }, { ...theirs, pid: children[1].pid }, token));
} finally {
  for (const child of children) child.kill('SIGTERM');
  await new Promise((done) => setTimeout(done, 1000));
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

async function startTouchstone() {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const environment = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: url,
    DATA_DIR: folder,
    DEMO_PASSWORD: 'bench-password',
    ADMIN_PASSWORD: 'bench-password',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  };
  children.push(fork(join(root, 'dist/server/main.js'), [], { env: environment, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  const address = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 300; attempt++) {
    if (
      await fetch(`${address}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return address;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('Touchstone did not start');
}

function started(child, answer) {
  children.push(child);
  return new Promise((done, fail) => {
    child.once('message', (message) => done(answer(message)));
    child.once('exit', () => fail(new Error('the floor did not start')));
  });
}

async function tokenOf(address, email, password) {
  const session = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!session.ok) throw new Error(await session.text());
  const cookie = session.headers.getSetCookie()[0].split(';')[0];
  const made = await fetch(`${address}/api/tokens`, {
    method: 'POST',
    headers: { cookie, origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'bench' }),
  });
  const answer = await made.json();
  if (!made.ok) throw new Error(JSON.stringify(answer));
  return (answer.data ?? answer).token;
}

async function chooseRequests(address, token) {
  const get = async (path) => (await fetch(`${address}${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
  const query = 'stage.ne=lost&sort=-created_at&limit=50';
  const customers = (await get(`/api/records/customer?${query}`)).data;
  const types = (await get('/api/records/touchpoint_type?limit=1')).data;
  return {
    query,
    id: customers[0].id,
    body: {
      customer: customers[0].id,
      touchpoint_type: types[0]?.id ?? null,
      channel: 'phone',
      direction: 'outbound',
      happened_at: '2026-01-05T03:04:05.000Z',
      subject: 'Call about the offer',
      summary: 'Talked through the offer; they compare it with two others.',
    },
  };
}

/** Runs each request once in this process and notes what went to PostgreSQL. */
async function capture(token, { id, query, body }) {
  const { openDatabase } = await dist('platform/db/database.js');
  const { createLog } = await dist('platform/log.js');
  const { ReleaseStore } = await dist('publish/release-store.js');
  const { SightCache } = await dist('serve/sight/sight-cache.js');
  const { PlanCache } = await dist('serve/read/plan-cache.js');
  const { loadMember } = await dist('platform/identity/member.js');
  const { hashOf } = await dist('platform/identity/secret.js');
  const { actorOf } = await dist('http/actor-of.js');
  const { one } = await dist('serve/read/one.js');
  const { list } = await dist('serve/read/list.js');
  const { createRecord } = await dist('serve/write/create.js');
  const database = await openDatabase(url, createLog('silent'));
  const releases = new ReleaseStore(database.admin);
  const deps = { records: database.records, releases, sights: new SightCache(), plans: new PlanCache() };
  const member = await loadMember(database.admin, hashOf(token), true);
  const release = await releases.current(member.workspace.id);
  const call = { actor: actorOf(member, release), release, language: 'en', now: new Date() };
  const statementsOf = async (run) => {
    const seen = [];
    const original = pg.Client.prototype.query;
    pg.Client.prototype.query = function spy(...given) {
      const [query] = given;
      const [text, values] = typeof query === 'string' ? [query, given[1]] : [query?.text, query?.values];
      if (text) seen.push({ text, values: values ?? [] });
      return original.apply(this, given);
    };
    try {
      const answer = await run();
      if (answer.status >= 300) throw new Error(answer.body);
      return {
        seen: seen.map((statement, index) => ({
          ...statement,
          ...(/^(begin|commit)$/.test(statement.text) ? {} : { name: `floor_${index}_${statement.text.length}` }),
        })),
        answer,
      };
    } finally {
      pg.Client.prototype.query = original;
    }
  };
  const read = async (run) => {
    const { seen } = await statementsOf(run);
    return { ...seen[0], column: 1 };
  };
  const created = await statementsOf(() => createRecord(call, deps, { object: 'touchpoint', body }));
  const newId = JSON.parse(created.answer.body).data.id;
  const captured = {
    one: { ...(await read(() => one(call, deps, { object: 'customer', id, query: '' }))), id },
    list: await read(() => list(call, deps, { object: 'customer', query })),
    create: { id: newId, others: newIds(created.seen, newId), statements: created.seen },
  };
  await database.close();
  return captured;
}

/** Ids that a create makes beside the record's own: those of its history entries. */
function newIds(statements, recordId) {
  const texts = statements.flatMap(({ values }) => values.filter((value) => typeof value === 'string'));
  const ids = texts.flatMap((text) => [...text.matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => id));
  return [...new Set(ids)].filter((id) => id !== recordId);
}

function post(address, body) {
  return { url: address, method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function compare(ours, theirs, token) {
  const measured = { ours: [], theirs: [], errors: 0 };
  const shoot = async ({ pid, ...target }, duration) => {
    const before = cpuOf(pid);
    const result = await autocannon({
      ...target,
      connections,
      duration,
      headers: { ...target.headers, authorization: `Bearer ${token}` },
    });
    measured.errors += result.non2xx + result.errors;
    return { rate: result.requests.average, cpu: (cpuOf(pid) - before) / result.requests.total };
  };
  for (const target of [ours, theirs]) await shoot(target, 1);
  for (let round = 0; round < rounds; round++) {
    measured.ours.push(await shoot(ours, seconds));
    measured.theirs.push(await shoot(theirs, seconds));
  }
  return measured;
}

/** Microseconds of CPU time a process has used; NaN where /proc is not to be had. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return NaN;
  }
}

function report(name, { ours, theirs, errors }) {
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const rates = (rounds) => rounds.map(({ rate }) => rate);
  const cpu = (rounds) => median(rounds.map((round) => round.cpu)).toFixed(0);
  const best = (rounds) => Math.max(...rates(rounds));
  const cells = [
    name.padEnd(22),
    median(rates(ours)).toFixed(0).padStart(11),
    median(rates(theirs)).toFixed(0).padStart(14),
    (median(rates(ours)) / median(rates(theirs))).toFixed(2).padStart(14),
    (best(ours) / best(theirs)).toFixed(2).padStart(7),
    cpu(ours).padStart(15),
    cpu(theirs).padStart(7),
    String(errors).padStart(8),
  ];
  console.log(cells.join(' '));
}
