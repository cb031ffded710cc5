/** Signing in and out, who am I, the own password. */
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../errors/define.js';
import { Accounts } from '../platform/identity/accounts.js';
import type { Member } from '../platform/identity/member.js';
import { longestLifetime, Sessions } from '../platform/identity/sessions.js';
import { SignInLimit } from '../platform/identity/sign-in-limit.js';
import { minimalPasswordLength } from '../platform/settings.js';
import type { Call } from '../serve/actor.js';
import { readBody, type Fields } from './body.js';
import type { Me } from './contract.js';
import { isCrossSite } from './cross-site.js';
import { CurrentCall, CurrentMember } from './current-call.js';
import { languageOf } from './language.js';
import { meOf } from './me-of.js';
import { Public } from './public.js';
import { Runtime } from './runtime.js';
import { cookieName, credentialOf } from './session.guard.js';

const signIn = {
  email: { type: 'email', required: true, label: { en: 'E-mail', 'zh-CN': '邮箱' } },
  password: { type: 'text', required: true, max: 1000, label: { en: 'Password', 'zh-CN': '密码' } },
  workspace: { type: 'text', label: { en: 'Workspace', 'zh-CN': '工作区' } },
} as const satisfies Fields;

const change = { workspace: { ...signIn.workspace, required: true } } as const satisfies Fields;

const passwordChange = {
  old: { type: 'text', required: true, max: 1000, label: { en: 'Present password', 'zh-CN': '当前密码' } },
  new: { type: 'text', required: true, min: minimalPasswordLength, max: 1000, label: { en: 'New password', 'zh-CN': '新密码' } },
} as const satisfies Fields;

@Controller('api')
export class SessionController {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly limit: SignInLimit,
    private readonly runtime: Runtime,
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
    const { email, password, workspace } = readBody(body, signIn);
    const wait = await this.limit.count(email, request.ip);
    if (wait > 0) throw new Failure('session.limited', { retry_after: wait });
    const userId = await this.accounts.check(email, password);
    if (userId === null) throw new Failure('session.refused');
    await this.limit.clear(email, request.ip);
    return this.enter(userId, workspace ?? null, request, reply);
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
    const me = await this.enter(member.userId, workspace, request, reply);
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
    setCookie(request, reply, '', 0);
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
    if (!(await this.accounts.passwordIsRight(member.userId, old))) {
      throw new Failure('request.invalid', {}, [{ pointer: '/old', code: 'password.wrong', params: {} }]);
    }
    await this.limit.clear(member.email, 'password');
    await this.accounts.setPassword(member.userId, fresh, member.credential);
  }

  private async enter(userId: string, workspace: string | null, request: FastifyRequest, reply: FastifyReply): Promise<Me> {
    const choices = await this.accounts.workspacesOf(userId);
    const chosen = workspace === null ? choices[0] : choices.find(({ name }) => name === workspace);
    if (!chosen) throw new Failure('session.no_workspace', { workspace });
    const token = await this.sessions.start(userId, chosen.id);
    const member = await this.sessions.memberOf({ token, bearer: false });
    if (!member) throw new Failure('session.refused');
    const release = await this.runtime.releases.current(member.workspace.id);
    setCookie(request, reply, token, longestLifetime / 1000);
    return meOf(member, { release, language: languageOf(request.headers['accept-language']) }, this.accounts);
  }
}

function setCookie(request: FastifyRequest, reply: FastifyReply, token: string, seconds: number): void {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  reply.header('set-cookie', `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`);
}
