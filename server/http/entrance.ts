/** Into a workspace: starts a session for who has shown to know the password, and hands out its cookie. */
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../errors/define.js';
import { Accounts, type Proof } from '../platform/identity/accounts.js';
import { longestLifetime, Sessions } from '../platform/identity/sessions.js';
import type { Me } from '../contract/session.js';
import { languageOf } from './language.js';
import { meOf } from './me-of.js';
import { Runtime } from './runtime.js';
import { cookieName } from './session.guard.js';

@Injectable()
export class Entrance {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly runtime: Runtime,
  ) {}

  async enter(proof: Proof, workspaceId: string, request: FastifyRequest, reply: FastifyReply): Promise<Me> {
    const token = await this.sessions.start(proof, workspaceId);
    const member = token === null ? null : await this.sessions.memberOf({ token, bearer: false });
    if (token === null || !member) throw new Failure('session.refused');
    const release = await this.runtime.releases.current(member.workspace.id);
    setCookie(request, reply, token, longestLifetime / 1000);
    return meOf(member, { release, language: languageOf(request.headers['accept-language']) }, this.accounts);
  }

  leave(request: FastifyRequest, reply: FastifyReply): void {
    setCookie(request, reply, '', 0);
  }
}

function setCookie(request: FastifyRequest, reply: FastifyReply, token: string, seconds: number): void {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  reply.header('set-cookie', `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`);
}
