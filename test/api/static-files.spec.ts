/** The browser apps as files: what is kept for how long, in which packing, and what is not there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import { serveApps } from '../../server/http/static-files.js';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-static-'));
const server = fastify();
beforeAll(async () => {
  const app = join(folder, 'dist/runtime-ui');
  mkdirSync(join(app, 'assets'), { recursive: true });
  writeFileSync(join(app, 'index.html'), '<!doctype html><title>Built</title>');
  writeFileSync(join(app, 'icon.svg'), '<svg/>');
  writeFileSync(join(app, 'assets/main-1a2b.js'), 'export {};');
  writeFileSync(join(app, 'assets/main-1a2b.js.gz'), gzipSync('export {};'));
  writeFileSync(join(app, 'assets/plain-1a2b.css'), 'a{}');
  writeFileSync(join(folder, 'dist/secret.json'), '{}');
  serveApps(server, join(folder, 'dist'));
  await server.ready();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const forEver = 'public, max-age=31536000, immutable';
const packed = { 'accept-encoding': 'br, gzip' };

test.each([
  ['/app', {}, 'no-cache', undefined],
  ['/app', packed, 'no-cache', undefined],
  ['/app/records/customer/0192', packed, 'no-cache', undefined],
  ['/app/assets/main-1a2b.js', {}, forEver, undefined],
  ['/app/assets/main-1a2b.js', packed, forEver, 'gzip'],
  ['/app/assets/plain-1a2b.css', packed, forEver, undefined],
  ['/app/icon.svg', packed, 'public, max-age=3600', undefined],
])('%s %j', async (url, headers, cacheControl, encoding) => {
  const answer = await server.inject({ url, headers });
  expect([answer.statusCode, answer.headers['cache-control'], answer.headers['content-encoding']]).toEqual([
    200,
    cacheControl,
    encoding,
  ]);
});

test('a path of the application is answered by its page', async () => {
  expect((await server.inject('/app/records/customer?filter=x')).body).toContain('<title>Built</title>');
});

test.each([
  '/app/assets/gone-1a2b.js',
  '/app/gone.svg',
  '/app/../secret.json',
  '/app/..%2fsecret.json',
  '/app/%2e%2e/secret.json',
  '/app/assets/',
])('%s is not there', async (url) => {
  const answer = await server.inject(url);
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.body).not.toContain('{}');
});
