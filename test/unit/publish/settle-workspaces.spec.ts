/** Indexes that a crash left undone are built at the next start, whatever is wrong with another workspace. */
import { openDatabase } from '../../../server/platform/db/database.js';
import { createLog } from '../../../server/platform/log.js';
import { readDocuments } from '../../../server/publish/folder.js';
import { installWorkspace } from '../../../server/publish/workspace.js';
import { settleWorkspaces } from '../../../server/settle-workspaces.js';
import { createTestDatabase } from '../../support/database.js';
import { project } from '../../support/workspace.js';

test('a workspace that cannot be settled does not keep the next one waiting', async () => {
  const test_ = await createTestDatabase();
  const database = await openDatabase(test_.url, createLog('silent'));
  const { admin } = database;
  const indexes = async (): Promise<string[]> =>
    (
      await admin.query<{ name: string }>(`select indexname as name from pg_indexes where schemaname = 'w_b' order by 1`)
    ).rows.map(({ name }) => name);
  try {
    const { documents } = await readDocuments(project('equipment'));
    for (const name of ['a', 'b']) await installWorkspace(admin, { name, label: name }, documents, 'test');
    await admin.query(
      `update platform.release r set documents = '[]' from platform.workspace w where w.id = r.workspace_id and w.name = 'a'`,
    );
    const before = await indexes();
    const lost = before.find((name) => !name.endsWith('_pkey'))!;
    await admin.query(`drop index w_b."${lost}"`);
    await settleWorkspaces(database, createLog('silent'));
    expect(await indexes()).toEqual(before);
  } finally {
    await database.close();
    await test_.drop();
  }
});
