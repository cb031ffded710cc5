/** An invitation as administrators are shown it. */
import { invitationPath, type InvitationEntry, type Issued } from '../platform/identity/invitations.js';
import type { Call } from '../contract/call.js';
import type { Invitation, InvitationLink } from '../contract/people.js';
import { rolesIn } from './grants.js';

export const invitationOf = (entry: InvitationEntry, call: Call): Invitation => ({
  id: entry.id,
  label: entry.name,
  email: entry.email,
  department: entry.department,
  roles: rolesIn(entry.roleIds, call),
  created_at: entry.createdAt.toISOString(),
  expires_at: entry.expiresAt.toISOString(),
});

export const linkOf = ({ invitation, token }: Issued, call: Call): InvitationLink => ({
  data: invitationOf(invitation, call),
  link: invitationPath(token),
});
