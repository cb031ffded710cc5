/** One operation of the API as OpenAPI writes it, from what differs between operations. */
import type { JsonSchema } from '../field-types/field-type.js';
import type { Label } from '../model.js';
import type { Text } from './text.js';

export interface Operation {
  readonly id: string;
  readonly tag: string;
  readonly summary: Label;
  readonly description?: Label;
  readonly parameters?: readonly JsonSchema[];
  readonly body?: JsonSchema;
  /** Status of success; 200 unless said otherwise. */
  readonly status?: number;
  /** Schema of the answer; absent: an answer without a body. */
  readonly answer?: JsonSchema;
  /** Where they are no JSON. */
  readonly media?: { readonly body?: string; readonly answer?: string };
  /** Headers of the answer, names in `components.headers`. */
  readonly headers?: readonly string[];
  /** Statuses of failure beside those that every operation has. */
  readonly failures?: readonly number[];
  /** Answers without a session. */
  readonly open?: boolean;
}

export type Method = 'get' | 'post' | 'patch' | 'delete' | 'put';
export type Paths = Readonly<Record<string, Readonly<Partial<Record<Method, JsonSchema>>>>>;

export const reference = (kind: string, name: string): JsonSchema => ({ $ref: `#/components/${kind}/${name}` });
export const schemaNamed = (name: string): JsonSchema => reference('schemas', name);
export const parameterNamed = (name: string): JsonSchema => reference('parameters', name);

export const object = (properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []): JsonSchema => {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, ...(required.length > 0 && { required }) };
};
/** What a request may carry: nothing but what is named here. */
export const closed = (properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []): JsonSchema => ({
  ...object(properties, optional),
  additionalProperties: false,
});
export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
/** `{data: …}`. */
export const data = (schema: JsonSchema): JsonSchema => object({ data: schema });
/** `{data: …, warnings?: […]}`: what rules warn of is written all the same. */
export const written = (schema: JsonSchema): JsonSchema =>
  object({ data: schema, warnings: list(schemaNamed('Violation')) }, ['warnings']);

const everyFailure = [429, 500, 503];
/** Too large, or no JSON. */
const ofBody = [413, 415];
const behindSession = [401, ...everyFailure];

export function operation(of: Operation, text: Text): JsonSchema {
  const failures = [
    ...new Set([...(of.failures ?? []), ...(of.body ? ofBody : []), ...(of.open ? everyFailure : behindSession)]),
  ].toSorted((a, b) => a - b);
  const status = of.status ?? (of.answer ? 200 : 204);
  return {
    operationId: of.id,
    tags: [of.tag],
    summary: text(of.summary),
    ...(of.description && { description: text(of.description) }),
    ...(of.open && { security: [] }),
    parameters: [...(of.parameters ?? []), parameterNamed('AcceptLanguage')],
    ...(of.body && { requestBody: { required: true, content: { [of.media?.body ?? 'application/json']: { schema: of.body } } } }),
    responses: {
      [status]: success(of, text),
      ...Object.fromEntries(failures.map((failure) => [failure, reference('responses', `Problem${failure}`)])),
    },
  };
}

function success({ answer, media, headers = [], summary }: Operation, text: Text): JsonSchema {
  const named = ['X-Request-Id', 'Server-Timing', ...headers];
  return {
    description: text(summary),
    headers: Object.fromEntries(named.map((name) => [name, reference('headers', name)])),
    ...(answer && { content: { [media?.answer ?? 'application/json']: { schema: answer } } }),
  };
}
