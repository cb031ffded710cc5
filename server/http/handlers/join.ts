/** The link of an invitation, for whoever has it: what it says, and accepting it. */
import type { BodyOf } from '../../contract/endpoint.js';
import { given as fields } from '../../contract/person.js';
import { notes } from '../../contract/schema.js';
import { joinEndpoints } from '../../contract/session.js';
import { Failure } from '../../errors/define.js';
import { Accounts, type Proof } from '../../platform/identity/accounts.js';
import { Invitations, type Accepting } from '../../platform/identity/invitations.js';
import { Sessions } from '../../platform/identity/sessions.js';
import { SignInLimit } from '../../platform/identity/sign-in-limit.js';
import type { FastifyRequest } from 'fastify';
import { Entrance } from '../entrance.js';
import { languageOf } from '../language.js';
import { invitationAccepted } from '../people-audit.js';
import { routes } from '../routes.js';
import { credentialOf } from '../session.guard.js';
import { refuseFor } from '../sign-in-wait.js';

export const JoinRoutes = routes(
  joinEndpoints,
  [Invitations, Accounts, Sessions, SignInLimit, Entrance],
  (invitations, accounts, sessions, limit, entrance) => {
    /** Counted before it is looked up, so that many guesses at once do not slip through. */
    async function open(token: string, { ip }: FastifyRequest) {
      refuseFor(await limit.countGuess(ip));
      const invitation = await invitations.open(token);
      if (!invitation) throw new Failure('invitation.unknown');
      await limit.forgive(ip);
      return invitation;
    }

    /** Nothing but the link: by the session there is. A password: of the account. A name and a new password: a new account. */
    async function accepting(
      { password: known, name, new_password: fresh }: BodyOf<typeof joinEndpoints.acceptInvitation>,
      email: string,
      request: FastifyRequest,
    ): Promise<Accepting> {
      if (known !== undefined) return byPassword(email, known, request.ip);
      if (fresh === undefined) return bySession(email, request);
      if (name === undefined) {
        const { label } = fields.name[notes] ?? {};
        throw new Failure('request.invalid', {}, [{ pointer: '/name', code: 'value.required', params: { label } }]);
      }
      return { name, password: fresh, locale: languageOf(request.headers['accept-language']) };
    }

    async function byPassword(email: string, known: string, ip: string): Promise<Proof> {
      refuseFor(await limit.count(email, ip));
      const proof = await accounts.prove(email, known);
      if (!proof) throw new Failure('session.refused');
      await limit.clear(email, ip);
      return proof;
    }

    async function bySession(email: string, request: FastifyRequest): Promise<Proof> {
      const credential = credentialOf(request);
      const member = credential && (await sessions.memberOf(credential));
      if (!member) throw new Failure('session.required');
      if (member.viaToken) throw new Failure('session.needed');
      if (member.viewing) throw new Failure('session.read_only');
      if (member.email !== email) throw new Failure('invitation.other_account', { email });
      return accounts.proofOf(member.userId, member.workspace.id);
    }

    return {
      async readInvitation({ body, request }) {
        const { workspace, email, name, expiresAt } = await open(body.token, request);
        return { data: { workspace, email, name, expires_at: expiresAt.toISOString() } };
      },

      async acceptInvitation({ body, request, reply }) {
        const { email } = await open(body.token, request);
        const by = await accepting(body, email, request);
        const { workspaceId, ...proof } = await invitations.accept(body.token, by, invitationAccepted);
        sessions.hear({ kind: 'member', user: proof.userId });
        sessions.hear({ kind: 'member', workspace: workspaceId });
        return entrance.enter(proof, workspaceId, request, reply);
      },
    };
  },
);
