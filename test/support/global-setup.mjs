/** One PostgreSQL for the whole test run: the one in DATABASE_URL, else an embedded one in a folder that is thrown away. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function setup() {
  if (process.env.TEST_DATABASE_URL) return;
  if (process.env.DATABASE_URL) {
    process.env.TEST_DATABASE_URL = process.env.DATABASE_URL;
    return;
  }
  const launcher = join(import.meta.dirname, '../../dist/server/platform/db/embedded-postgres.js');
  if (!existsSync(launcher)) execFileSync('npx', ['nest', 'build'], { stdio: 'inherit' });
  const { startEmbeddedPostgres } = await import(launcher);
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-test-'));
  chmodSync(folder, 0o755);
  // Durability is not what these tests test; without fsync they run in half the time.
  const database = await startEmbeddedPostgres(folder, 'postgres', { fsync: 'off', max_connections: '200' });
  globalThis.testDatabase = { ...database, folder };
  process.env.TEST_DATABASE_URL = database.url;
}
