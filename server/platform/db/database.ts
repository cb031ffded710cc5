/** The database of the platform, checked and migrated: two pools, the TypeORM data source and the notices. */
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import { StartFault } from '../start-fault.js';
import { adminPool, connectionFault, jobsPool, placeOf, probePool, recordsPool } from './connection.js';
import { SessionEntity, SignInFailureEntity, TokenEntity } from './entities/access.js';
import { AuditEntity } from './entities/audit.js';
import { DepartmentEntity } from './entities/department.js';
import { DraftDocumentEntity, DraftEditEntity, DraftEntity } from './entities/draft.js';
import { InvitationEntity } from './entities/invitation.js';
import { JobEntity } from './entities/job.js';
import { MembershipEntity, MembershipRoleEntity } from './entities/membership.js';
import { ReleaseEntity } from './entities/release.js';
import { UserEntity } from './entities/user.js';
import { WorkspaceEntity } from './entities/workspace.js';
import { migrate } from './migrate.js';
import { PlatformTables1760000000000 } from './migrations/1760000000000-platform-tables.js';
import { DraftAndAudit1761000000000 } from './migrations/1761000000000-draft-and-audit.js';
import { JobsAndViews1764000000000 } from './migrations/1764000000000-jobs-and-views.js';
import { MigrationVersion1766000000000 } from './migrations/1766000000000-migration-version.js';
import { Invitations1767000000000 } from './migrations/1767000000000-invitations.js';
import { Notifications } from './notifications.js';
import { Readiness } from './readiness.js';
import { Unanswered } from './unanswered.js';

export interface Database {
  /** For records: short statements, many connections. */
  readonly records: pg.Pool;
  /** For everything else; also the pool of `source`. */
  readonly admin: pg.Pool;
  /** For what goes on beside requests. */
  readonly jobs: pg.Pool;
  readonly source: DataSource;
  readonly notifications: Notifications;
  readonly readiness: Readiness;
  close(): Promise<void>;
}

const oldestVersion = 15;

const entities = [
  WorkspaceEntity,
  ReleaseEntity,
  UserEntity,
  MembershipEntity,
  MembershipRoleEntity,
  InvitationEntity,
  DepartmentEntity,
  SessionEntity,
  TokenEntity,
  SignInFailureEntity,
  DraftEntity,
  DraftDocumentEntity,
  DraftEditEntity,
  AuditEntity,
  JobEntity,
];

export const migrations = [
  PlatformTables1760000000000,
  DraftAndAudit1761000000000,
  JobsAndViews1764000000000,
  MigrationVersion1766000000000,
  Invitations1767000000000,
];

/** Opens the database at `url`. Throws a StartFault where whoever starts the server can mend it. */
export async function openDatabase(url: string, log: Log): Promise<Database> {
  await checkServer(url);
  const { connectionString: _, ...extra } = adminPool(url);
  const source = new DataSource({
    type: 'postgres',
    url,
    schema: 'platform',
    entities,
    migrations,
    migrationsTableName: 'migration',
    installExtensions: false,
    extra,
    poolErrorHandler: (error: unknown) => log.warn({ err: error }, 'an idle connection was lost'),
  });
  await source.initialize().catch((error: unknown) => {
    throw connectionFault(url, error);
  });
  const admin = (source.driver as unknown as { master: pg.Pool }).master;
  const records = new pg.Pool(recordsPool(url));
  records.on('error', (error) => log.warn({ err: error }, 'an idle connection was lost'));
  const jobs = new pg.Pool(jobsPool(url));
  jobs.on('error', (error) => log.warn({ err: error }, 'an idle connection was lost'));
  const notifications = new Notifications(url, log);
  const probe = new pg.Pool(probePool(url));
  // Found out at the next question.
  probe.on('error', () => {});
  const readiness = new Readiness(probe, log);
  const unanswered = new Unanswered(url, [records, admin, jobs], log);
  const close = async (): Promise<void> => {
    await notifications.close();
    unanswered.close();
    await Promise.all([records.end(), jobs.end(), readiness.close(), source.isInitialized ? source.destroy() : null]);
  };
  try {
    await migrate({ source, admin, place: placeOf(url) }, log);
  } catch (error) {
    await close();
    throw migrationFault(url, error);
  }
  return { records, admin, jobs, source, notifications, readiness, close };
}

async function checkServer(url: string): Promise<void> {
  const { max: _, ...config } = recordsPool(url);
  const client = new pg.Client(config);
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; encoding: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_encoding') as encoding`,
    );
    checkVersion(url, Number(rows[0]?.number), rows[0]?.encoding ?? '');
  } catch (error) {
    throw error instanceof StartFault ? error : connectionFault(url, error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Refuses servers that lack what the SQL relies on. `number` is PostgreSQL's `server_version_num`. */
export function checkVersion(url: string, number: number, encoding: string): void {
  const major = Math.floor(number / 10_000);
  if (major < oldestVersion) {
    throw new StartFault(
      `The database at ${placeOf(url)} is PostgreSQL ${major}; Touchstone needs ${oldestVersion} or newer. Upgrade it, point DATABASE_URL at a newer one, or unset DATABASE_URL to let Touchstone start its own.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new StartFault(
      `The database at ${placeOf(url)} stores text as ${encoding}; Touchstone needs UTF8. Create a database with encoding 'UTF8' and name it in DATABASE_URL.`,
    );
  }
}

function migrationFault(url: string, error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '25006') {
    return new StartFault(
      `The database at ${placeOf(url)} accepts no changes: it is a standby, or was made read-only. Name the primary in DATABASE_URL, or let it be written to.`,
    );
  }
  if (code !== '42501') return error;
  return new StartFault(
    `The database at ${placeOf(url)} does not let this user make tables (${message ?? code}). Grant it: grant create on database … to …; or name another user in DATABASE_URL.`,
  );
}
