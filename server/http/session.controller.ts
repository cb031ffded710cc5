/** Signing in and out, who am I, the own password. */
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../errors/define.js';
import { Accounts, type Proof, type WorkspaceChoice } from '../platform/identity/accounts.js';
import type { Member } from '../platform/identity/member.js';
import { Sessions } from '../platform/identity/sessions.js';
import { SignInLimit } from '../platform/identity/sign-in-limit.js';
import type { Call } from '../serve/actor.js';
import { readBody, type Fields } from './body.js';
import type { Me } from './contract.js';
import { isCrossSite } from './cross-site.js';
import { CurrentCall, CurrentMember } from './current-call.js';
import { Entrance } from './entrance.js';
import { email, newPassword, password } from './identity-fields.js';
import { meOf } from './me-of.js';
import { Public } from './public.js';
import { credentialOf } from './session.guard.js';

const signIn = {
  email,
  password: { ...password, required: true },
  workspace: { type: 'text', label: { en: 'Workspace', 'zh-CN': '工作区' } },
  new_password: newPassword,
} as const satisfies Fields;

const change = { workspace: { ...signIn.workspace, required: true } } as const satisfies Fields;

const passwordChange = {
  old: { ...password, required: true, label: { en: 'Current password', 'zh-CN': '当前密码' } },
  new: { ...newPassword, required: true },
} as const satisfies Fields;

@Controller('api')
export class SessionController {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly limit: SignInLimit,
    private readonly entrance: Entrance,
  ) {}

  @Public()
  @Post('session')
  @HttpCode(200)
  async signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    if (isCrossSite('POST', request.headers)) throw new Failure('session.cross_site');
    const { email, password, workspace = null, new_password: fresh } = readBody(body, signIn);
    const wait = await this.limit.count(email, request.ip);
    if (wait > 0) throw new Failure('session.limited', { retry_after: wait });
    const proof = await this.accounts.prove(email, password);
    if (!proof) throw new Failure('session.refused');
    const { id, temporaryUntil } = await this.choose(proof, workspace);
    if (temporaryUntil && temporaryUntil <= new Date()) throw new Failure('session.password_expired');
    if (temporaryUntil && fresh === undefined) throw new Failure('session.password_temporary');
    const own = fresh === undefined ? proof : await this.replace(proof, fresh);
    await this.limit.clear(email, request.ip);
    return this.entrance.enter(own, id, request, reply);
  }

  /** Into another workspace, by the session there is: a new session, since each belongs to one workspace. */
  @Patch('session')
  async change(
    @Body() body: unknown,
    @CurrentMember() member: Member,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    if (member.viaToken) throw new Failure('session.needed');
    const { workspace } = readBody(body, change);
    const left = credentialOf(request);
    const proof = await this.accounts.proofOf(member.userId, member.workspace.id);
    const { id } = await this.choose(proof, workspace);
    const me = await this.entrance.enter(proof, id, request, reply);
    if (left) await this.sessions.end(left.token);
    return me;
  }

  @Public()
  @Delete('session')
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (isCrossSite('DELETE', request.headers)) throw new Failure('session.cross_site');
    const credential = credentialOf(request);
    if (credential && !credential.bearer) await this.sessions.end(credential.token);
    this.entrance.leave(request, reply);
  }

  @Get('me')
  me(@CurrentMember() member: Member, @CurrentCall() call: Call): Promise<Me> {
    return meOf(member, call, this.accounts);
  }

  @Post('password')
  @HttpCode(204)
  async changePassword(@Body() body: unknown, @CurrentMember() member: Member): Promise<void> {
    if (member.viaToken) throw new Failure('session.needed');
    const { old, new: fresh } = readBody(body, passwordChange);
    // Guessing by a session left open counts like guessing at the door.
    const wait = await this.limit.count(member.email, 'password');
    if (wait > 0) throw new Failure('session.limited', { retry_after: wait });
    const proof = await this.accounts.proofOf(member.userId, member.workspace.id);
    if (!(await this.accounts.isPasswordOf(proof, old))) {
      throw new Failure('request.invalid', {}, [{ pointer: '/old', code: 'password.wrong', params: {} }]);
    }
    await this.limit.clear(member.email, 'password');
    await this.replace(proof, fresh, member.credential);
  }

  /** `keep`: hash of the session that stays. */
  private async replace(proof: Proof, fresh: string, keep?: string): Promise<Proof> {
    const wait = await this.limit.countChange(proof.userId);
    if (wait > 0) throw new Failure('session.limited', { retry_after: wait });
    const own = await this.accounts.changePassword(proof, fresh, keep);
    this.sessions.hear({ kind: 'member', user: proof.userId });
    return own;
  }

  /** The one named, among those that the password opens, else the first. */
  private async choose(proof: Proof, workspace: string | null): Promise<WorkspaceChoice> {
    const choices = await this.accounts.opened(proof);
    const chosen = workspace === null ? choices[0] : choices.find(({ name }) => name === workspace);
    if (chosen) return chosen;
    // Wherever they work another password has taken its place, so this one is simply wrong.
    if (workspace === null && (await this.accounts.worksAnywhere(proof.userId))) throw new Failure('session.refused');
    throw new Failure('session.no_workspace', { workspace });
  }
}
