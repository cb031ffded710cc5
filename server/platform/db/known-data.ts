/**
 * Whether a database is ours to migrate: a schema of another program is left alone, and so are tables that a newer
 * version of Touchstone has changed, which this one would fill with what that one does not expect.
 */
import type pg from 'pg';
import { lte, valid } from 'semver';
import { platformVersion } from '../../../metadata/platform-version.js';
import { StartFault } from '../start-fault.js';

/** The newest migration of graphile-worker that this version brings. A test holds it to the library. */
export const newestQueue = 18;

interface Done {
  readonly name: string;
  /** Of Touchstone, where it was noted. */
  readonly version: string | null;
}

/** Reads only. `place`: the database as it is named to people; `known`: our own migrations, oldest first. */
export async function checkData(admin: pg.Pool, place: string, known: readonly string[]): Promise<void> {
  const done = await doneIn(admin, place);
  if (done.length > 0 && !done.some(({ name }) => name === known[0]))
    throw foreign(place, 'its table “migration” lists other migrations');
  const unknown = done.filter(({ name }) => !known.includes(name));
  if (unknown.length > 0) throw newer(place, unknown);
  const queue = await queueIn(admin);
  if (queue > newestQueue) {
    throw tooNew(
      place,
      `Its queue of jobs (schema “graphile_worker”) has revision ${queue}, and this version knows ${newestQueue}`,
    );
  }
}

async function doneIn(admin: pg.Pool, place: string): Promise<readonly Done[]> {
  const { rows } = await admin.query<{ name: string; columns: string[]; usable: boolean; owner: string }>(
    `select c.relname as name, has_schema_privilege(n.oid, 'usage') as usable, n.nspowner::regrole::text as owner,
            array(select a.attname::text from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0) as columns
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'platform' and c.relkind in ('r', 'p', 'v', 'm')`,
  );
  if (rows.length === 0) return [];
  if (rows[0]?.usable === false) throw foreign(place, `it belongs to the user ${rows[0].owner}, and this user may not use it`);
  const table = rows.find(({ name, columns }) => name === 'migration' && ['name', 'timestamp'].every((c) => columns.includes(c)));
  const others = rows.filter((row) => row !== table).map(({ name }) => name);
  const done = table
    ? (
        await admin.query<Done>(
          `select m.name, to_jsonb(m) ->> 'version' as version from platform.migration m order by m.timestamp`,
        )
      ).rows
    : [];
  if (done.length === 0 && others.length > 0) throw foreign(place, `it holds ${others.toSorted().slice(0, 3).join(', ')}`);
  return done;
}

async function queueIn(admin: pg.Pool): Promise<number> {
  const { rows } = await admin.query<{ there: boolean }>(`select to_regclass('graphile_worker.migrations') is not null as there`);
  if (!rows[0]?.there) return 0;
  // The same exception as the library makes: what does not break older versions is let pass.
  const { rows: found } = await admin.query<{ id: number | null }>(
    `select max(m.id) as id from graphile_worker.migrations m where (to_jsonb(m) ->> 'breaking')::boolean`,
  );
  return found[0]?.id ?? 0;
}

const foreign = (place: string, why: string): StartFault =>
  new StartFault(
    `The database at ${place} has a schema “platform” that is not Touchstone’s: ${why}. Name another database in DATABASE_URL, or rename that schema. Nothing was changed.`,
  );

function newer(place: string, unknown: readonly Done[]): StartFault {
  const versions = unknown.map(({ version }) => valid(version)).filter((version) => version !== null);
  const needed = versions.toSorted((a, b) => (lte(a, b) ? -1 : 1)).at(-1);
  const names = unknown.map(({ name }) => name).join(', ');
  return tooNew(
    place,
    `This version does not know what was done to it (${names})`,
    needed === platformVersion ? undefined : needed,
  );
}

const tooNew = (place: string, why: string, needed?: string): StartFault =>
  new StartFault(
    `The database at ${place} was migrated by ${needed ? `Touchstone ${needed}` : 'a newer Touchstone'}, and this is ${platformVersion}. ${why}. Start ${needed ? `${needed} or later` : 'the newer version'}, or restore a backup from before the upgrade. Nothing was changed.`,
  );
