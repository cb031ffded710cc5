/** A workspace made from a folder of documents on a fresh database, without HTTP: for tests of publish and serve. */
import { v7 } from 'uuid';
import { createLog } from '../../server/platform/log.js';
import { openDatabase, type Database } from '../../server/platform/db/database.js';
import { readDocuments } from '../../server/publish/folder.js';
import { ReleaseStore } from '../../server/publish/release-store.js';
import { installWorkspace } from '../../server/publish/workspace.js';
import type { SourceDocument } from '../../server/compile/compile.js';
import type { Actor, Call, Release } from '../../server/serve/actor.js';
import { createTestDatabase } from './database.js';

export interface TestWorkspace {
  readonly database: Database;
  readonly releases: ReleaseStore;
  readonly release: Release;
  readonly documents: readonly SourceDocument[];
  /** A call by a new user with these roles (by name). `user` overrides what rules see of them. */
  call(roles: readonly string[], user?: Partial<Actor['user']>, language?: Call['language']): Promise<Call>;
  close(): Promise<void>;
}

export const project = (name: string): string => new URL(`../projects/${name}`, import.meta.url).pathname;

export async function openWorkspace(folder: string): Promise<TestWorkspace> {
  const { documents, findings } = await readDocuments(folder);
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return openWorkspaceFrom(documents);
}

export async function openWorkspaceFrom(documents: readonly SourceDocument[]): Promise<TestWorkspace> {
  const test = await createTestDatabase();
  const database = await openDatabase(test.url, createLog('silent'));
  const { workspace } = await installWorkspace(database.admin, { name: 'test', label: 'Test' }, documents, 'test');
  const releases = new ReleaseStore(database.admin);
  const release = await releases.current(workspace.id);
  return {
    database,
    releases,
    release,
    documents,
    async call(roles, user = {}, language = 'en') {
      const id = user.id ?? (await addUser(database, workspace.id));
      const current = await releases.current(workspace.id);
      const held = Object.values(current.model.roles).filter((role) => roles.includes(role.name));
      return {
        actor: {
          user: { id, department: null, department_users: [id], department_tree_users: [id], roles, ...user },
          displayName: 'Test User',
          workspace: release.workspace,
          roles: held.map((role) => role.id).toSorted(),
        },
        release: current,
        language,
        now: new Date(),
      };
    },
    async close() {
      await database.close();
      await test.drop();
    },
  };
}

/** A member without password. */
export async function addUser(database: Database, workspaceId: string, name = 'Test User'): Promise<string> {
  const id = v7();
  await database.admin.query(`insert into platform."user" ("id", "email", "name", "password_hash") values ($1, $2, $3, '')`, [
    id,
    `${id}@example.com`,
    name,
  ]);
  await database.admin.query(`insert into platform.membership ("workspace_id", "user_id") values ($1, $2)`, [workspaceId, id]);
  return id;
}
