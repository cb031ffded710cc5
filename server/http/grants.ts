/** Roles and department, as members and invitations are given them. */
import { Failure, inLanguage, type Violation } from '../errors/define.js';
import { departmentLabel } from '../contract/person.js';
import type { RoleModel } from '../compile/model.js';
import type { Departments } from '../platform/identity/departments.js';
import type { Call } from '../contract/call.js';

/** Names of roles → their ids; departments must be of this workspace. */
export async function resolveGrants(
  given: { roles?: readonly string[] | undefined; department?: string | null | undefined },
  { actor, release }: Call,
  departments: Departments,
): Promise<{ roleIds?: string[]; departmentId?: string | null }> {
  const byName = new Map(Object.values(release.model.roles).map(({ id, name }) => [name, id]));
  const violations: Violation[] = (given.roles ?? []).flatMap((role, index) =>
    byName.has(role) ? [] : [{ pointer: `/roles/${index}`, code: 'role.unknown', params: { role } }],
  );
  if (given.department && !(await departments.exists(actor.workspace.id, given.department))) {
    violations.push({ pointer: '/department', code: 'department.missing', params: { label: departmentLabel } });
  }
  if (violations.length > 0) throw new Failure('request.invalid', {}, violations);
  return {
    ...(given.roles && { roleIds: given.roles.flatMap((role) => byName.get(role) ?? []) }),
    ...(given.department !== undefined && { departmentId: given.department }),
  };
}

/** Those that the release has, in the language of the call. */
export const rolesIn = (roleIds: readonly string[], { release, language }: Call): { name: string; label: string }[] =>
  roleIds.flatMap((id) => {
    const role = release.model.roles[id];
    return role ? [{ name: role.name, label: inLanguage(language)(role.label) }] : [];
  });

/** Throws `request.invalid`: a role is named in `role`. */
export function roleNamed(name: string, { release }: Call): RoleModel {
  const role = Object.values(release.model.roles).find((one) => one.name === name);
  if (role) return role;
  throw new Failure('request.invalid', {}, [{ pointer: '/role', code: 'role.unknown', params: { role: name } }]);
}
