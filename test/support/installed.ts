/** Databases with a workspace in them; each project is installed once a test run and copied from then on. */
import type { SourceDocument } from '../../server/compile/compile.js';
import { openDatabase } from '../../server/platform/db/database.js';
import { createLog } from '../../server/platform/log.js';
import { readDocuments } from '../../server/publish/folder.js';
import { installWorkspace } from '../../server/publish/workspace.js';
import { createFilledDatabase, type TestDatabase } from './database.js';

/** `project`: a folder of documents. Throws where they cannot be read. */
export async function createInstalled(
  project: string,
  workspace: { readonly name: string; readonly label: string },
): Promise<TestDatabase> {
  return createFilledDatabase(`${project} ${workspace.name}`, async (url) => {
    const database = await openDatabase(url, createLog('silent'));
    try {
      await installWorkspace(database.admin, workspace, await documentsIn(project), 'test');
    } finally {
      await database.close();
    }
  });
}

/** A database with the platform's tables and nothing in them. */
export const createMigrated = (): Promise<TestDatabase> =>
  createFilledDatabase('platform', async (url) => (await openDatabase(url, createLog('silent'))).close());

export async function documentsIn(project: string): Promise<readonly SourceDocument[]> {
  const { documents, findings } = await readDocuments(project);
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return documents;
}
