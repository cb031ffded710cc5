/**
 * One declaration per endpoint: how it is called, who may, what it takes, what it answers, in which words it is
 * documented. Route, guard, reading of the request, API document and the clients' types follow from it.
 */
import type { Schema, Static } from './schema.js';
import type { Label } from './words.js';

/**
 * anyone: without a session too. member: whoever has a session or bearer token. administrator: members with a role that
 * administers. viewer: whoever looks with the eyes of another, whatever they may still do themselves.
 */
export type Who = 'anyone' | 'member' | 'administrator' | 'viewer';

type Method = 'get' | 'post' | 'patch' | 'delete';
/** Headers of requests and of answers, as the API document names them. */
type RequestHeader = 'IfMatch' | 'IfNoneMatch' | 'IdempotencyKey' | 'KnownRelease';
type AnswerHeader = 'ETag' | 'Location';

/** A right that the caller has on some records of an object. `flow`: sees its stages. `moves`: may make some transition. */
export type Need = 'create' | 'read' | 'update' | 'delete' | 'flow' | 'moves';

interface Declaration {
  readonly method: Method;
  readonly path: `/${string}`;
  readonly who: Who;
  /** Of records: the document has it for an object where the caller has any of these. */
  readonly needs?: readonly Need[];
  /** `{one}` and `{many}`: the labels of the object. */
  readonly summary: Label;
  readonly description?: Label;
  /** By name in the path. */
  readonly params?: Readonly<Record<string, Schema>>;
  /** A closed object: every fault is refused. An open one: what cannot be read counts as not given. */
  readonly query?: Schema;
  /** Takes a parameter for every field that filters, too. */
  readonly filters?: true;
  readonly headers?: readonly RequestHeader[];
  readonly body?: Schema;
  /** Absent: an answer without a body. */
  readonly answer?: Schema;
  readonly answerHeaders?: readonly AnswerHeader[];
  /** Of success; 200 unless said otherwise, 204 without a body. */
  readonly status?: number;
  /** Statuses of failure beside those that every endpoint has. */
  readonly failures: readonly number[];
  /** Where they are no JSON. */
  readonly media?: { readonly body?: string; readonly answer?: string };
  /** Largest body in bytes, where it differs from what the server takes. */
  readonly bodyLimit?: number;
  /** It changes nothing although its method could: it may be called while looking with the eyes of another. */
  readonly readOnly?: true;
  /** By session only: a leaked token must not be able to outlive itself. */
  readonly sessionOnly?: true;
  /** It begins or ends a session, which no other site may have it do. */
  readonly setsCookie?: true;
  /** Not part of the API document: pages, and what they load. */
  readonly undocumented?: true;
}

export interface Endpoint extends Declaration {
  /** Operation id, unique among all. */
  readonly id: string;
  readonly tag: string;
}
export type Endpoints = Readonly<Record<string, Endpoint>>;

type ParamsIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamsIn<Rest> : never;
/** Nothing but what a declaration has, and a schema for every parameter of its path. */
type Exactly<T> = {
  readonly [K in keyof T]: { readonly [P in Exclude<keyof T[K], keyof Declaration>]: never } & (T[K] extends {
    readonly path: infer Path;
  }
    ? [ParamsIn<Path>] extends [never]
      ? { readonly params?: never }
      : { readonly params: Readonly<Record<ParamsIn<Path>, Schema>> }
    : never);
};

/** The endpoints of one subject, by their ids. */
export const endpoints = <const T extends Readonly<Record<string, Declaration>>>(
  tag: string,
  declarations: T & Exactly<T>,
): { readonly [K in keyof T]: T[K] & Endpoint } =>
  Object.freeze(
    Object.fromEntries(
      Object.entries<Declaration>(declarations).map(([id, declaration]) => [id, Object.freeze({ ...declaration, id, tag })]),
    ),
  ) as { readonly [K in keyof T]: T[K] & Endpoint };

export type AnswerOf<E> = E extends { readonly answer: infer A } ? Static<A> : void;
export type BodyOf<E> = E extends { readonly body: infer B } ? Static<B> : undefined;
type Anything = Readonly<Record<string, unknown>>;
export type QueryOf<E> = E extends { readonly query: Schema<infer Q> } ? (unknown extends Q ? Anything : Q) : Anything;
export type ParamsOf<E> = E extends { readonly params: infer P } ? { readonly [K in keyof P]: Static<P[K]> } : unknown;
