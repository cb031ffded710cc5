/**
 * Whom does a publish hold up? A server with the CRM, a million customers (`ROWS`), 50 clients (`CLIENTS`) that list, read,
 * change and create them over HTTP; meanwhile an object with 30 fields and three lookups is published, its indexes are
 * built, and a field of the large table changes its type. Prints how long each takes, the longest request before and
 * during it, the longest wait for a lock that PostgreSQL showed (asked every 10 ms), and what failed.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { build } from '../../../server/build.mjs';

const root = join(import.meta.dirname, '../../..');
const rows = Number(process.env.ROWS ?? 1_000_000);
const clients = Number(process.env.CLIENTS ?? 50);
await build('server');
const dist = (file) => import(join(root, 'dist/server', file));

const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
chmodSync(folder, 0o755);
const { startEmbeddedPostgres } = await dist('platform/db/embedded-postgres.js');
const cluster = process.env.DATABASE_URL ? null : await startEmbeddedPostgres(folder, { name: 'bench' });
const url = process.env.DATABASE_URL ?? cluster.url;
let server = null;

try {
  const address = await startServer();
  const admin = new pg.Pool({ connectionString: url, max: 5, options: '-c TimeZone=UTC -c jit=off' });
  admin.on('error', () => {});
  const workspace = (await admin.query(`select id, name, schema, release from platform.workspace`)).rows[0];
  await fill(admin);
  const token = await tokenOf(address, 'sales.manager@example.com', 'bench-password');
  const { publish } = await dist('publish/publish.js');
  const { settleIndexes } = await dist('publish/settle.js');
  const { readDocuments } = await dist('publish/folder.js');
  const { documents } = await readDocuments(join(root, 'metadata/templates/touchpoint-crm'));
  const request = (more) => ({ message: 'bench', author: 'bench', indexes: 'later', ...more });
  const load = await startLoad(address, token, admin);
  const measure = async (name, run) => {
    load.reset();
    const started = performance.now();
    const result = await run();
    const took = performance.now() - started;
    const { requests, longest, wait, failures } = load.seen();
    console.log(
      `${name.padEnd(44)} ${ms(took)}  ${String(requests).padStart(9)} ${ms(longest)} ${ms(wait)} ${String(failures.length).padStart(9)}`,
    );
    for (const failure of failures.slice(0, 3)) console.log(`  ${failure}`);
    return result;
  };
  console.log(`${rows} customers, ${clients} clients\n`);
  console.log(`${''.padEnd(44)}      took   requests   longest lock wait  failures`);
  await measure('nothing, for 10 s', () => new Promise((done) => setTimeout(done, 10_000)));
  const more = [...documents, newObject()];
  const { plan } = await measure('publish: 30 fields, 3 lookups', () => publish(admin, workspace, request({ documents: more })));
  await measure('its indexes and foreign keys', () => settleIndexes(admin, workspace.schema, plan.model));
  const retyped = await withType(more);
  const second = await measure('a text of the large table becomes long', () =>
    publish(admin, workspace, request({ documents: retyped })),
  );
  await measure('what that leaves', () => settleIndexes(admin, workspace.schema, second.plan.model));
  const lost = await load.stop();
  console.log(`\nwrites answered with success and not found afterwards: ${lost}`);
  await admin.end();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  server?.kill('SIGTERM');
  await new Promise((done) => setTimeout(done, 1000));
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

function ms(time) {
  return `${time.toFixed(0)} ms`.padStart(9);
}

async function startServer() {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: url,
    DATA_DIR: folder,
    DEMO_PASSWORD: 'bench-password',
    ADMIN_PASSWORD: 'bench-password',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  };
  server = fork(join(root, 'dist/server/main.js'), [], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const address = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 600; attempt++) {
    const isReady = await fetch(`${address}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return address;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('Touchstone did not start');
}

/** Copies of the demo's customers under ids and names of their own. */
async function fill(admin) {
  const { rows: columns } = await admin.query(
    `select column_name as name from information_schema.columns where table_schema = 'w_main' and table_name = 'customer' and column_name not in ('id', 'name')`,
  );
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  await admin.query(`set statement_timeout = 0`);
  for (let from = 0; from < rows; from += 50_000) {
    await admin.query(
      `insert into w_main.customer (id, name, ${names})
       select gen_random_uuid(), 'Bench ' || n, ${names} from (select * from w_main.customer order by id limit 1) c, generate_series(${from + 1}, ${Math.min(rows, from + 50_000)}) n`,
    );
  }
  await admin.query('analyze w_main.customer');
}

async function tokenOf(address, email, password) {
  const post = (path, body, cookie) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address, ...(cookie && { cookie }) },
      body: JSON.stringify(body),
    });
  const session = await post('/api/session', { email, password });
  const made = await (await post('/api/tokens', { name: 'bench' }, session.headers.getSetCookie()[0].split(';')[0])).json();
  return (made.data ?? made).token;
}

function newObject() {
  const label = (en) => ({ en });
  const types = ['text', 'integer', 'currency', 'date', 'datetime', 'boolean', 'long_text', 'email', 'phone'];
  const fields = Array.from({ length: 26 }, (_, n) => ({
    id: `b${n}`,
    name: `field${n}`,
    type: types[n % types.length],
    label: label(`Field ${n}`),
  }));
  const lookups = ['customer', 'contact', 'touchpoint'].map((to) => ({
    id: `l_${to}`,
    name: to,
    type: 'lookup',
    to,
    label: label(to),
  }));
  const content = { kind: 'object', id: 'bench1', name: 'bench_order', label: label('Order'), title: 'name' };
  return {
    file: 'objects/bench_order/object.json',
    content: { ...content, fields: [{ id: 'n', name: 'name', type: 'text', label: label('Name') }, ...fields, ...lookups] },
  };
}

/** The first text of the large table that may as well be long: nothing sorts by it or keeps it unique. */
async function withType(documents) {
  const { compile } = await dist('compile/compile.js');
  const customer = documents.find(({ content }) => content.kind === 'object' && content.name === 'customer');
  for (const { id, type } of customer.content.fields) {
    if (type !== 'text') continue;
    const fields = customer.content.fields.map((field) =>
      field.id === id ? { id, name: field.name, type: 'long_text', label: field.label } : field,
    );
    const next = documents.map((one) => (one === customer ? { ...one, content: { ...one.content, fields } } : one));
    if (compile(next).model) return next;
  }
  throw new Error('No text of the customer can become long');
}

async function startLoad(address, token, admin) {
  const { rows: some } = await admin.query(`select id from w_main.customer order by id limit 2000`);
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const written = new Map();
  let [seen, wait, running] = [[], 0, true];
  const failures = [];
  const send = (method, path, body) =>
    new Promise((done) => {
      const started = performance.now();
      const text = body && JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${token}`,
        ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      };
      const sent = httpRequest(`${address}${path}`, { method, agent, headers }, (answer) => {
        let said = '';
        answer.on('data', (chunk) => (said += chunk));
        answer.on('end', () => {
          seen.push(performance.now() - started);
          const ok = answer.statusCode < 400;
          if (!ok) failures.push(`${method} ${path} ${answer.statusCode} ${said.slice(0, 300)}`);
          done(ok ? JSON.parse(said || 'null') : null);
        });
      });
      sent.on('error', (error) => (failures.push(`${method} ${path} ${error.message}`), done(null)));
      sent.end(text);
    });
  // Each client has rows of its own, so that what it wrote last must be there.
  const client = async (number) => {
    for (let n = 0; running; n++) {
      const { id } = some[(number + clients * (n % 30)) % some.length];
      const kind = n % 5;
      if (kind === 0) await send('GET', `/api/records/customer?sort=name&limit=20`);
      else if (kind < 3) await send('GET', `/api/records/customer/${id}`);
      else {
        const name = `Written ${number} ${n} ${randomUUID()}`;
        if (await send('PATCH', `/api/records/customer/${id}`, { name })) written.set(id, name);
      }
    }
  };
  const working = Array.from({ length: clients }, (_, number) => client(number));
  const watcher = new pg.Client({ connectionString: url });
  watcher.on('error', () => {});
  await watcher.connect();
  const watching = (async () => {
    const since = new Map();
    while (running) {
      const { rows: waiting } = await watcher.query(
        `select pid, query_start from pg_stat_activity where wait_event_type = 'Lock' and wait_event <> 'transactionid' and application_name = 'touchstone records'`,
      );
      const now = performance.now();
      for (const pid of since.keys()) if (!waiting.some((one) => one.pid === pid)) since.delete(pid);
      for (const { pid } of waiting) {
        if (!since.has(pid)) since.set(pid, now);
        wait = Math.max(wait, now - since.get(pid));
      }
      await new Promise((done) => setTimeout(done, 10));
    }
  })();
  return {
    reset: () => {
      [seen, wait, failures.length] = [[], 0, 0];
    },
    seen: () => ({ requests: seen.length, longest: seen.reduce((a, b) => Math.max(a, b), 0), wait, failures: [...failures] }),
    async stop() {
      running = false;
      await Promise.all([...working, watching]);
      await watcher.end();
      const { rows: found } = await admin.query(`select id, name from w_main.customer where id = any($1)`, [[...written.keys()]]);
      return found.filter(({ id, name }) => written.get(id) !== name).length;
    },
  };
}
