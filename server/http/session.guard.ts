/** Lets nobody in without a session or bearer token, and makes the `Call` that the pipelines take. */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../errors/define.js';
import type { Viewing } from '../platform/identity/member.js';
import { Sessions, type Credential } from '../platform/identity/sessions.js';
import type { Call } from '../serve/actor.js';
import { actorOf, administers } from './actor-of.js';
import { isCrossSite } from './cross-site.js';
import { languageOf } from './language.js';
import { isPublic } from './public.js';
import { isRead } from './reads.js';
import { Runtime } from './runtime.js';

export const cookieName = 'touchstone_session';

@Injectable()
export class SessionGuard implements CanActivate {
  private readonly publicHandlers = new WeakMap<object, boolean>();

  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly runtime: Runtime,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (this.isPublic(context)) return true;
    return this.admit(context.switchToHttp().getRequest<FastifyRequest>(), context);
  }

  /** Metadata is looked up once a handler, not once a request. */
  private isPublic(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    const known = this.publicHandlers.get(handler);
    if (known !== undefined) return known;
    const found = this.reflector.getAllAndOverride<boolean | undefined>(isPublic, [handler, context.getClass()]) === true;
    this.publicHandlers.set(handler, found);
    return found;
  }

  private async admit(request: FastifyRequest, context: ExecutionContext): Promise<boolean> {
    const call = await callOf(request, this.sessions, this.runtime);
    if (!call || !request.member) throw new Failure('session.required');
    if (request.member.viewing) this.checkView(request.member.viewing, call, request.method, context.getHandler());
    return true;
  }

  /** A view ends with the right to it, and changes nothing while it lasts; it can always be ended. */
  private checkView(
    { by }: Viewing,
    { release }: Call,
    method: string,
    handler: ReturnType<ExecutionContext['getHandler']>,
  ): void {
    const read = this.reflector.get<'reads' | 'ends' | undefined>(isRead, handler);
    if (read === 'ends') return;
    if (!administers({ actor: actorOf(by, release), release })) throw new Failure('administer.required');
    if (method !== 'GET' && method !== 'HEAD' && read !== 'reads') throw new Failure('session.read_only');
  }
}

/** The call of whoever sends the request, null for strangers; for public handlers that say more to those they know. */
export async function callOf(request: FastifyRequest, sessions: Sessions, runtime: Runtime): Promise<Call | null> {
  const credential = credentialOf(request);
  const member = credential && (await sessions.memberOf(credential));
  if (!member) return null;
  if (!credential.bearer && isCrossSite(request.method, request.headers)) throw new Failure('session.cross_site');
  const release = await runtime.releases.current(member.workspace.id);
  request.member = member;
  request.call = {
    actor: actorOf(member, release),
    release,
    language: languageOf(request.headers['accept-language']),
    now: new Date(),
    ...knownReleaseOf(request),
  };
  return request.call;
}

/** `Touchstone-Release`, from callers that drew a form and would not have it judged by another release. */
function knownReleaseOf({ headers }: FastifyRequest): Pick<Call, 'knows'> {
  const known = headers['touchstone-release'];
  return typeof known === 'string' ? { knows: known.trim() } : {};
}

/** A bearer token where there is an Authorization header, else the cookie. */
export function credentialOf({ headers }: Pick<FastifyRequest, 'headers'>): Credential | null {
  if (headers.authorization !== undefined) {
    const token = /^Bearer +([\w-]{20,200})$/i.exec(headers.authorization)?.[1];
    return token === undefined ? null : { token, bearer: true };
  }
  const token = cookieOf(headers.cookie);
  return token === null ? null : { token, bearer: false };
}

/** The value of our cookie. Browsers send few, so a search is cheaper than parsing all. */
function cookieOf(header: string | undefined): string | null {
  if (header === undefined) return null;
  const start = header.startsWith(`${cookieName}=`) ? 0 : header.indexOf(`; ${cookieName}=`) + 2;
  if (start === 1) return null;
  const from = start + cookieName.length + 1;
  const end = header.indexOf(';', from);
  const value = header.slice(from, end < 0 ? undefined : end);
  return /^[\w-]{20,200}$/.test(value) ? value : null;
}
