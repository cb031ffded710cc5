/** A workspace made from a folder of documents on a fresh database, without HTTP: for tests of publish and serve. */
import { v7 } from 'uuid';
import { createLog } from '../../server/platform/log.js';
import { openDatabase, type Database } from '../../server/platform/db/database.js';
import { ReleaseStore } from '../../server/publish/release-store.js';
import { findWorkspace, installWorkspace } from '../../server/publish/workspace.js';
import type { SourceDocument } from '../../server/compile/compile.js';
import type { Actor, Call, Release } from '../../server/contract/call.js';
import type { TestDatabase } from './database.js';
import { createInstalled, createMigrated, documentsIn } from './installed.js';

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

const named = { name: 'test', label: 'Test' };

export async function openWorkspace(folder: string): Promise<TestWorkspace> {
  const test = await createInstalled(folder, named);
  return opened(test, await openDatabase(test.url, createLog('silent')), await documentsIn(folder));
}

export async function openWorkspaceFrom(documents: readonly SourceDocument[]): Promise<TestWorkspace> {
  const test = await createMigrated();
  const database = await openDatabase(test.url, createLog('silent'));
  await installWorkspace(database.admin, named, documents, 'test');
  return opened(test, database, documents);
}

async function opened(test: TestDatabase, database: Database, documents: readonly SourceDocument[]): Promise<TestWorkspace> {
  const workspace = await findWorkspace(database.admin, named.name);
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
