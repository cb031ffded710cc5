/**
 * JSON Schemas as values, from which TypeScript infers the type of what they describe. A schema is plain JSON; what JSON
 * Schema has no word for (the name of a component, the label of a field in error texts) hangs on symbols.
 */
import type { Label } from './words.js';

declare const of: unique symbol;
export const notes: unique symbol = Symbol('notes');
const optionally: unique symbol = Symbol('optional');

type Json = Readonly<Record<string, unknown>>;

interface Notes {
  /** What error texts call a field. */
  readonly label?: Label;
  /** What the API document says of it. */
  readonly words?: Label;
  /** The schema that `$ref` names. */
  readonly definition?: Schema;
  /** A pipeline reads it itself, for its faults have codes of their own. */
  readonly unread?: true;
  /** Code of the failure where an id is none: what is no id names nothing, so it is not found rather than malformed. */
  readonly unknown?: string;
}

export interface Schema<T = unknown> extends Json {
  readonly [of]?: { readonly type: T };
  readonly [notes]?: Notes;
}
interface Optional<T = unknown> extends Schema<T> {
  readonly [optionally]: true;
}

export type Static<S> = S extends Schema<infer T> ? T : never;

export type Properties = Readonly<Record<string, Schema>>;
type ObjectOf<P> = {
  readonly [K in keyof P as P[K] extends Optional ? never : K]: Static<P[K]>;
} & { readonly [K in keyof P as P[K] extends Optional ? K : never]?: Static<P[K]> } extends infer O
  ? { [K in keyof O]: O[K] }
  : never;

interface Limits {
  /** Characters of texts, least value of numbers, entries of lists. */
  readonly min?: number;
  readonly max?: number;
}

/** A schema written as JSON, whose type is told. */
export const typed = <T>(json: Json): Schema<T> => Object.freeze({ ...json }) as Schema<T>;

export const text = ({ min, max, ...more }: Limits & { readonly format?: string; readonly pattern?: string } = {}) =>
  typed<string>({
    type: 'string',
    ...(min !== undefined && { minLength: min }),
    ...(max !== undefined && { maxLength: max }),
    ...more,
  });
export const integer = ({ min, max, ...more }: Limits & { readonly default?: number } = {}) =>
  typed<number>({
    type: 'integer',
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
    ...more,
  });
export const string = text();
export const email = text({ format: 'email' });
export const uuid = text({ format: 'uuid' });
/** UTC with milliseconds: `2026-01-02T03:04:05.678Z`. */
export const instant = text({ format: 'date-time' });
export const count = integer({ min: 0 });
export const boolean = typed<boolean>({ type: 'boolean' });
export const anything = typed<unknown>({});
export const file = typed<unknown>({ type: 'string', format: 'binary' });
/** One of these texts. */
export const choice = <const V extends readonly string[]>(...values: V) => typed<V[number]>({ type: 'string', enum: values });

export const list = <T>(items: Schema<T>, { min, max }: Limits = {}) =>
  typed<readonly T[]>({
    type: 'array',
    items,
    ...(min !== undefined && { minItems: min }),
    ...(max !== undefined && { maxItems: max }),
  });
/** Values by keys that nobody knows beforehand. */
export const map = <T>(values: Schema<T>) => typed<Readonly<Record<string, T>>>({ type: 'object', additionalProperties: values });
export const strings = list(string);

export const object = <const P extends Properties>(properties: P): Schema<ObjectOf<P>> => {
  const required = Object.keys(properties).filter((name) => !Object.hasOwn(properties[name]!, optionally));
  return typed({ type: 'object', properties, ...(required.length > 0 && { required }) });
};
/** What a request may carry: nothing but what is named here. */
export const closed = <const P extends Properties>(properties: P): Schema<ObjectOf<P>> =>
  typed({ ...object(properties), additionalProperties: false });
/** `{data: …}`. */
export const data = <T>(schema: Schema<T>) => object({ data: schema });

export const optional = <T>(schema: Schema<T>): Optional<T> => Object.freeze({ ...schema, [optionally]: true as const });
export const nullable = <T>({ [notes]: { definition, ...said } = {}, ...schema }: Schema<T>): Schema<T | null> =>
  noting(
    typeof schema.type === 'string' && schema.enum === undefined
      ? { ...schema, type: [schema.type, 'null'] }
      : { anyOf: [definition ? noting(schema, { definition }) : schema, { type: 'null' }] },
    said,
  );
export const both = <A, B>(one: Schema<A>, other: Schema<B>) => typed<A & B>({ allOf: [one, other] });
export const either = <A, B>(one: Schema<A>, other: Schema<B>) => typed<A | B>({ anyOf: [one, other] });

/** A component of the API document; whoever uses it refers to it by this name. */
export const named = <T>(name: string, definition: Schema<T>, words?: Label): Schema<T> =>
  noting({ $ref: `#/components/schemas/${name}` }, { definition: words ? described(words, definition) : definition });

export const labelled = <T>(label: Label, schema: Schema<T>): Schema<T> => noting(schema, { label });
export const described = <T>(words: Label, schema: Schema<T>): Schema<T> => noting(schema, { words });
/** Handed to the pipeline as it came, and called unknown: it has still to be read. */
export const unread = (schema: Schema): Schema => noting(schema, { unread: true });
/** The id of something, and the code of the failure where there is no such thing. */
export const idOf = (unknown: string): Schema<string> => noting(uuid, { unknown });

const noting = <T>(schema: Schema<T>, more: Notes): Schema<T> =>
  Object.freeze({ ...schema, [notes]: { ...schema[notes], ...more } });

/** Every component that a schema needs, those of its parts included. */
export function definitionsIn(schema: unknown, found = new Map<string, Schema>()): ReadonlyMap<string, Schema> {
  if (typeof schema !== 'object' || schema === null) return found;
  const { $ref: reference, [notes]: noted } = schema as Schema;
  const definition = noted?.definition;
  if (definition && !found.has(String(reference))) {
    found.set(String(reference), definition);
    definitionsIn(definition, found);
  }
  for (const part of Object.values(schema)) definitionsIn(part, found);
  return found;
}
