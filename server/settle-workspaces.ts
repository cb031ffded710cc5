/** After a start: finishes the index builds that a crash left undone, workspace by workspace, beside the requests. */
import type { Database } from './platform/db/database.js';
import type { Log } from './platform/log.js';
import { ReleaseStore } from './publish/release-store.js';
import { settleIndexes } from './publish/settle.js';
import { listWorkspaces } from './publish/workspace.js';

export async function settleWorkspaces({ admin }: Pick<Database, 'admin'>, log: Log): Promise<void> {
  try {
    const releases = new ReleaseStore(admin);
    for (const { id, name, schema, release } of await listWorkspaces(admin)) {
      if (release === 0) continue;
      const built = await settleIndexes(admin, schema, (await releases.current(id)).model);
      if (built.length > 0) log.info({ workspace: name, indexes: built }, 'indexes built');
    }
  } catch (error) {
    log.warn({ err: error }, 'indexes could not be settled; the next start tries again');
  }
}
