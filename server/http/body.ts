/** Bodies of the platform's own calls (people, sessions): read by a list of fields, every fault at its pointer. */
import { Failure, type Violation } from '../errors/define.js';
import type { Label } from '../compile/model.js';

interface Field {
  readonly type: 'text' | 'email' | 'boolean' | 'list' | 'uuid' | 'integer';
  readonly label: Label;
  readonly required?: boolean;
  /** null is a value: it empties the field. */
  readonly nullable?: boolean;
  /** Characters of texts, least value of integers. */
  readonly min?: number;
  readonly max?: number;
}

export type Fields = Readonly<Record<string, Field>>;

interface Values {
  text: string;
  email: string;
  boolean: boolean;
  list: readonly string[];
  uuid: string;
  integer: number;
}
type Value<F extends Field> = Values[F['type']] | (F['nullable'] extends true ? null : never);
export type Body<T extends Fields> = {
  readonly [K in keyof T]: T[K]['required'] extends true ? Value<T[K]> : Value<T[K]> | undefined;
};

const expected = {
  text: 'string',
  email: 'string',
  boolean: 'boolean',
  list: 'array',
  uuid: 'string',
  integer: 'integer',
} as const;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Throws `request.invalid` with every violation; what it returns has the types that `fields` say. */
export function readBody<const T extends Fields>(body: unknown, fields: T): Body<T> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Failure('request.malformed');
  const given = body as Readonly<Record<string, unknown>>;
  const violations: Violation[] = Object.keys(given)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => ({ pointer: pointer(name), code: 'field.unknown', params: { field: name } }));
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const fault = (code: string, params: object = {}): void => {
      violations.push({ pointer: pointer(name), code, params: { label: field.label, ...params } });
    };
    values[name] = readValue(Object.hasOwn(given, name) ? given[name] : undefined, field, fault);
  }
  if (violations.length > 0) throw new Failure('request.invalid', {}, violations);
  return values as Body<T>;
}

const pointer = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

function readValue(value: unknown, field: Field, fault: (code: string, params?: object) => void): unknown {
  const { type, required, nullable, min, max } = field;
  if (value === undefined || (value === null && !nullable) || (value === '' && required)) {
    if (required) fault('value.required');
    else if (value === null) fault('value.type', { expected: expected[type] });
    return undefined;
  }
  if (value === null) return null;
  if (!hasType(value, type)) {
    fault('value.type', { expected: expected[type] });
    return undefined;
  }
  if (typeof value === 'number') {
    if (min !== undefined && value < min) fault('value.too_small', { limit: min });
    if (max !== undefined && value > max) fault('value.too_large', { limit: max });
  }
  if (typeof value !== 'string') return value;
  const text = storable(type === 'email' ? value.trim().toLowerCase() : value);
  if (min !== undefined && [...text].length < min) fault('value.too_short', { limit: min });
  if ([...text].length > (max ?? 255)) fault('value.too_long', { limit: max ?? 255 });
  if (type === 'email' && !/^[^\s@]+@[^\s@]+$/.test(text)) fault('value.format', { format: 'email' });
  if (type === 'uuid' && !uuid.test(text)) fault('value.format', { format: 'uuid' });
  return type === 'uuid' ? text.toLowerCase() : text;
}

/** PostgreSQL takes no NUL and no half of a character. */
const storable = (text: string): string => text.replaceAll('\u0000', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD');

function hasType(value: unknown, type: Field['type']): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'list':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    default:
      return typeof value === 'string';
  }
}
