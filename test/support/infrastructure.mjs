/** What a test run stands on: a PostgreSQL (the one in DATABASE_URL, else an embedded one in a throw-away folder) and a Chromium. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { build } from '../../server/build.mjs';
import { launchOptions } from './chromium.mjs';

/**
 * Starts what the environment does not name yet and names it there: TEST_DATABASE_URL, TEST_BROWSER, and TEST_RUN,
 * by which templates of databases are told from those of another run. Answers how to stop it.
 */
export async function provide({ browser }) {
  const stops = [];
  const environment = { TEST_RUN: process.env.TEST_RUN ?? randomBytes(4).toString('hex') };
  try {
    if (!process.env.TEST_DATABASE_URL) {
      const database = await startDatabase();
      environment.TEST_DATABASE_URL = database.url;
      stops.push(database.stop, () => dropTemplates(database.url, environment.TEST_RUN));
    }
    if (browser && !process.env.TEST_BROWSER) {
      const server = await chromium.launchServer(await launchOptions());
      environment.TEST_BROWSER = server.wsEndpoint();
      stops.push(() => server.close());
    }
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
  Object.assign(process.env, environment);
  return () => stopAll(stops);
}

async function stopAll(stops) {
  while (stops.length > 0) await stops.pop()();
}

async function startDatabase() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: () => {} };
  await build('server');
  const { startEmbeddedPostgres } = await import('../../dist/server/platform/db/embedded-postgres.js');
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-test-'));
  chmodSync(folder, 0o755);
  // Durability is not what these tests test; without fsync they run in half the time.
  const { url, stop } = await startEmbeddedPostgres(folder, {
    name: 'postgres',
    settings: { fsync: 'off', max_connections: '200' },
  });
  return {
    url,
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Templates outlive the specs that made them; on a PostgreSQL that is not ours they must not outlive the run. */
async function dropTemplates(url, run) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select datname as name from pg_database where datname like $1', [`t_${run}\\_%`]);
  for (const { name } of rows) await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`);
  await client.end();
}
