/**
 * JSON Schema in the browser, interpreted: a strict CSP forbids validators that generate code. Formats, exact
 * multiples and the keywords of ours come from `metadata/values`; patterns run on RE2, as on the server.
 */
import { format, Validator, type Schema } from '@cfworker/json-schema';
import { RE2JS } from 're2js';
import { formats, keywords } from '../../../metadata/values/formats.js';
import { isRecord } from '../../values/path.js';

Object.assign(format, formats);

export interface Fault {
  /** Where inside the value: empty for the value itself. */
  readonly at: string;
  readonly keyword: string;
  /** The limit or format that was not met. */
  readonly expected: unknown;
}

type Node = Readonly<Record<string, unknown>>;

/** Keywords that only say that something below them failed. */
const branches = new Set([
  'properties',
  'items',
  'prefixItems',
  'allOf',
  'anyOf',
  'if',
  'then',
  'else',
  '$ref',
  'additionalProperties',
]);

const validators = new WeakMap<object, Validator>();

function validatorOf(schema: Node): Validator {
  const known = validators.get(schema);
  if (known) return known;
  const validator = new Validator(withoutOurs(schema) as Schema, '2020-12', false);
  validators.set(schema, validator);
  return validator;
}

export function faultsOf(schema: Node, value: unknown): readonly Fault[] {
  const { errors } = validatorOf(schema).validate(value);
  const standard = errors
    .filter(({ keyword, keywordLocation }) => !branches.has(keyword) && !/\/(anyOf|oneOf)\/\d+\//.test(keywordLocation))
    .map(({ instanceLocation, keyword, keywordLocation }) => ({
      at: instanceLocation.replace(/^#/, ''),
      keyword,
      expected: at(schema, keywordLocation),
    }));
  return distinct([...standard, ...ourFaults(schema, value, '')]);
}

export const isValid = (schema: Node, value: unknown): boolean => faultsOf(schema, value).length === 0;

/** What the interpreter would run itself, on an engine or in an arithmetic that is not the server's. */
const isOurs = (keyword: string): boolean => keyword === 'pattern' || keyword in keywords;

function withoutOurs(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutOurs);
  if (!isRecord(node)) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, part]) => (isOurs(key) && !isRecord(part) ? [] : [[key, withoutOurs(part)]])),
  );
}

function ourFaults(schema: Node, value: unknown, place: string): readonly Fault[] {
  const here = Object.entries(schema).flatMap(([keyword, argument]) =>
    isOurs(keyword) && !holdsHere(keyword, argument, value)
      ? [{ at: place, keyword, expected: keyword === 'x-country' ? 'phone' : argument }]
      : [],
  );
  return [...here, ...ourFaultsBelow(schema, value, place)];
}

function ourFaultsBelow(schema: Node, value: unknown, place: string): readonly Fault[] {
  const { properties, items } = schema;
  if (Array.isArray(value) && isRecord(items)) return value.flatMap((item, index) => ourFaults(items, item, `${place}/${index}`));
  if (!isRecord(value) || !isRecord(properties)) return [];
  return Object.entries(properties).flatMap(([name, part]) =>
    isRecord(part) && value[name] !== undefined ? ourFaults(part, value[name], `${place}/${name}`) : [],
  );
}

function holdsHere(keyword: string, argument: unknown, value: unknown): boolean {
  if (keyword === 'pattern') return typeof value !== 'string' || expression(String(argument)).test(value);
  const known = keywords[keyword];
  return !known || typeof value !== known.type || known.holds(argument as never, value as never);
}

const expressions = new Map<string, RE2JS>();

function expression(pattern: string): RE2JS {
  const known = expressions.get(pattern) ?? RE2JS.compile(pattern);
  expressions.set(pattern, known);
  return known;
}

function at(schema: Node, location: string): unknown {
  return location
    .replace(/^#?\/?/, '')
    .split('/')
    .filter(Boolean)
    .reduce<unknown>((node, key) => (isRecord(node) ? node[key] : Array.isArray(node) ? node[Number(key)] : undefined), schema);
}

const distinct = (faults: readonly Fault[]): readonly Fault[] => [
  ...new Map(faults.map((fault) => [`${fault.at} ${fault.keyword === 'oneOf' ? 'enum' : fault.keyword}`, fault])).values(),
];
