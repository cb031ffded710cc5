/** Brings the platform tables up to date; of processes that start together one does it and the others wait. */
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { platformVersion } from '../../../metadata/platform-version.js';
import type { Log } from '../log.js';
import { inTransaction } from './checkout.js';
import { checkData } from './known-data.js';

/** Any number that nobody else locks: "touch" in ASCII. */
const migrationLock = 0x746f756368;

/** TypeORM would make this table with a serial key, which a sharded database cannot have. */
const migrationTable = `create table if not exists platform.migration (
  id bigint not null default (extract(epoch from clock_timestamp()) * 1000000)::bigint,
  timestamp bigint not null,
  name text not null,
  constraint migration_pkey primary key (id),
  constraint migration_name_key unique (name)
)`;

interface Migrating {
  readonly source: DataSource;
  readonly admin: pg.Pool;
  /** The database as it is named to people. */
  readonly place: string;
}

/** Throws a StartFault, with nothing changed, where the data is not ours or newer than we are. */
export async function migrate({ source, admin, place }: Migrating, log: Log): Promise<void> {
  await inTransaction(admin, async (client) => {
    await client.query('set local lock_timeout = 0');
    await client.query('set local statement_timeout = 0');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    const known = source.migrations.map((migration) => migration.name ?? migration.constructor.name);
    await checkData(admin, place, known);
    await prepare(admin, log);
    const done = (await source.runMigrations({ transaction: 'each' })).map(({ name }) => name);
    if (done.length > 0) {
      await admin.query('update platform.migration set version = $1 where name = any ($2)', [platformVersion, done]);
    }
    for (const name of done) log.info({ migration: name }, 'migrated');
  });
}

async function prepare(admin: pg.Pool, log: Log): Promise<void> {
  const { rows } = await admin.query<{ schema: boolean; trigrams: boolean }>(
    `select to_regclass('platform.migration') is not null as schema,
            exists (select 1 from pg_catalog.pg_extension where extname = 'pg_trgm') as trigrams`,
  );
  if (!rows[0]?.schema) {
    await admin.query('create schema if not exists platform');
    await admin.query(migrationTable);
  }
  if (!rows[0]?.trigrams) {
    await admin.query('create extension if not exists pg_trgm').catch((error: unknown) => {
      log.warn(
        { err: error },
        'the extension pg_trgm is missing; searching large tables will be slow until an administrator creates it',
      );
    });
  }
}
