/** The caller's own bearer tokens. */
import { tokenEndpoints } from '../../contract/tokens.js';
import type { Member } from '../../platform/identity/member.js';
import { Sessions } from '../../platform/identity/sessions.js';
import { Tokens } from '../../platform/identity/tokens.js';
import { tokenChanged } from '../people-audit.js';
import { routes } from '../routes.js';

const ownerOf = ({ userId, workspace }: Member) => ({ userId, workspaceId: workspace.id });
const day = 24 * 3600_000;
const usualDays = 90;

export const TokenRoutes = routes(tokenEndpoints, [Tokens, Sessions], (tokens, sessions) => ({
  tokens: async ({ member }) => ({ data: await tokens.list(ownerOf(member)) }),

  async createToken({ member, body: { name, expires_in_days: days = usualDays } }) {
    const expiresAt = days === null ? null : new Date(Date.now() + days * day);
    return { data: await tokens.add(ownerOf(member), name, expiresAt, tokenChanged(member, 'token.add')) };
  },

  async deleteToken({ member, params }) {
    await tokens.remove(ownerOf(member), params.id, tokenChanged(member, 'token.remove'));
    sessions.hear({ kind: 'member', workspace: member.workspace.id });
  },
}));
