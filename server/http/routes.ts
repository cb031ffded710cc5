/**
 * Declarations and their handlers → controllers: the only place that makes routes. Methods take the request and the reply
 * and nothing else: for every other decorated parameter Nest would run its pipes, which costs as much as the rest of it.
 */
import { Controller, Delete, Get, Patch, Post, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerOf, BodyOf, Endpoint, Endpoints, ParamsOf, QueryOf } from '../contract/endpoint.js';
import { notes, type Schema } from '../contract/schema.js';
import type { Member } from '../platform/identity/member.js';
import type { Call } from '../contract/call.js';
import { readFields, readLoosely } from './read-fields.js';
import { readId } from './read-id.js';

/** What a handler is given: everything is read, checked and admitted. */
interface Given<E> {
  readonly call: E extends { readonly who: 'anyone' } ? null : Call;
  readonly member: E extends { readonly who: 'anyone' } ? null : Member;
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What handlers answer that have written the reply themselves. */
export interface Written {
  readonly written: true;
}
export const written: Written = Object.freeze({ written: true });

type Result<E> = AnswerOf<E> | Written;
type Handlers<E> = { readonly [K in keyof E]: (given: Given<E[K]>) => Result<E[K]> | Promise<Result<E[K]>> };

/** What Nest injects. */
type Service = abstract new (...given: never[]) => unknown;
type Instances<S extends readonly Service[]> = { [K in keyof S]: InstanceType<S[K]> };

const declared = new WeakMap<object, Endpoint>();

/** The declaration behind a method of a controller. */
export function endpointBehind(method: object): Endpoint {
  const endpoint = declared.get(method);
  if (!endpoint) throw new Error('A route that no endpoint declares');
  return endpoint;
}

const verbs = { get: Get, post: Post, patch: Patch, delete: Delete };

/** A controller for the endpoints of a subject; `make` is given the services once. */
export function routes<const E extends Endpoints, const S extends readonly Service[]>(
  endpoints: E,
  services: S,
  make: (...services: Instances<S>) => Handlers<E>,
): Type {
  class Routes {
    readonly handlers: Handlers<E>;
    constructor(...given: unknown[]) {
      this.handlers = make(...(given as Instances<S>));
    }
  }
  Controller()(Routes);
  Reflect.defineMetadata('design:paramtypes', services, Routes);
  for (const [id, endpoint] of Object.entries(endpoints)) addRoute(Routes, id, endpoint);
  return Routes;
}

function addRoute(controller: Type<{ handlers: unknown }>, id: string, endpoint: Endpoint): void {
  const answer = answering(endpoint);
  const method = function (this: { handlers: Anyhow }, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    return answer(this.handlers[id]!, request, reply);
  };
  const prototype = controller.prototype as object;
  Object.defineProperty(prototype, id, { value: method });
  Req()(prototype, id, 0);
  Res()(prototype, id, 1);
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
  verbs[endpoint.method](path)(prototype, id, Object.getOwnPropertyDescriptor(prototype, id)!);
  declared.set(method, endpoint);
}

type Anyhow = Readonly<Record<string, Handler>>;
type Handler = (given: unknown) => unknown;

function answering(endpoint: Endpoint): (handler: Handler, request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const body = readerOf(endpoint.body);
  const query = readerOf(endpoint.query);
  const ids = Object.entries(endpoint.params ?? {}).flatMap(([name, { [notes]: noted }]) =>
    noted?.unknown === undefined ? [] : [[name, noted.unknown] as const],
  );
  const status = endpoint.status ?? (endpoint.answer ? 200 : 204);
  return async (handler, request, reply) => {
    const { call, member } = request;
    const read = { body: body(request.body), query: query(request.query), params: idsRead(request.params, ids) };
    const result = await handler({ call, member, ...read, request, reply });
    if (result !== written) reply.code(status).send(result);
  };
}

type Read = (given: unknown) => unknown;
const asItCame: Read = (given) => given;

function readerOf(schema: Schema | undefined): Read {
  if (schema?.properties === undefined || schema[notes]?.unread) return asItCame;
  const read = schema.additionalProperties === false ? readFields : readLoosely;
  return (given) => read(given as Readonly<Record<string, unknown>>, schema);
}

function idsRead(given: unknown, ids: readonly (readonly [name: string, code: string])[]): unknown {
  if (ids.length === 0) return given;
  const params = { ...(given as Readonly<Record<string, string>>) };
  for (const [name, code] of ids) params[name] = readId(params[name], code);
  return params;
}
