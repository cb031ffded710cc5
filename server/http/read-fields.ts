/** Bodies and queries of the platform's own calls, read by their schemas: every fault at its pointer. */
import { storable } from '../../metadata/values/storable.js';
import { segmentOf } from '../../metadata/values/pointer.js';
import { notes, type Properties, type Schema } from '../contract/schema.js';
import { Failure, type Violation } from '../errors/define.js';
import { readId } from './read-id.js';

type Values = Readonly<Record<string, unknown>>;

/** Throws `request.invalid` with every violation; what it returns has the type that the schema says. */
export function readFields(body: unknown, schema: Schema): Values {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Failure('request.malformed');
  const given = body as Values;
  const fields = schema.properties as Properties;
  const required = new Set(schema.required as readonly string[] | undefined);
  const violations: Violation[] = Object.keys(given)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => ({ pointer: segmentOf(name), code: 'field.unknown', params: { field: name } }));
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const fault = (code: string, params: object = {}): void => {
      violations.push({ pointer: segmentOf(name), code, params: { label: field[notes]?.label, ...params } });
    };
    values[name] = field[notes]?.unread ? value : readValue(value, typeIn(field, required.has(name)), fault);
  }
  if (violations.length > 0) throw new Failure('request.invalid', {}, violations);
  return values;
}

/** A field as the reader knows it; the defaults of what its schema leaves open are ours. */
interface Field {
  readonly type: string;
  readonly format?: string;
  readonly required: boolean;
  readonly nullable: boolean;
  readonly min?: number;
  readonly max?: number;
}

function typeIn(schema: Schema, required: boolean): Field {
  const [type = 'string', orNull] = [schema.type].flat() as string[];
  const { format, minLength, maxLength, minimum, maximum } = schema as Schema & {
    readonly format?: string;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
  };
  const limits = type === 'string' ? { min: minLength, max: maxLength ?? 255 } : { min: minimum, max: maximum };
  return { type, format, required, nullable: orNull === 'null', ...limits };
}

function readValue(value: unknown, field: Field, fault: (code: string, params?: object) => void): unknown {
  const { type, format, required, nullable, min, max } = field;
  if (value === undefined || (value === null && !nullable) || (value === '' && required)) {
    if (required) fault('value.required');
    else if (value === null) fault('value.type', { expected: type });
    return undefined;
  }
  if (value === null) return null;
  if (!hasType(value, type)) {
    fault('value.type', { expected: type });
    return undefined;
  }
  if (typeof value === 'number') {
    if (min !== undefined && value < min) fault('value.too_small', { limit: min });
    if (max !== undefined && value > max) fault('value.too_large', { limit: max });
  }
  if (typeof value !== 'string') return value;
  const text = storable(format === 'email' ? value.trim().toLowerCase() : value);
  if (min !== undefined && [...text].length < min) fault('value.too_short', { limit: min });
  if (max !== undefined && [...text].length > max) fault('value.too_long', { limit: max });
  if (format !== undefined && !formats[format]?.test(text)) fault('value.format', { format });
  return format === 'uuid' ? text.toLowerCase() : text;
}

const formats: Readonly<Record<string, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
};

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isSafeInteger(value),
  array: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};
const hasType = (value: unknown, type: string): boolean => types[type]?.(value) === true;

/** What a page of a list is asked for: what cannot be read counts as not given, but for ids that name nothing. */
export function readLoosely(given: Values, schema: Schema): Values {
  const fields = Object.entries(schema.properties as Properties);
  const required = (schema.required ?? []) as readonly string[];
  return Object.fromEntries(
    fields.map(([name, field]) => [name, looseValue(given[name], field) ?? (required.includes(name) ? '' : undefined)]),
  );
}

const longestText = 200;

function looseValue(value: unknown, { type, maximum, default: otherwise, [notes]: noted }: Schema): unknown {
  if (noted?.unread) return value;
  if (noted?.unknown !== undefined) return value === undefined ? undefined : readId(value, noted.unknown);
  if (type === 'boolean') return value === 'true';
  if (type === 'integer') {
    const number = Number(value);
    return Number.isInteger(number) && number > 0 ? Math.min(number, (maximum as number | undefined) ?? number) : otherwise;
  }
  return typeof value === 'string' ? storable(value).trim().slice(0, longestText) : undefined;
}
