/** Body → values: what is wrong with it whatever the record is, and the canonical form of what is right. */
import { pathOf } from '../../../metadata/values/pointer.js';
import { typeOf } from '../../compile/field-types/index.js';
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import { fullScope, type ObjectScope, recordOf } from '../../compile/object-scope.js';
import { referenceId, validatorFor, type Validator } from '../../compile/validator.js';
import { Failure, type Violation } from '../../errors/define.js';
import { scopeOf } from '../info/scope-of.js';
import { fieldsOf, isReference, type Target, type Verb } from './draft.js';

export type Body = Readonly<Record<string, unknown>>;

/** Levels of objects and lists within a body; what is deeper could not be stored. */
const DEEPEST = 64;

/** The JSON object that a body must be. Nothing else can be pointed into, so it is refused outright. */
export function objectOf(body: unknown): Body {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Failure('body.not_object');
  if (isDeeper(body, DEEPEST)) throw new Failure('body.too_deep', { limit: DEEPEST });
  return body as Body;
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));

/** Unknown keys are answered one by one, up to a number; a body that consists of little else is not looked through. */
const MOST_KEYS = 1000;

function withoutNoise(body: Body, isKnown: (name: string) => boolean): Body {
  const names = Object.keys(body);
  if (names.length <= MOST_KEYS) return body;
  const unknown = names.filter((name) => !isKnown(name)).slice(0, MOST_KEYS);
  const kept = Object.create(null) as Record<string, unknown>;
  for (const name of [...names.filter(isKnown), ...unknown]) kept[name] = body[name];
  return kept;
}

export interface Given {
  /** Every known field the body names. */
  readonly names: ReadonlySet<string>;
  /** Those of them whose values are valid, in canonical form. */
  readonly values: ReadonlyMap<string, unknown>;
  /** By field, pointers relative to the body. Empty values are judged with the record, not here. */
  readonly violations: readonly (Violation & { readonly field: string })[];
}

export function readValues({ sight, object }: Target, verb: Verb, raw: Body): Given {
  const body = withoutNoise(raw, (name) => sight.fields[name] !== undefined);
  const violations = validator(
    scopeOf(sight),
    verb,
  )(body)
    .filter((violation) => !isMissing(violation))
    .map((violation) => ({ ...violation, field: fieldAt(violation.pointer) }));
  const invalid = new Set(violations.map(({ field }) => field));
  const names = Object.keys(body).filter((name) => Object.hasOwn(body, name) && sight.fields[name] !== undefined);
  const values = names
    .filter((name) => !invalid.has(name))
    .map((name) => [name, canonical(object.fields[name] as FieldModel, body[name])] as const);
  return { names: new Set(names), values: new Map(values), violations };
}

/** That a whole field is missing depends on the record: it may not be visible there. */
const isMissing = ({ code, pointer }: Violation): boolean => code === 'value.required' && pointer.lastIndexOf('/') === 0;

const fieldAt = (pointer: string): string => pathOf(pointer)[0] ?? '';

const validators = new WeakMap<ObjectScope, { create?: Validator; update?: Validator }>();

function validator(scope: ObjectScope, verb: Verb): Validator {
  const kind = verb === 'create' ? 'create' : 'update';
  const known = validators.get(scope) ?? {};
  validators.set(scope, known);
  return (known[kind] ??= validatorFor(scope, kind));
}

function canonical(field: FieldModel, raw: unknown): unknown {
  const value = isReference(field) ? idsOf(raw) : raw;
  return value === null || value === undefined ? null : (typeOf(field).normalise(value, field) ?? null);
}

/** References may be written as they are read, `{id, label}`. */
export const idsOf = (raw: unknown): unknown => (Array.isArray(raw) ? raw.map(referenceId) : referenceId(raw));

/** Scope of the platform itself, which sets read-only fields too. */
const ownScopes = new WeakMap<ObjectModel, ObjectScope>();

function ownScope(object: ObjectModel): ObjectScope {
  const known = ownScopes.get(object);
  if (known) return known;
  const fields = fieldsOf(object).map((field) => [field.name, { field, read: 'clear', create: true, update: true }] as const);
  const scope: ObjectScope = { ...fullScope(object), fields: recordOf(fields) };
  ownScopes.set(object, scope);
  return scope;
}

/** The canonical form of a value that metadata gives: a default, or what a stage sets. It can be as wrong as any. */
export function ownValue(
  object: ObjectModel,
  field: FieldModel,
  raw: unknown,
): { value: unknown; violations: readonly Violation[] } {
  if (raw === null || raw === undefined) return { value: null, violations: [] };
  const violations = validator(ownScope(object), 'update')({ [field.name]: raw });
  return violations.length > 0 ? { value: null, violations } : { value: canonical(field, raw), violations };
}
