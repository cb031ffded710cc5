/** Schemas of one object's records as a caller reads, creates and changes them. */
import { inLanguage, type Language } from '../../errors/define.js';
import { typeOf } from '../field-types/index.js';
import type { JsonSchema } from '../field-types/field-type.js';
import { isReference, mustBeGiven, nullable, offeredValues, properties, required, titled, valueSchema } from '../json-schema.js';
import type { FieldModel } from '../model.js';
import { writableFields, type FieldScope, type ObjectScope, type Verb } from '../object-scope.js';
import { schemaNamed } from './operation.js';

/** Named `customer`, `customer.create`, `customer.change`: no fixed schema has a small letter, no object a dot. */
export const recordSchemas = (scope: ObjectScope, language: Language): Readonly<Record<string, JsonSchema>> => ({
  ...(scope.rights.read && { [readName(scope)]: readSchema(scope, language) }),
  ...(scope.rights.create && { [writeName(scope, 'create')]: writeSchema(scope, 'create', language) }),
  ...(changes(scope) && { [writeName(scope, 'update')]: writeSchema(scope, 'update', language) }),
});

const readName = ({ object }: ObjectScope): string => object.name;
const writeName = ({ object }: ObjectScope, verb: Verb): string => `${object.name}.${verb === 'create' ? 'create' : 'change'}`;

/** A change is sent by PATCH and with a transition. */
const changes = ({ rights, transitions }: ObjectScope): boolean => rights.update || transitions.length > 0;

const always: readonly string[] = ['id', 'version'];

function readSchema(scope: ObjectScope, language: Language): JsonSchema {
  const text = inLanguage(language);
  const seen = Object.values(scope.fields).filter(({ read }) => read !== 'never');
  return {
    title: text(scope.object.label),
    ...(scope.object.description && { description: text(scope.object.description) }),
    type: 'object',
    properties: Object.fromEntries(seen.map((field) => [field.field.name, titled(readValue(field), field.field, language)])),
    required: always.filter((name) => scope.fields[name]),
  };
}

/** Rules may have changed since a value was written: of a value read, only its type, form and options are promised. */
const writtenOnly = new Set([
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'x-country',
]);

function readValue({ field, read }: FieldScope): JsonSchema {
  if (always.includes(field.name) && field.system) return promised(valueSchema(field));
  if (isReference(field)) {
    if (typeOf(field).ruleType === 'list') return { type: ['array', 'null'], items: schemaNamed('Reference') };
    return { anyOf: [schemaNamed('Reference'), { type: 'null' }] };
  }
  const schema = nullable(promised(valueSchema(field)));
  if (read === 'clear' || typeOf(field).mask('value', field) === null) return schema;
  const mask = { type: ['string', 'null'] };
  return read === 'masked' || schema.type === mask.type ? mask : { anyOf: [schema, mask] };
}

const promised = (schema: JsonSchema): JsonSchema => ({
  ...Object.fromEntries(Object.entries(schema).filter(([keyword]) => !writtenOnly.has(keyword))),
  ...(schema.items !== undefined && { items: promised(schema.items as JsonSchema) }),
});

function writeSchema(scope: ObjectScope, verb: Verb, language: Language): JsonSchema {
  const fields = writableFields(scope, verb);
  const given = verb === 'create' ? fields.filter((field) => mustBeGiven(scope, field)) : [];
  return {
    title: inLanguage(language)(scope.object.label),
    type: 'object',
    properties: properties(fields, (field) =>
      titled(writeValue(scope, field, { verb, given: given.includes(field) }), field, language),
    ),
    ...required(given),
    additionalProperties: false,
  };
}

/** `given`: must be there, so null will not do. */
function writeValue(
  scope: ObjectScope,
  field: FieldModel,
  { verb, given }: { readonly verb: Verb; readonly given: boolean },
): JsonSchema {
  const orNull = given ? (schema: JsonSchema): JsonSchema => schema : nullable;
  if (!isReference(field)) return orNull(valueSchema(field, offeredValues(scope.object, field, { verb })));
  const target = field.to === undefined ? {} : { 'x-lookup': field.to };
  const schema = valueSchema(field);
  const reference = schemaNamed('GivenReference');
  if (schema.type === 'array') return { ...orNull({ ...schema, items: reference }), ...target };
  return given ? { ...reference, ...target } : { anyOf: [reference, { type: 'null' }], ...target };
}
