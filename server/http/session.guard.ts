/** Lets nobody in without a session or bearer token, and makes the `Call` that the pipelines take. */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Endpoint } from '../contract/endpoint.js';
import { Failure } from '../errors/define.js';
import type { Member, Viewing } from '../platform/identity/member.js';
import { Sessions, type Credential } from '../platform/identity/sessions.js';
import type { Call } from '../contract/call.js';
import { actorOf, requireAdministrator } from './actor-of.js';
import { isCrossSite } from './cross-site.js';
import { languageOf } from './language.js';
import { endpointBehind } from './routes.js';
import { Runtime } from './runtime.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session guard. */
    call: Call | null;
    member: Member | null;
  }
}

export const cookieName = 'touchstone_session';

@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    private readonly runtime: Runtime,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const endpoint = endpointBehind(context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (endpoint.who !== 'anyone') return this.admit(request, endpoint);
    if (endpoint.setsCookie && isCrossSite(request.method, request.headers)) throw new Failure('session.cross_site');
    return true;
  }

  private async admit(request: FastifyRequest, endpoint: Endpoint): Promise<boolean> {
    const call = await callOf(request, this.sessions, this.runtime);
    const { member } = request;
    if (!call || !member) throw new Failure('session.required');
    if (member.viewing && endpoint.who !== 'viewer') checkView(member.viewing, call, endpoint);
    if (endpoint.who === 'administrator') requireAdministrator(call);
    if (endpoint.sessionOnly && member.viaToken) throw new Failure('session.needed');
    return true;
  }
}

/** A view ends with the right to it, and changes nothing while it lasts; it can always be ended. */
function checkView({ by }: Viewing, { release }: Call, { method, readOnly }: Endpoint): void {
  requireAdministrator({ actor: actorOf(by, release), release });
  if (method !== 'get' && !readOnly) throw new Failure('session.read_only');
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
