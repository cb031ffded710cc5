/**
 * Scope → function that says everything that is wrong with a write body, field by field. Compiled once per release,
 * sight, object and verb and kept by the caller. It never mutates, never throws, and judges the body alone: what
 * depends on the record (rules, options that may be chosen now, targets that exist) is judged where it is written.
 */
import type { SchemaValidateFunction } from 'ajv';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';
import { formats, keywords } from '../../metadata/values/formats.js';
import { pathOf, segmentOf } from '../../metadata/values/pointer.js';
import { closest } from '../errors/closest.js';
import type { Params, Violation } from '../errors/define.js';
import { bodySchema, isReference } from './json-schema.js';
import type { FieldModel } from './model.js';
import { writableFields, type ObjectScope, type Verb } from './object-scope.js';

type Body = Readonly<Record<string, unknown>>;
export type Validator = (body: Body) => readonly Violation[];

/** Unknown keys reported at most: an answer to thousands of them helps nobody. */
const MOST_UNKNOWN = 100;

export function validatorFor(scope: ObjectScope, verb: Verb): Validator {
  const isValid = newAjv().compile(bodySchema(scope, verb));
  const references = writableFields(scope, verb).flatMap((field) => (isReference(field) ? [field.name] : []));
  const known = new Map(namesKnown(scope, verb).map((name, order) => [name, { order, field: scope.fields[name]?.field }]));
  const rank = ({ pointer }: Violation): number => known.get(pathOf(pointer)[0] ?? '')?.order ?? -1;
  return (body) => {
    if (isValid(withReferencesAsIds(body, references))) return [];
    const errors = (isValid.errors ?? []).filter((error) => !isBranch(error));
    const unknown = errors.filter(isUnknownField);
    const violations = [
      ...unknown.slice(0, MOST_UNKNOWN).map((error) => unknownField(error, known)),
      ...errors.filter((error) => !isUnknownField(error)).map((error) => violationOf(error, scope, known)),
    ];
    return distinct(violations).toSorted((a, b) => rank(a) - rank(b));
  };
}

/** A field one may only give to a new record is not known in a change. */
const namesKnown = (scope: ObjectScope, verb: Verb): readonly string[] =>
  Object.entries(scope.fields).flatMap(([name, { read }]) => (read === 'never' && verb === 'update' ? [] : [name]));

type Known = ReadonlyMap<string, { readonly order: number; readonly field: FieldModel | undefined }>;

/** Without meta schema: what it compiles came out of the model. Not shared, because an instance keeps all it ever compiled. */
function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    ownProperties: true,
    verbose: true,
    meta: false,
    validateSchema: false,
    formats: { ...formats },
    code: { regExp: Object.assign(safeExpression, { code: 'safeExpression' }) },
  });
  for (const [keyword, { type, holds }] of Object.entries(keywords)) {
    ajv.removeKeyword(keyword);
    ajv.addKeyword({ keyword, type, validate: holds as SchemaValidateFunction, errors: false });
  }
  return ajv;
}

/** Patterns come from metadata: RE2 runs in linear time whatever they say. */
function safeExpression(pattern: string): { test(text: string): boolean; toString(): string } {
  const expression = RE2JS.compile(pattern);
  return { test: (text) => expression.test(text), toString: () => pattern };
}

/** References may be written as they are read, `{id, label}`; what is judged is the id. The body stays as it is. */
export function referenceId(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'id')) return value;
  return Object.keys(value).every((key) => key === 'id' || key === 'label') ? (value as { readonly id: unknown }).id : value;
}

function withReferencesAsIds(body: Body, references: readonly string[]): Body {
  const objects = references.filter((name) => Object.hasOwn(body, name) && typeof body[name] === 'object');
  if (objects.length === 0) return body;
  const ids = objects.map((name) => [name, Array.isArray(body[name]) ? body[name].map(referenceId) : referenceId(body[name])]);
  return Object.assign(Object.create(null) as Body, body, Object.fromEntries(ids));
}

const isUnknownField = (error: ErrorObject): boolean => error.keyword === 'additionalProperties' && error.instancePath === '';

/** Errors within one branch of alternatives; that none fits is an error of its own. */
const isBranch = ({ schemaPath }: ErrorObject): boolean => /\/(anyOf|oneOf)\/\d+\//.test(schemaPath);

function unknownField(error: ErrorObject, known: Known): Violation {
  const name = String(error.params.additionalProperty);
  const pointer = segmentOf(name);
  const field = known.get(name)?.field;
  if (field) return { pointer, code: 'field.readonly', params: { label: field.label } };
  const suggestion = closest(name, known.keys());
  return { pointer, code: 'field.unknown', params: { field: name, ...(suggestion !== undefined && { suggestion }) } };
}

function violationOf(error: ErrorObject, scope: ObjectScope, known: Known): Violation {
  const [first, ...inside] = pathOf(error.instancePath);
  if (first === undefined) {
    const missing = error.keyword === 'required' ? String(error.params.missingProperty) : undefined;
    const field = missing === undefined ? undefined : known.get(missing)?.field;
    if (field) return { pointer: `/${field.name}`, code: 'value.required', params: { label: field.label } };
    return { pointer: '', code: 'value.type', params: { label: scope.object.label, expected: 'object' } };
  }
  const field = known.get(first)?.field;
  const part = inside.map((segment) => (/^\d+$/.test(segment) ? String(Number(segment) + 1) : segment)).join(' ');
  const fault = faultOf(error, field, inside.length > 0);
  return {
    pointer: `${error.instancePath}${fault.at ?? ''}`,
    code: fault.code,
    params: { label: field?.label ?? first, ...(part !== '' && { part }), ...fault.params },
  };
}

interface Fault {
  readonly code: string;
  readonly params?: Params;
  /** Part of the value that the pointer goes on to. */
  readonly at?: string;
}

const limit =
  (code: string) =>
  (error: ErrorObject): Fault => ({ code, params: { limit: (error.params as { limit: number }).limit } });

/** JSON Schema keyword → code. */
const faults: Readonly<Record<string, (error: ErrorObject, field: FieldModel | undefined) => Fault>> = {
  type: (error) => ({ code: 'value.type', params: { expected: expectedType(error.params.type) } }),
  format: (error) => ({ code: 'value.format', params: { format: error.params.format } }),
  'x-country': () => ({ code: 'value.format', params: { format: 'phone' } }),
  pattern: (_, field) => ({
    code: 'value.pattern',
    params: field?.options.pattern_message === undefined ? {} : { message: field.options.pattern_message },
  }),
  maxLength: limit('value.too_long'),
  minLength: limit('value.too_short'),
  maximum: limit('value.too_large'),
  exclusiveMaximum: limit('value.too_large'),
  minimum: limit('value.too_small'),
  exclusiveMinimum: limit('value.too_small'),
  multipleOf: (error) => ({ code: 'value.scale', params: { step: error.schema } }),
  maxItems: limit('value.too_many'),
  minItems: limit('value.too_few'),
  uniqueItems: () => ({ code: 'value.repeated' }),
  enum: () => ({ code: 'value.option.unknown' }),
  const: () => ({ code: 'value.option.unknown' }),
  additionalProperties: (error) => part('value.part.unknown', error.params.additionalProperty),
  required: (error) => part('value.part.required', error.params.missingProperty),
};

const part = (code: string, name: unknown): Fault => ({ code, params: { part: String(name) }, at: segmentOf(String(name)) });

function faultOf(error: ErrorObject, field: FieldModel | undefined, inside: boolean): Fault {
  if (!inside && error.data === null) return { code: 'value.required' };
  return faults[error.keyword]?.(error, field) ?? { code: 'value.type', params: { expected: 'value' } };
}

/** Of `["string","null"]` the part that is a kind of value. */
const expectedType = (type: unknown): string => [type].flat().find((one) => one !== 'null') as string;

/** One violation per place and code: two keywords may say the same. */
const distinct = (violations: readonly Violation[]): Violation[] => [
  ...new Map(violations.map((violation) => [`${violation.code} ${violation.pointer}`, violation])).values(),
];
