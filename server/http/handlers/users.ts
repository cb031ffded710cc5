/** The people of the workspace: for pickers to everybody, for managing them to administrators. */
import { userEndpoints, type UserDetail } from '../../contract/people.js';
import { Departments } from '../../platform/identity/departments.js';
import { Invitations } from '../../platform/identity/invitations.js';
import { Sessions } from '../../platform/identity/sessions.js';
import { Users, type UserEntry } from '../../platform/identity/users.js';
import type { Call } from '../../contract/call.js';
import { requireAdministrator } from '../actor-of.js';
import { resolveGrants, roleNamed, rolesIn } from '../grants.js';
import { linkOf } from '../invitation-of.js';
import { invitationChanged, passwordReset, userChanged } from '../people-audit.js';
import { routes } from '../routes.js';
import { underRelease } from '../under-release.js';

export const UserRoutes = routes(
  userEndpoints,
  [Users, Invitations, Departments, Sessions],
  (users, invitations, departments, sessions) => {
    /** The notice takes a moment; the caller's next request must see the change. */
    const changed = (call: Call): void => sessions.hear({ kind: 'member', workspace: call.actor.workspace.id });
    return {
      async users({ call, query: { search = '', limit = 20, after = null, detail = false, role } }) {
        if (detail) requireAdministrator(call);
        const roleId = detail && role !== undefined ? roleNamed(role, call).id : undefined;
        const wanted = { search: search.slice(0, 100), limit, after, all: detail, ...(roleId !== undefined && { roleId }) };
        const found = await users.search(call.actor.workspace.id, wanted);
        return {
          data: found.map((user) => (detail ? detailOf(user, call) : { id: user.id, label: user.name, email: user.email })),
        };
      },

      readUser: async ({ call, params }) => ({ data: detailOf(await users.one(call.actor.workspace.id, params.id), call) }),

      async inviteUser({ call, body: { email, name, ...given } }) {
        const { roleIds = [], departmentId = null } = await resolveGrants(given, call, departments);
        const invited = { email, name, roleIds, departmentId };
        return linkOf(await invitations.add(call.actor.workspace.id, invited, invitationChanged(call, 'user.invite')), call);
      },

      async changeUser({ call, params, body: { active, ...given } }) {
        const resolved = await resolveGrants(given, call, departments);
        const administrators = Object.values(call.release.model.roles).flatMap((role) => (role.administer ? [role.id] : []));
        const user = await users.change(
          call.actor.workspace.id,
          params.id,
          { ...resolved, ...(active !== undefined && { active }) },
          administrators,
          underRelease(call, userChanged(call)),
        );
        changed(call);
        return { data: detailOf(user, call) };
      },

      /** What the answer shows opens nothing: its owner exchanges it for a password of their own. */
      async resetPassword({ call, params }) {
        const password = await users.resetPassword(call.actor.workspace.id, params.id, passwordReset(call));
        changed(call);
        return { password };
      },
    };
  },
);

const detailOf = ({ roleIds, name, ...user }: UserEntry, call: Call): UserDetail => ({
  ...user,
  label: name,
  roles: rolesIn(roleIds, call),
});
