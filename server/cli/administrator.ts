/** `workspace admin` and `workspace password`: what the operator does for a workspace that nobody can get into. */
import { Failure, type Language } from '../errors/define.js';
import { audit } from '../platform/audit/audit.js';
import type { AuditAction } from '../platform/audit/actions.js';
import type { Database } from '../platform/db/database.js';
import { Accounts } from '../platform/identity/accounts.js';
import { invitationPath, Invitations, type Issued } from '../platform/identity/invitations.js';
import { newPassword } from '../platform/identity/secret.js';
import { Users, type UserEntry } from '../platform/identity/users.js';
import { filed } from '../publish/draft/files.js';
import { DraftStore } from '../publish/draft/store.js';
import { publish } from '../publish/publish.js';
import { ReleaseStore } from '../publish/release-store.js';
import type { Release, Workspace } from '../contract/call.js';

type Say = (line: string) => void;

/**
 * Whoever works in the workspace already is given the roles that administer; an address without an account gets one
 * with a temporary password; an account of another workspace is invited, for only its owner can bring it here.
 */
export async function makeAdministrator(
  database: Database,
  workspace: Workspace,
  { email: given, language }: { email: string; language: Language },
  say: Say,
): Promise<void> {
  const { source } = database;
  const email = given.trim().toLowerCase();
  const release = await withAdministratorRole(database, workspace, say);
  const roleIds = Object.values(release.model.roles).flatMap((role) => (role.administer ? [role.id] : []));
  const users = new Users(source);
  const member = await users.byEmail(workspace.id, email);
  if (member) {
    const change = { active: true, roleIds: [...member.roleIds, ...roleIds] };
    await users.change(workspace.id, member.id, change, roleIds, (manager, { id, name }) =>
      record(manager, workspace, 'user.change', `user/${id}`, { user: name, changes: grown(member, roleIds, release) }),
    );
    return say(`${email} administers ${workspace.name}.`);
  }
  const invited = { email, name: email.split('@')[0] ?? email, departmentId: null, roleIds };
  const details = { user: invited.name, roles: roleIds.map((id) => release.model.roles[id]?.label) };
  if (await new Accounts(source).exists(email)) {
    const { token } = await invite(new Invitations(source), workspace, invited, details);
    return say(`${email} has an account and is invited to administer ${workspace.name}. Link: ${invitationPath(token)}`);
  }
  const user = { ...invited, locale: language, password: newPassword() };
  const { id } = await users.add(workspace.id, user, (manager, added) =>
    record(manager, workspace, 'user.add', `user/${added.id}`, details),
  );
  say(`${email} administers ${workspace.name}; ${temporary(await users.resetPassword(workspace.id, id))}`);
}

/** A temporary password for a member who cannot get in and finds no administrator to ask. */
export async function resetPassword({ source }: Database, workspace: Workspace, email: string, say: Say): Promise<void> {
  const users = new Users(source);
  const member = await users.byEmail(workspace.id, email.trim().toLowerCase());
  if (!member) throw new Failure('user.unknown');
  const password = await users.resetPassword(workspace.id, member.id, (manager, { id, name }) =>
    record(manager, workspace, 'user.password', `user/${id}`, { user: name }),
  );
  say(`${member.email}; ${temporary(password)}`);
}

const temporary = (password: string): string => `temporary password, for signing in once within 7 days: ${password}`;

/** Who is invited already is invited anew: the former link may be lost. */
async function invite(
  invitations: Invitations,
  workspace: Workspace,
  invited: Parameters<Invitations['add']>[1],
  details: Details,
): Promise<Issued> {
  const pending = (await invitations.list(workspace.id)).find(({ email }) => email === invited.email);
  if (!pending) {
    return invitations.add(workspace.id, invited, (manager, { id }) =>
      record(manager, workspace, 'user.invite', `invitation/${id}`, details),
    );
  }
  await invitations.change(workspace.id, pending.id, { roleIds: [...pending.roleIds, ...invited.roleIds] });
  return invitations.renew(workspace.id, pending.id, (manager, { id }) =>
    record(manager, workspace, 'user.invite_renew', `invitation/${id}`, details),
  );
}

/** The release in force; where it has no role that administers, the next one, which has one that does nothing else. */
async function withAdministratorRole({ admin }: Database, workspace: Workspace, say: Say): Promise<Release> {
  const release = await new ReleaseStore(admin).current(workspace.id);
  const roles = Object.values(release.model.roles);
  if (roles.some(({ administer }) => administer)) return release;
  const contents = await new DraftStore(admin).release(admin, workspace.id, release.number);
  const taken = new Set(roles.flatMap(({ id, name }) => [id, name]));
  const name = ['administrator', ...Array.from({ length: taken.size + 1 }, (_, index) => `administrator_${index + 2}`)].find(
    (candidate) => !taken.has(candidate),
  );
  const label = { en: 'Administrator', 'zh-CN': '系统管理员' };
  const role = { kind: 'role', id: name, name, label, administer: true, objects: {} };
  const { release: number } = await publish(admin, workspace, {
    documents: filed([...contents.values(), role]),
    message: 'A role that administers',
    author: 'cli',
    basedOn: release.number,
  });
  say(`No role administered ${workspace.name}: release ${number} adds the role “${label.en}” (${name}).`);
  return new ReleaseStore(admin).current(workspace.id);
}

type Details = Readonly<Record<string, unknown>>;

const grown = ({ roleIds }: UserEntry, added: readonly string[], { model }: Release): Details => {
  const labels = (ids: readonly string[]): unknown[] => ids.map((id) => model.roles[id]?.label ?? id);
  return { roles: { from: labels(roleIds), to: labels([...new Set([...roleIds, ...added])]) } };
};

const record = (
  on: Parameters<typeof audit.record>[0],
  { id }: Workspace,
  action: AuditAction,
  subject: string,
  details: Details,
): Promise<void> => audit.record(on, { workspace: id, by: 'cli', action, subject, details });
