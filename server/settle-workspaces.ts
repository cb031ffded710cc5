/** After a start: finishes the index builds that a crash left undone, workspace by workspace, beside the requests. */
import type { Pool } from 'pg';
import type { Database } from './platform/db/database.js';
import type { Log } from './platform/log.js';
import { ReleaseStore } from './publish/release-store.js';
import { settleIndexes } from './publish/settle.js';
import { listWorkspaces, type WorkspaceEntry } from './publish/workspace.js';

/** What fails in one workspace does not keep the others waiting. */
export async function settleWorkspaces({ admin }: Pick<Database, 'admin'>, log: Log): Promise<void> {
  const missed = (error: unknown, workspace?: string): void =>
    log.warn({ err: error, workspace }, 'indexes could not be settled; the next start tries again');
  try {
    const releases = new ReleaseStore(admin);
    for (const workspace of await listWorkspaces(admin)) {
      if (workspace.release === 0) continue;
      await settle(admin, releases, workspace, log).catch((error: unknown) => missed(error, workspace.name));
    }
  } catch (error) {
    missed(error);
  }
}

async function settle(admin: Pool, releases: ReleaseStore, { id, name, schema }: WorkspaceEntry, log: Log): Promise<void> {
  const built = await settleIndexes(admin, schema, (await releases.current(id)).model);
  if (built.length > 0) log.info({ workspace: name, indexes: built }, 'indexes built');
}
