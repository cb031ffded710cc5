/** Connections are taken out of a pool in one place, which gives them back or closes them whatever happens. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const server = new URL('../../../server', import.meta.url).pathname;
const place = 'platform/db/checkout.ts';

/** Everything that is connected, but for a connection that the same file has made for itself. */
function takenIn(source: string): string[] {
  const own = new Set([...source.matchAll(/const (\w+) = new pg\.Client\(/g)].map(([, name]) => name));
  return [...source.matchAll(/([\w.\])!]+)\s*\??\.connect\(/g)].map(([, of]) => of!).filter((of) => !own.has(of));
}

test('only one file takes connections out of a pool', () => {
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const taking = files.filter((name) => takenIn(readFileSync(join(server, name), 'utf8')).length > 0);
  expect(taking).toEqual([place]);
});

test.each([
  ['const client = await deps.records.connect();', ['deps.records']],
  ['const client = await this.pool\n  .connect();', ['this.pool']],
  ['admin.connect((error, client) => {});', ['admin']],
  ['const client = new pg.Client(config);\nawait client.connect();', []],
])('%j', (source, found) => {
  expect(takenIn(source)).toEqual(found);
});
