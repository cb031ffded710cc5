/** An administrator looks at the application with the eyes of a user, or of a role alone. */
import { viewEndpoints } from '../../contract/access.js';
import { Failure, inLanguage } from '../../errors/define.js';
import { audit } from '../../platform/audit/audit.js';
import { Accounts } from '../../platform/identity/accounts.js';
import { loadMember, type Member } from '../../platform/identity/member.js';
import { Sessions } from '../../platform/identity/sessions.js';
import { Users } from '../../platform/identity/users.js';
import type { Call } from '../../contract/call.js';
import { roleNamed } from '../grants.js';
import { meOf } from '../me-of.js';
import { routes } from '../routes.js';
import { Runtime } from '../runtime.js';

export const ViewAsRoutes = routes(viewEndpoints, [Sessions, Users, Accounts, Runtime], (sessions, users, accounts, runtime) => {
  async function me(credential: string, call: Call) {
    const member = await loadMember(runtime.admin, credential, false);
    if (!member) throw new Failure('session.required');
    return meOf(member, call, accounts);
  }

  const log = (action: 'view_as.start' | 'view_as.end', { userId, workspace }: Member, as: string): Promise<void> =>
    audit.record(runtime.admin, { workspace: workspace.id, by: userId, action, details: { as } });

  return {
    async viewAs({ member, call, body: { user, role } }) {
      if ((user === undefined) === (role === undefined))
        throw new Failure('request.invalid', {}, [{ pointer: '', code: 'session.view_whom', params: {} }]);
      if (user !== undefined) {
        const found = await users.one(call.actor.workspace.id, user);
        if (!found.active) throw new Failure('user.unknown');
        await log('view_as.start', member, found.name);
        await sessions.view(member.credential, { user: found.id });
      } else {
        const found = roleNamed(role ?? '', call);
        await log('view_as.start', member, inLanguage('en')(found.label));
        await sessions.view(member.credential, { role: found.id });
      }
      return me(member.credential, call);
    },

    async stopViewing({ member: { viewing, credential, roleIds, name }, call }) {
      if (!viewing) throw new Failure('session.no_view');
      const role = viewing.kind === 'role' ? call.release.model.roles[roleIds[0] ?? ''] : undefined;
      await sessions.view(credential, null);
      await log('view_as.end', viewing.by, role ? inLanguage('en')(role.label) : name);
      return me(credential, call);
    },
  };
});
