/** A member as the pipelines know them: roles looked up in the release, for grants die with what they grant. */
import { Failure } from '../errors/define.js';
import type { Member } from '../platform/identity/member.js';
import type { Actor, Call, Release } from '../contract/call.js';

const known = new WeakMap<Member, { readonly release: Release; readonly actor: Actor }>();

export function actorOf(member: Member, release: Release): Actor {
  const found = known.get(member);
  if (found?.release === release) return found.actor;
  const roles = member.roleIds.filter((id) => release.model.roles[id] !== undefined);
  const actor: Actor = Object.freeze({
    user: Object.freeze({
      id: member.userId,
      department: member.department?.id ?? null,
      department_users: member.departmentUsers,
      department_tree_users: member.departmentTreeUsers,
      roles: roles.map((id) => release.model.roles[id]?.name ?? ''),
    }),
    displayName: member.name,
    workspace: release.workspace,
    roles,
  });
  known.set(member, { release, actor });
  return actor;
}

export const administers = ({ actor, release }: Pick<Call, 'actor' | 'release'>): boolean =>
  actor.roles.some((id) => release.model.roles[id]?.administer === true);

export function requireAdministrator(call: Pick<Call, 'actor' | 'release'>): void {
  if (!administers(call)) throw new Failure('administer.required');
}
