/** Signing in and out, who am I, the own password. */
import { sessionEndpoints } from '../../contract/session.js';
import { Failure } from '../../errors/define.js';
import { Accounts, type Proof, type WorkspaceChoice } from '../../platform/identity/accounts.js';
import { Sessions } from '../../platform/identity/sessions.js';
import { SignInLimit } from '../../platform/identity/sign-in-limit.js';
import { Entrance } from '../entrance.js';
import { meOf } from '../me-of.js';
import { routes } from '../routes.js';
import { credentialOf } from '../session.guard.js';
import { refuseFor } from '../sign-in-wait.js';

export const SessionRoutes = routes(
  sessionEndpoints,
  [Accounts, Sessions, SignInLimit, Entrance],
  (accounts, sessions, limit, entrance) => {
    /** `keep`: hash of the session that stays. */
    async function replace(proof: Proof, fresh: string, keep?: string): Promise<Proof> {
      refuseFor(await limit.countChange(proof.userId));
      const own = await accounts.changePassword(proof, fresh, keep);
      sessions.hear({ kind: 'member', user: proof.userId });
      return own;
    }

    /** The one named, among those that the password opens, else the first. */
    async function choose(proof: Proof, workspace: string | null): Promise<WorkspaceChoice> {
      const choices = await accounts.opened(proof);
      const chosen = workspace === null ? choices[0] : choices.find(({ name }) => name === workspace);
      if (chosen) return chosen;
      // Wherever they work another password has taken its place, so this one is simply wrong.
      if (workspace === null && (await accounts.worksAnywhere(proof.userId))) throw new Failure('session.refused');
      throw new Failure('session.no_workspace', { workspace });
    }

    return {
      async signIn({ body: { email, password, workspace = null, new_password: fresh }, request, reply }) {
        refuseFor(await limit.count(email, request.ip));
        const proof = await accounts.prove(email, password);
        if (!proof) throw new Failure('session.refused');
        const { id, temporaryUntil } = await choose(proof, workspace);
        if (temporaryUntil && temporaryUntil <= new Date()) throw new Failure('session.password_expired');
        if (temporaryUntil && fresh === undefined) throw new Failure('session.password_temporary');
        const own = fresh === undefined ? proof : await replace(proof, fresh);
        await limit.clear(email, request.ip);
        return entrance.enter(own, id, request, reply);
      },

      async changeWorkspace({ member, body: { workspace }, request, reply }) {
        const left = credentialOf(request);
        const proof = await accounts.proofOf(member.userId, member.workspace.id);
        const { id } = await choose(proof, workspace);
        const me = await entrance.enter(proof, id, request, reply);
        if (left) await sessions.end(left.token);
        return me;
      },

      async signOut({ request, reply }) {
        const credential = credentialOf(request);
        if (credential && !credential.bearer) await sessions.end(credential.token);
        entrance.leave(request, reply);
      },

      me: ({ member, call }) => meOf(member, call, accounts),

      async changePassword({ member, body: { old, new: fresh } }) {
        // Guessing by a session left open counts like guessing at the door.
        refuseFor(await limit.count(member.email, 'password'));
        const proof = await accounts.proofOf(member.userId, member.workspace.id);
        if (!(await accounts.isPasswordOf(proof, old))) {
          throw new Failure('request.invalid', {}, [{ pointer: '/old', code: 'password.wrong', params: {} }]);
        }
        await limit.clear(member.email, 'password');
        await replace(proof, fresh, member.credential);
      },
    };
  },
);
