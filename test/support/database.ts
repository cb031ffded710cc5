/** A fresh database for one test file, on the PostgreSQL of the test run. */
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  drop(): Promise<void>;
}

export const createTestDatabase = (): Promise<TestDatabase> => createFrom('template1');

/**
 * A copy of a database that is filled once a test run, whichever spec comes first.
 * @param key What `fill` depends on; equal keys are taken to be filled alike.
 * @param fill Must have closed its connections when it is done: nobody may be connected to what is copied.
 */
export async function createFilledDatabase(key: string, fill: (url: string) => Promise<void>): Promise<TestDatabase> {
  const template = `t_${process.env.TEST_RUN ?? 'run'}_${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
  await withMaintenance(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount) return;
    // Under another name until it is whole: a spec that fails half way must not leave a half for the next one.
    const draft = `${template}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    await fill(urlOf(draft));
    await client.query(`alter database ${draft} rename to ${template}`);
  });
  return createFrom(template);
}

async function createFrom(template: string): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await withMaintenance((client) => client.query(`create database ${name} template ${template}`));
  const url = urlOf(name);
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  return {
    url,
    pool,
    async drop() {
      await pool.end();
      await withMaintenance((client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

function urlOf(database: string): string {
  const url = new URL(baseUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function baseUrl(): string {
  const base = process.env.TEST_DATABASE_URL;
  if (!base) throw new Error('TEST_DATABASE_URL is unset: run through jest');
  return base;
}

async function withMaintenance(run: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: baseUrl() });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}
