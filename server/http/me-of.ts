/** What `/api/me` answers. */
import { inLanguage } from '../errors/define.js';
import type { Accounts } from '../platform/identity/accounts.js';
import type { Member } from '../platform/identity/member.js';
import type { Call } from '../contract/call.js';
import { actorOf, administers } from './actor-of.js';
import type { Me } from '../contract/session.js';

export async function meOf(
  member: Member,
  { release, language }: Pick<Call, 'release' | 'language'>,
  accounts: Accounts,
): Promise<Me> {
  const actor = actorOf(member, release);
  const text = inLanguage(language);
  const { viewing } = member;
  const role = viewing?.kind === 'role' ? release.model.roles[member.roleIds[0] ?? ''] : undefined;
  const name = role ? text(role.label) : member.name;
  // Where else somebody works is not the viewer's to know.
  const workspaces = viewing
    ? [member.workspace]
    : await accounts.opened(await accounts.proofOf(member.userId, member.workspace.id));
  return {
    user: { id: member.userId, email: member.email, name },
    workspace: { id: member.workspace.id, name: member.workspace.name, label: member.workspace.label },
    workspaces: workspaces.map(({ name, label }) => ({ name, label })),
    roles: actor.roles.flatMap((id) => {
      const role = release.model.roles[id];
      return role ? [{ name: role.name, label: text(role.label) }] : [];
    }),
    department: member.department,
    administer: administers({ actor, release }),
    ...(viewing && { viewing_as: { kind: viewing.kind, label: name } }),
  };
}
