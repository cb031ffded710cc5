/** What the HTTP layer itself answers: errors that come before any handler, headers, pages, figures. */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Problem } from '../../server/contract/problem.js';
import type { Caller } from '../support/caller.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let planner: Caller;
beforeAll(async () => {
  server = await startTestServer();
  planner = await server.user(['planner']);
});
afterAll(() => server.close());

/** What is known of the database holds this long. */
const knownFor = 1_000;
const chinese = { 'accept-language': 'zh' };

describe('problems', () => {
  test.each([
    ['no JSON', '{"name":', {}, 400, 'request.malformed'],
    ['a list where an object belongs', '[]', {}, 400, 'request.malformed'],
    ['nothing', '', {}, 400, 'request.malformed'],
    ['a poisoned prototype', '{"__proto__":{"administer":true},"name":"x"}', {}, 400, 'request.malformed'],
    ['another media type', 'name: x', { 'content-type': 'text/yaml' }, 415, 'request.media_type'],
    ['plain text', '{"name":"x"}', { 'content-type': 'text/plain' }, 415, 'request.media_type'],
    ['too much', `{"name":"${'x'.repeat(4 * 1024 * 1024)}"}`, {}, 413, 'request.too_large'],
  ])('a body of %s', async (_, body, headers, status, code) => {
    const answer = await planner.post<Problem>('/api/departments', body, headers as Record<string, string>);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.request_id).toBe(answer.headers.get('x-request-id'));
  });

  test('an address that leads nowhere', async () => {
    const answer = await planner.get<Problem>('/api/nothing/here?q=secret');
    expect([answer.status, answer.body.code]).toEqual([404, 'route.unknown']);
    expect(answer.body.title).toBe('There is nothing at GET /api/nothing/here. What there is stands in /api/docs.');
    expect((await planner.send<Problem>('PUT', '/api/departments', {}, chinese)).body.title).toBe(
      'PUT /api/departments 不存在，可用接口见 /api/docs。',
    );
  });

  test('an inner error tells its id and nothing else', async () => {
    const { admin } = server.database;
    await admin.query('alter table platform.department rename column name to secret_column');
    try {
      const answer = await planner.get<Problem>('/api/departments');
      expect([answer.status, answer.body.code]).toEqual([500, 'internal']);
      expect(answer.text).not.toMatch(/secret_column|select|stack/i);
    } finally {
      await admin.query('alter table platform.department rename column secret_column to name');
    }
  });

  test('a database that stops answering in time is said to be slow, not broken', async () => {
    const blocker = await server.database.admin.connect();
    try {
      await blocker.query('begin; lock table platform.department in access exclusive mode');
      const victims = `select pg_cancel_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      const pending = planner.get<Problem>('/api/departments', chinese);
      const answer = await Promise.race([
        pending,
        (async () => {
          for (;;) {
            await new Promise((done) => setTimeout(done, 50));
            await blocker.query(victims);
          }
        })(),
      ]);
      expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'database.timeout', '2']);
      expect(answer.body.title).toBe('数据库处理超时，已中止。请缩小请求范围或稍后重试。');
    } finally {
      await blocker.query('rollback');
      blocker.release();
    }
  });

  test('a connection that breaks is replaced', async () => {
    await server.database.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`,
    );
    const deadline = Date.now() + 5_000;
    let status = 0;
    while (status !== 200 && Date.now() < deadline) ({ status } = await planner.get('/api/departments'));
    expect(status).toBe(200);
  });
});

describe('headers', () => {
  test('the caller’s request id comes back where it is harmless', async () => {
    expect((await planner.get('/api/me', { 'x-request-id': 'order-42.a' })).headers.get('x-request-id')).toBe('order-42.a');
    const refused = (await planner.get('/api/me', { 'x-request-id': 'a b<script>' })).headers.get('x-request-id');
    expect(refused).toMatch(/^[\w-]+$/);
  });

  test.each(['/api/me', '/app', '/studio', '/health/live'])('%s keeps browsers strict', async (path) => {
    const { headers } = await planner.get(path);
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('what a session sees is not kept by caches', async () => {
    expect((await planner.get('/api/me')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('pages', () => {
  test('the root leads to the application', async () => {
    const answer = await server.stranger().get('/');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/app']);
  });

  test.each(['/app', '/app/records/machine', '/studio'])('%s is a page', async (path) => {
    const answer = await server.stranger().get(path);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  test.each(['/app/assets/missing.js', '/studio/assets/x.css', '/app/assets/..%2f..%2fserver/main.js', '/app/..%2fserver.stamp'])(
    '%s is not a page',
    async (path) => {
      const answer = await server.stranger().get(path);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );
});

describe('operators', () => {
  test('see that the server lives and is ready, and how it fares', async () => {
    const stranger = server.stranger();
    expect((await stranger.get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await stranger.get('/health/ready')).body).toEqual({ status: 'ok' });
    await planner.get('/api/departments');
    const { text, headers } = await stranger.get('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toMatch(
      /touchstone_http_request_duration_seconds_count\{method="GET",route="\/api\/departments",status="200"\} [1-9]/,
    );
    expect(text).toMatch(/touchstone_database_connections\{pool="records",state="total"\} \d/);
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds \d/);
  });

  test('are told that it is ready while every connection for requests is in use', async () => {
    const { records, admin } = server.database;
    const taken = await Promise.all(
      [records, admin].flatMap((pool) => Array.from({ length: pool.options.max ?? 0 }, () => pool.connect())),
    );
    try {
      await sleep(knownFor);
      const began = Date.now();
      expect((await server.stranger().get('/health/ready')).status).toBe(200);
      expect(Date.now() - began).toBeLessThan(1_000);
    } finally {
      for (const client of taken) client.release();
    }
  });

  test('are told that nothing can be written, and so is whoever writes', async () => {
    const set = async (value: string): Promise<void> => {
      const client = new pg.Client({ connectionString: server.databaseUrl, options: '-c default_transaction_read_only=off' });
      await client.connect();
      const name = client.escapeIdentifier(new URL(server.databaseUrl).pathname.slice(1));
      await client.query(`alter database ${name} set default_transaction_read_only = ${value}`);
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`,
      );
      await client.end();
      await sleep(knownFor);
    };
    await set('on');
    try {
      const ready = await server.stranger().get<Problem>('/health/ready', chinese);
      expect([ready.status, ready.body.code, ready.headers.get('retry-after')]).toEqual([503, 'database.read_only', '10']);
      expect(ready.body.title).toBe('数据库目前处于只读状态，更改未保存。如持续出现，请联系系统管理员。');
      const written = await planner.post<Problem>('/api/departments', { name: 'Never' });
      expect([written.status, written.body.code]).toEqual([503, 'database.read_only']);
      expect((await planner.get('/api/departments')).status).toBe(200);
      const { text } = await server.stranger().get('/metrics');
      expect(text).toMatch(/^touchstone_database_ready 0$/m);
      expect(text).toMatch(/^touchstone_http_failures_total\{code="database.read_only"\} [1-9]/m);
    } finally {
      await set('off');
    }
    expect((await server.stranger().get('/health/ready')).status).toBe(200);
    expect((await planner.post('/api/departments', { name: 'At last' })).status).toBe(201);
  });

  test('a request that never ends does not hold a handler', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write('POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{');
    expect((await server.stranger().get('/health/live')).status).toBe(200);
    socket.destroy();
  });
});
