/** Parameters of handlers behind the session guard: the call, and the member who makes it. */
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../errors/define.js';
import type { Member } from '../platform/identity/member.js';
import type { Call } from '../serve/actor.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session guard. */
    call: Call | null;
    member: Member | null;
  }
}

/** The call that the guard has put on a request. */
export function callOn({ call }: Pick<FastifyRequest, 'call'>): Call {
  if (!call) throw new Failure('session.required');
  return call;
}

export const CurrentCall = createParamDecorator((_: unknown, context): Call =>
  callOn(context.switchToHttp().getRequest<FastifyRequest>()),
);

export const CurrentMember = createParamDecorator((_: unknown, context): Member => {
  const { member } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!member) throw new Failure('session.required');
  return member;
});
