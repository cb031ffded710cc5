/** What a user finds after the first `npm start`: the template installed, people to sign in as, demo data. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillWithDemoData } from './cli/demo/demo.js';
import { demoDepartments, demoPeople, usersForDemo } from './demo-people.js';
import { readAccounts, writeAccounts, type InitialAccount } from './platform/account-file.js';
import type { Database } from './platform/db/database.js';
import { takeFirstSteps } from './platform/first-steps.js';
import { Departments } from './platform/identity/departments.js';
import { newPassword } from './platform/identity/secret.js';
import { Users, type NewUser } from './platform/identity/users.js';
import type { Log } from './platform/log.js';
import type { Settings } from './platform/settings.js';
import { Failure } from './errors/define.js';
import { publish } from './publish/publish.js';
import { readDocuments } from './publish/folder.js';
import { ReleaseStore } from './publish/release-store.js';
import { createWorkspace, listWorkspaces, type WorkspaceEntry } from './publish/workspace.js';
import type { Release } from './contract/call.js';

const firstWorkspace = { name: 'main', label: 'Touchstone' };
const template = join(import.meta.dirname, '../metadata/templates/touchpoint-crm');

/** Returns the accounts that this start has made; empty at every later one. */
export async function ensureFirstStart(database: Database, settings: Settings, log: Log): Promise<readonly InitialAccount[]> {
  const { admin } = database;
  let made: readonly InitialAccount[] = [];
  const timed = (name: string, step: () => Promise<void>) => async () => {
    const began = Date.now();
    await step();
    log.info({ step: name, ms: Date.now() - began }, 'first start');
  };
  await takeFirstSteps(admin, {
    workspace: timed('workspace', () => installTemplate(database)),
    people: timed('people', async () => {
      made = await addPeople(database, await releaseOf(database), settings);
    }),
    demo: timed('demo', async () => {
      if (settings.demo) await addDemoData(database, await releaseOf(database), log);
    }),
  });
  return made;
}

async function installTemplate({ admin }: Database): Promise<void> {
  const found = await workspaceIn(admin);
  if (found && found.release > 0) return;
  const { documents } = await readDocuments(template);
  const workspace = found ?? (await createWorkspace(admin, firstWorkspace));
  await publish(admin, workspace, { documents, message: 'Touchpoint CRM', author: 'touchstone' });
}

const workspaceIn = async (admin: Database['admin']): Promise<WorkspaceEntry | undefined> =>
  (await listWorkspaces(admin)).find(({ name }) => name === firstWorkspace.name);

async function releaseOf({ admin }: Database): Promise<Release> {
  const workspace = await workspaceIn(admin);
  if (!workspace) throw new Failure('workspace.unknown', { name: firstWorkspace.name });
  return new ReleaseStore(admin).current(workspace.id);
}

/** The administrator, and one user for each role of the demo. */
async function addPeople(
  { source }: Database,
  { workspace, model }: Release,
  settings: Settings,
): Promise<readonly InitialAccount[]> {
  const roles = Object.values(model.roles);
  const people = settings.demo ? demoPeople.filter(({ role }) => roles.some(({ name }) => name === role)) : [];
  const passwords = passwordsFor(settings, people[0]?.email);
  const accounts: InitialAccount[] = [
    { email: settings.adminEmail, password: settings.adminPassword === null ? passwords.admin : null },
    ...people.map(({ email }) => ({ email, password: settings.demoPassword === null ? passwords.demo : null })),
  ];
  // Before the users exist: a start that is killed in between must not lose their passwords.
  writeAccounts(settings.dataDir, accounts);

  const users = new Users(source);
  const add = async (user: Omit<NewUser, 'locale'>): Promise<void> => {
    await users.add(workspace.id, { ...user, locale: 'zh-CN' }).catch((error: unknown) => {
      if (!(error instanceof Failure && error.code === 'user.exists')) throw error;
    });
  };
  await add({
    email: settings.adminEmail,
    name: 'Administrator',
    departmentId: null,
    roleIds: roles.filter(({ administer }) => administer).map(({ id }) => id),
    password: passwords.admin,
  });
  const departments = people.length > 0 ? await addDepartments(new Departments(source), workspace.id) : null;
  for (const { email, name, role, department } of people) {
    const roleIds = roles.filter((known) => known.name === role).map(({ id }) => id);
    await add({ email, name, departmentId: departments?.get(department) ?? null, roleIds, password: passwords.demo });
  }
  return accounts;
}

/** Set, or made by a start that was killed before it was done, or new. */
function passwordsFor({ adminEmail, adminPassword, demoPassword, dataDir }: Settings, demoEmail: string | undefined) {
  const earlier = new Map(readAccounts(dataDir).map(({ email, password }) => [email, password]));
  return {
    admin: adminPassword ?? earlier.get(adminEmail) ?? newPassword(),
    demo: demoPassword ?? earlier.get(demoEmail ?? '') ?? newPassword(),
  };
}

/** Only where the template runs, and somebody is there to own the records. */
async function addDemoData({ admin, source }: Database, release: Release, log: Log): Promise<void> {
  const { name } = JSON.parse(await readFile(join(template, 'template.json'), 'utf8')) as { name: string };
  const users = await usersForDemo(new Users(source), release);
  if (release.model.app.name !== name || users.length === 0) return;
  const request = { customers: 300, touchpoints: 3000, seed: 1, now: new Date(), users };
  await fillWithDemoData(admin, release.workspace, release.model, request, (line) => log.info({ demo: line }, 'first start'));
}

async function addDepartments(departments: Departments, workspaceId: string): Promise<Map<string, string>> {
  const ids = new Map((await departments.list(workspaceId)).map(({ id, name }) => [name, id]));
  for (const { name, parent } of demoDepartments) {
    if (ids.has(name)) continue;
    const above = parent === undefined ? null : (ids.get(parent) ?? null);
    ids.set(name, (await departments.add(workspaceId, { name, parent: above })).id);
  }
  return ids;
}
