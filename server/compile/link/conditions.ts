/** What a field says beyond its structure: when it is required, visible, read-only, and what it begins with. */
import type { Rule } from '../../../metadata/rules/rule.js';
import type { Report } from '../documents/finding.js';
import { typeOf } from '../field-types/index.js';
import type { CompiledRule, Condition, FieldModel, ObjectModel } from '../model.js';
import { recordOf, type FieldScope } from '../object-scope.js';
import { validatorFor, type Validator } from '../validator.js';
import type { AnyField } from './fields.js';
import { compileRule, condition, type ObjectScope, type Scope } from './scope.js';

type Given = { readonly value: unknown } | { readonly rule: CompiledRule };

export function withConditions(
  scope: Scope,
  object: ObjectScope,
  field: FieldModel,
  document: AnyField,
  report: Report,
): FieldModel {
  const conditionOf = (key: 'required' | 'visible' | 'readonly'): Condition => {
    const said = document[key];
    if (said === undefined) return field[key];
    return typeof said === 'boolean' ? said : compileRule(scope, object, said as Rule, condition, report.at(key));
  };
  const given =
    document.default === undefined ? undefined : givenValue(scope, object, field, document.default, report.at('default'));
  return {
    ...field,
    required: conditionOf('required'),
    visible: conditionOf('visible'),
    readonly: conditionOf('readonly'),
    ...(given && { default: given }),
  };
}

/** A value or a rule for a field. To fields that hold JSON objects an object is always a value. */
export function givenValue(
  scope: Scope,
  object: ObjectScope,
  field: FieldModel,
  said: unknown,
  report: Report,
): Given | undefined {
  const { ruleType } = typeOf(field);
  const isRule = typeof said === 'object' && said !== null && !Array.isArray(said) && ruleType !== 'json';
  if (isRule) return { rule: compileRule(scope, object, said as Rule, { expect: ruleType, place: 'write' }, report) };
  if (said === null) return report.error('format.value_empty', { label: field.label });
  if (isReference(field)) return report.error('format.value_reference', { label: field.label });
  return isValidValue(object, field, said, report) ? { value: typeOf(field).normalise(said, field) } : undefined;
}

/** Ids differ from one workspace to the next, so no document can know one. */
const isReference = (field: FieldModel): boolean =>
  typeOf(field).ruleType === 'reference' || (typeOf(field).ruleType === 'list' && field.to !== undefined);

/** Judged by the validator of requests, so that a default is never refused where it is used. */
function isValidValue(object: ObjectScope, field: FieldModel, value: unknown, report: Report): boolean {
  const violations = validatorOf(object)({ [field.name]: value });
  for (const { code, params } of violations) report.error(code, params);
  const inactive =
    violations.length === 0 && [value].flat().some((code) => field.values?.some((one) => one.code === code && !one.active));
  if (inactive) report.error('format.value_inactive', { label: field.label });
  return violations.length === 0 && !inactive;
}

const validators = new WeakMap<ObjectScope, Validator>();

/** One validator an object, over the fields whose values its document gives. */
function validatorOf(object: ObjectScope): Validator {
  const known = validators.get(object);
  if (known) return known;
  const { fields, flow } = object.source.document;
  const given = new Set([
    ...fields.flatMap((field) => (isNode(field) && field.default !== undefined ? [field.name] : [])),
    ...[...(flow?.stages ?? []), ...(flow?.transitions ?? [])].flatMap(({ set = {} }) => Object.keys(set)),
  ]);
  const scopes = Object.values(object.fields)
    .filter(({ name }) => given.has(name))
    .map((field) => [field.name, { field, read: 'clear', create: true, update: true }] as const);
  const validator = validatorFor(
    {
      object: { label: object.label, flow: null } as ObjectModel,
      layouts: [],
      fields: recordOf<FieldScope>(scopes),
      rights: { create: true, read: true, update: true, delete: true, export: true, import: true },
      transitions: [],
    },
    'update',
  );
  validators.set(object, validator);
  return validator;
}

/** Malformed fields are still in the document. */
const isNode = (field: unknown): field is AnyField => typeof field === 'object' && field !== null;
