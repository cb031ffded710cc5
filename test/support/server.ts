/** The server in this process, on a fresh database with the application of a folder; for tests over HTTP. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../server/http/create-app.js';
import { Runtime } from '../../server/http/runtime.js';
import { openDatabase, type Database } from '../../server/platform/db/database.js';
import type { Member } from '../../server/platform/identity/member.js';
import { Jobs } from '../../server/platform/jobs/jobs.js';
import { Sessions } from '../../server/platform/identity/sessions.js';
import { Users } from '../../server/platform/identity/users.js';
import { Departments } from '../../server/platform/identity/departments.js';
import { createLog } from '../../server/platform/log.js';
import { findWorkspace } from '../../server/publish/workspace.js';
import type { Workspace } from '../../server/contract/call.js';
import { Caller } from './caller.js';
import { createInstalled } from './installed.js';

export interface TestServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly workspace: Workspace;
  readonly runtime: Runtime;
  readonly jobs: Jobs;
  readonly app: NestFastifyApplication;
  /** A new user who holds these roles (names), signed in. */
  user(roles: readonly string[], options?: TestUser): Promise<Caller>;
  /** Somebody who is not signed in. */
  stranger(): Caller;
  department(name: string, parent?: string): Promise<string>;
  /** How the server knows a caller who is signed in. */
  memberOf(caller: Caller): Promise<Member | null>;
  close(): Promise<void>;
}

interface TestUser {
  readonly email?: string;
  readonly name?: string;
  readonly department?: string;
  readonly password?: string;
}

export const testPassword = 'correct horse battery';
let count = 0;

/** `project`: a folder with template.json; the equipment project by default. */
export async function startTestServer({
  project = new URL('../projects/equipment', import.meta.url).pathname,
}: { project?: string } = {}): Promise<TestServer> {
  const test = await createInstalled(project, { name: 'main', label: 'Main' });
  const database = await openDatabase(test.url, createLog('silent'));
  const workspace = await findWorkspace(database.admin, 'main');
  const { app, url } = await listen(database);
  const runtime = app.get(Runtime);
  const stranger = (): Caller => new Caller(url);
  return {
    url,
    database,
    databaseUrl: test.url,
    workspace,
    runtime,
    jobs: app.get(Jobs),
    app,
    stranger,
    async user(
      roles,
      { email = `user${++count}@example.com`, name = `User ${count}`, department, password = testPassword } = {},
    ) {
      const { model } = await runtime.releases.current(workspace.id);
      const roleIds = roles.map((role) => {
        const found = Object.values(model.roles).find((candidate) => candidate.name === role);
        if (!found) throw new Error(`${project} has no role ${role}`);
        return found.id;
      });
      const added = await app
        .get(Users)
        .add(workspace.id, { email, name, locale: 'en', departmentId: department ?? null, roleIds, password });
      const caller = stranger();
      await caller.signIn(email, password);
      return Object.assign(caller, { id: added.id, email });
    },
    async department(name, parent) {
      return (await app.get(Departments).add(workspace.id, { name, parent: parent ?? null })).id;
    },
    memberOf(caller) {
      return app.get(Sessions).memberOf({ token: caller.cookie.split('=')[1] ?? '', bearer: false });
    },
    async close() {
      await app.close();
      await database.close();
      await test.drop();
    },
  };
}

/** One more server on a database that is open already. */
export async function listen(database: Database): Promise<{ app: NestFastifyApplication; url: string }> {
  const dist = new URL('../../dist', import.meta.url).pathname;
  const app = await createApp(database, { log: createLog('silent'), trustProxy: false, dist });
  await app.listen(0, '127.0.0.1');
  return { app, url: (await app.getUrl()).replace('[::1]', '127.0.0.1') };
}
