/** The link of an invitation, for whoever has it: what it says, and accepting it. */
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../errors/define.js';
import { Accounts, type Proof } from '../platform/identity/accounts.js';
import { Invitations, type Accepting } from '../platform/identity/invitations.js';
import { Sessions } from '../platform/identity/sessions.js';
import { SignInLimit } from '../platform/identity/sign-in-limit.js';
import { readBody, type Body as Read, type Fields } from './body.js';
import type { Me, OpenInvitation } from './contract.js';
import { isCrossSite } from './cross-site.js';
import { Entrance } from './entrance.js';
import { newPassword, password, personName } from './identity-fields.js';
import { languageOf } from './language.js';
import { invitationAccepted } from './people-audit.js';
import { Public } from './public.js';
import { credentialOf } from './session.guard.js';

const link = { token: { type: 'text', required: true, label: { en: 'Link', 'zh-CN': '链接' } } } as const satisfies Fields;

/** Nothing but the link: by the session there is. A password: of the account. A name and a new password: a new account. */
const acceptance = { ...link, password, name: { ...personName, min: 1 }, new_password: newPassword } as const satisfies Fields;

@Public()
@Controller('api/invitation')
export class JoinController {
  constructor(
    private readonly invitations: Invitations,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly limit: SignInLimit,
    private readonly entrance: Entrance,
  ) {}

  @Post()
  @HttpCode(200)
  async read(@Body() body: unknown, @Req() request: FastifyRequest): Promise<{ data: OpenInvitation }> {
    const { workspace, email, name, expiresAt } = await this.open(readBody(body, link).token, request);
    return { data: { workspace, email, name, expires_at: expiresAt.toISOString() } };
  }

  @Post('accept')
  @HttpCode(200)
  async accept(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    if (isCrossSite('POST', request.headers)) throw new Failure('session.cross_site');
    const given = readBody(body, acceptance);
    const { email } = await this.open(given.token, request);
    const by = await this.accepting(given, email, request);
    const { workspaceId, ...proof } = await this.invitations.accept(given.token, by, invitationAccepted);
    this.sessions.hear({ kind: 'member', user: proof.userId });
    this.sessions.hear({ kind: 'member', workspace: workspaceId });
    return this.entrance.enter(proof, workspaceId, request, reply);
  }

  /** Counted before it is looked up, so that many guesses at once do not slip through. */
  private async open(token: string, { ip }: FastifyRequest) {
    const wait = await this.limit.countGuess(ip);
    if (wait > 0) throw new Failure('session.limited', { retry_after: wait });
    const invitation = await this.invitations.open(token);
    if (!invitation) throw new Failure('invitation.unknown');
    await this.limit.forgive(ip);
    return invitation;
  }

  private async accepting(given: Read<typeof acceptance>, email: string, request: FastifyRequest): Promise<Accepting> {
    const { password: known, name, new_password: fresh } = given;
    if (known !== undefined) return this.byPassword(email, known, request.ip);
    if (fresh === undefined) return this.bySession(email, request);
    if (name === undefined) {
      throw new Failure('request.invalid', {}, [
        { pointer: '/name', code: 'value.required', params: { label: personName.label } },
      ]);
    }
    return { name, password: fresh, locale: languageOf(request.headers['accept-language']) };
  }

  private async byPassword(email: string, known: string, ip: string): Promise<Proof> {
    const wait = await this.limit.count(email, ip);
    if (wait > 0) throw new Failure('session.limited', { retry_after: wait });
    const proof = await this.accounts.prove(email, known);
    if (!proof) throw new Failure('session.refused');
    await this.limit.clear(email, ip);
    return proof;
  }

  private async bySession(email: string, request: FastifyRequest): Promise<Proof> {
    const credential = credentialOf(request);
    const member = credential && (await this.sessions.memberOf(credential));
    if (!member) throw new Failure('session.required');
    if (member.viaToken) throw new Failure('session.needed');
    if (member.viewing) throw new Failure('session.read_only');
    if (member.email !== email) throw new Failure('invitation.other_account', { email });
    return this.accounts.proofOf(member.userId, member.workspace.id);
  }
}
