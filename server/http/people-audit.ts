/** What a change to people, departments or tokens leaves in the audit trail, written in the transaction of the change. */
import type { EntityManager } from 'typeorm';
import { sameJson } from '../../metadata/documents/same.js';
import type { AuditAction, Details } from '../platform/audit/actions.js';
import { audit, type Queryable } from '../platform/audit/audit.js';
import { DepartmentEntity } from '../platform/db/entities/department.js';
import type { Department, Within as WithinDepartment } from '../platform/identity/departments.js';
import type { Within as WithinInvitation, WithinAccept } from '../platform/identity/invitations.js';
import type { Member } from '../platform/identity/member.js';
import type { Within as WithinToken } from '../platform/identity/tokens.js';
import type { UserEntry, Within as WithinUser } from '../platform/identity/users.js';
import type { Call } from '../contract/call.js';

type InvitationAct = 'user.invite' | 'user.invite_renew' | 'user.invite_withdraw';

export const invitationChanged =
  (call: Call, action: InvitationAct): WithinInvitation =>
  (manager, { id, name, roleIds }) =>
    record(manager, call, action, `invitation/${id}`, { user: name, roles: labelsOf(roleIds, call) });

export const invitationGrants =
  (call: Call): WithinInvitation =>
  async (manager, invitation, before) => {
    const changes = between(grantsOf(before!, call), grantsOf(invitation, call));
    if (Object.keys(changes).length > 0) {
      await record(manager, call, 'user.invite_change', `invitation/${invitation.id}`, { user: invitation.name, changes });
    }
  };

export const invitationAccepted: WithinAccept = (manager, { userId, name, workspaceId }) =>
  audit.record(manager, {
    workspace: workspaceId,
    by: userId,
    action: 'user.join',
    subject: `user/${userId}`,
    details: { user: name },
  });

export const userChanged =
  (call: Call): WithinUser =>
  async (manager, user, before) => {
    const changes = between(stateOf(before!, call), stateOf(user, call));
    if (Object.keys(changes).length > 0) {
      await record(manager, call, 'user.change', `user/${user.id}`, { user: user.name, changes });
    }
  };

export const passwordReset =
  (call: Call): WithinUser =>
  (manager, user) =>
    record(manager, call, 'user.password', `user/${user.id}`, { user: user.name });

export const departmentChanged =
  (call: Call): WithinDepartment =>
  async (manager, after, before) => {
    const { id, name } = after ?? before!;
    const action = before === null ? 'department.add' : after === null ? 'department.remove' : 'department.change';
    const changes = before && after ? between(await named(manager, before), await named(manager, after)) : {};
    if (action === 'department.change' && Object.keys(changes).length === 0) return;
    await record(manager, call, action, `department/${id}`, { department: before?.name ?? name, changes });
  };

export const tokenChanged =
  ({ userId, workspace }: Member, action: 'token.add' | 'token.remove'): WithinToken =>
  (manager, { id, name }) =>
    audit.record(manager, { workspace: workspace.id, by: userId, action, subject: `token/${id}`, details: { token: name } });

async function named(manager: EntityManager, { name, parent }: Department): Promise<Details> {
  const above = parent === null ? null : await manager.findOneBy(DepartmentEntity, { id: parent });
  return { name, parent: above?.name ?? null };
}

function record(on: Queryable, { actor }: Call, action: AuditAction, subject: string, details: Details): Promise<void> {
  return audit.record(on, { workspace: actor.workspace.id, by: actor.user.id, action, subject, details });
}

const stateOf = (user: UserEntry, call: Call): Details => ({ ...grantsOf(user, call), active: user.active });

const grantsOf = ({ roleIds, department }: Pick<UserEntry, 'roleIds' | 'department'>, call: Call): Details => ({
  roles: labelsOf(roleIds, call),
  department: department?.name ?? null,
});

/** Labels of roles; the id of one that the release does not have any more. */
const labelsOf = (roleIds: readonly string[], { release }: Pick<Call, 'release'>): unknown[] =>
  roleIds.map((id) => release.model.roles[id]?.label ?? id);

const between = (before: Details, after: Details): Details =>
  Object.fromEntries(
    Object.keys(after).flatMap((key) =>
      sameJson(before[key], after[key]) ? [] : [[key, { from: before[key], to: after[key] }]],
    ),
  );
