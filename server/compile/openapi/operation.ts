/** One operation of the API as OpenAPI writes it, from its declaration. */
import type { Endpoint } from '../../contract/endpoint.js';
import { notes, type Properties, type Schema } from '../../contract/schema.js';
import type { JsonSchema } from '../field-types/field-type.js';
import type { Text } from './text.js';

export type Paths = Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;

const reference = (kind: string, name: string): JsonSchema => ({ $ref: `#/components/${kind}/${name}` });
export const schemaNamed = (name: string): JsonSchema => reference('schemas', name);

const everyFailure = [429, 500, 503];
/** Too large, or no JSON. */
const ofBody = [413, 415];
const behindSession = [401, ...everyFailure];

/** @param more Parameters that only one caller's document has. */
export function operation(endpoint: Endpoint, text: Text, more: readonly JsonSchema[] = []): JsonSchema {
  const { id, tag, who, summary, description, body, media } = endpoint;
  const failures = [
    ...new Set([...endpoint.failures, ...(body ? ofBody : []), ...(who === 'anyone' ? everyFailure : behindSession)]),
  ].toSorted((a, b) => a - b);
  return {
    operationId: id,
    tags: [tag],
    summary: text(summary),
    ...(description && { description: text(description) }),
    ...(who === 'anyone' && { security: [] }),
    parameters: parametersOf(endpoint, text, more),
    ...(body && { requestBody: { required: true, content: { [media?.body ?? 'application/json']: { schema: body } } } }),
    responses: {
      [endpoint.status ?? (endpoint.answer ? 200 : 204)]: success(endpoint, text),
      ...Object.fromEntries(failures.map((failure) => [failure, reference('responses', `Problem${failure}`)])),
    },
  };
}

function success({ answer, media, answerHeaders = [], summary }: Endpoint, text: Text): JsonSchema {
  const named = ['X-Request-Id', 'Server-Timing', ...answerHeaders];
  return {
    description: text(summary),
    headers: Object.fromEntries(named.map((name) => [name, reference('headers', name)])),
    ...(answer && { content: { [media?.answer ?? 'application/json']: { schema: answer } } }),
  };
}

function parametersOf(
  { params = {}, query, headers = [] }: Endpoint,
  text: Text,
  more: readonly JsonSchema[],
): readonly JsonSchema[] {
  const required = (query?.required ?? []) as readonly string[];
  return [
    // What nobody describes is an id like any other.
    ...Object.entries(params).map(([name, schema]) =>
      schema[notes]?.words ? parameter('path', name, schema, text) : reference('parameters', 'Id'),
    ),
    ...Object.entries((query?.properties ?? {}) as Properties).map(([name, schema]) => ({
      ...parameter('query', name, schema, text, required.includes(name)),
      ...(schema.type === 'array' && { style: 'form', explode: false }),
    })),
    ...more,
    ...[...headers, 'AcceptLanguage'].map((name) => reference('parameters', name)),
  ];
}

function parameter(place: 'path' | 'query', name: string, schema: Schema, text: Text, required = true): JsonSchema {
  const words = schema[notes]?.words;
  return { name, in: place, ...(required && { required }), ...(words && { description: text(words) }), schema };
}
