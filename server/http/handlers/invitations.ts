/** Invitations that are not accepted yet, for administrators; `inviteUser` makes them. */
import { invitationEndpoints } from '../../contract/people.js';
import { Departments } from '../../platform/identity/departments.js';
import { Invitations } from '../../platform/identity/invitations.js';
import { resolveGrants } from '../grants.js';
import { invitationOf, linkOf } from '../invitation-of.js';
import { invitationChanged, invitationGrants } from '../people-audit.js';
import { routes } from '../routes.js';

export const InvitationRoutes = routes(invitationEndpoints, [Invitations, Departments], (invitations, departments) => ({
  invitations: async ({ call }) => ({
    data: (await invitations.list(call.actor.workspace.id)).map((entry) => invitationOf(entry, call)),
  }),

  async changeInvitation({ call, params, body }) {
    const grants = await resolveGrants(body, call, departments);
    const changed = await invitations.change(call.actor.workspace.id, params.id, grants, invitationGrants(call));
    return { data: invitationOf(changed, call) };
  },

  /** A new link; the former one ends. */
  async renewInvitation({ call, params }) {
    const within = invitationChanged(call, 'user.invite_renew');
    return linkOf(await invitations.renew(call.actor.workspace.id, params.id, within), call);
  },

  async withdrawInvitation({ call, params }) {
    await invitations.withdraw(call.actor.workspace.id, params.id, invitationChanged(call, 'user.invite_withdraw'));
  },
}));
