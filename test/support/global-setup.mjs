/** One PostgreSQL for the whole test run: the one in DATABASE_URL, else an embedded one in a folder that is thrown away. */
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../server/build.mjs';

export default async function setup() {
  if (process.env.TEST_DATABASE_URL) return;
  if (process.env.DATABASE_URL) {
    process.env.TEST_DATABASE_URL = process.env.DATABASE_URL;
    return;
  }
  await build('server');
  const { startEmbeddedPostgres } = await import('../../dist/server/platform/db/embedded-postgres.js');
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-test-'));
  chmodSync(folder, 0o755);
  // Durability is not what these tests test; without fsync they run in half the time.
  const database = await startEmbeddedPostgres(folder, {
    name: 'postgres',
    settings: { fsync: 'off', max_connections: '200' },
  });
  globalThis.testDatabase = { ...database, folder };
  process.env.TEST_DATABASE_URL = database.url;
}
