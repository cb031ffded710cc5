/**
 * Object and scope → JSON Schema (2020-12) of what a caller may write. One source, `FieldType.jsonSchema`, and two
 * renderings: the body as the server judges it, and the form as rjsf draws it.
 */
import { inLanguage, type Language } from '../errors/define.js';
import type { JsonSchema } from './field-types/field-type.js';
import { typeOf } from './field-types/index.js';
import { layoutOf } from './layout-of.js';
import type { Condition, FieldModel, LayoutModel, ObjectModel, ValueModel } from './model.js';
import { writableFields, type ObjectScope, type Verb } from './object-scope.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** Schema of a value that is not null; of a picklist with just these values. */
export function valueSchema(field: FieldModel, values: readonly ValueModel[] | undefined = field.values): JsonSchema {
  // Which values count is decided here: the type is asked about a field that has no others.
  const offered = values && { values: values.map((value) => ({ ...value, active: true })) };
  return typeOf(field).jsonSchema({ ...field, ...offered });
}

/** Written as the id of a record or user, or as a list of such ids. */
export const isReference = (field: FieldModel): boolean => field.to !== undefined || typeOf(field).ruleType === 'reference';

/** The same, null admitted. */
export function nullable(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.anyOf)) return { ...schema, anyOf: [...(schema.anyOf as readonly unknown[]), { type: 'null' }] };
  if (Array.isArray(schema.oneOf)) return { ...schema, oneOf: [...(schema.oneOf as readonly unknown[]), { type: 'null' }] };
  return {
    ...schema,
    ...(schema.type !== undefined && { type: [...new Set([schema.type, 'null'].flat())] }),
    ...(Array.isArray(schema.enum) && { enum: [...(schema.enum as readonly unknown[]), null] }),
  };
}

/** What must hold for a form to show the field: its own condition and that of its section, where there are any. */
export function visibilityOf(layouts: readonly LayoutModel[], field: FieldModel): readonly Condition[] {
  const sections = layouts.flatMap((layout) => layout.sections.find(({ fields }) => fields.includes(field.name)) ?? []);
  return [field.visible, ...sections.map(({ visible }) => visible)].filter((condition) => condition !== true);
}

/** Whatever else the record holds. A field that may be invisible is required only while it is visible. */
const isAlwaysRequired = (layouts: readonly LayoutModel[], field: FieldModel): boolean =>
  field.required === true && visibilityOf(layouts, field).length === 0;

/** Must be in the body of a new record, in whichever layout it is entered: nothing else will fill it. */
export const mustBeGiven = ({ layouts }: ObjectScope, field: FieldModel): boolean =>
  isAlwaysRequired(layouts, field) && field.default === undefined;

/**
 * Schema of a write body as the server judges it. Of a picklist every value is in it, also those no longer active:
 * whether a value may be chosen now depends on the record.
 */
export function bodySchema(scope: ObjectScope, verb: Verb): JsonSchema {
  const fields = writableFields(scope, verb);
  const given = verb === 'create' ? fields.filter((field) => mustBeGiven(scope, field)) : [];
  return {
    $schema: DIALECT,
    type: 'object',
    properties: properties(fields, (field) => (given.includes(field) ? valueSchema(field) : nullable(valueSchema(field)))),
    ...required(given),
    additionalProperties: false,
  };
}

/** What a form is for, beyond the caller's scope. */
export interface FormOf {
  readonly verb: Verb;
  readonly language: Language;
  /** Restricts picklists to the values this record type admits; decides the layout. */
  readonly recordType?: string;
  /** By field: codes the record holds, offered although they may no longer be chosen. */
  readonly held?: Readonly<Record<string, readonly string[]>>;
  /** Fields shown but not written. */
  readonly shown?: readonly FieldModel[];
}

/** Schema of the form: titled, null left out, picklists as titled options. */
export function formSchema(scope: ObjectScope, form: FormOf): JsonSchema {
  const written = writableFields(scope, form.verb);
  const shown = new Set(form.shown);
  const layouts = [layoutOf(scope.layouts, form.recordType)];
  const fields = Object.values(scope.fields).flatMap(({ field }) => (written.includes(field) || shown.has(field) ? [field] : []));
  return {
    $schema: DIALECT,
    type: 'object',
    title: inLanguage(form.language)(scope.object.label),
    properties: properties(fields, (field) => ({
      ...titled(formValue(scope.object, field, form), field, form.language),
      ...(field.to !== undefined && { 'x-lookup': field.to }),
      ...(shown.has(field) && { readOnly: true }),
    })),
    ...required(written.filter((field) => isAlwaysRequired(layouts, field))),
  };
}

/** Values that a record may be given now: active ones; of stages, for a new record, those it may begin in. */
export function offeredValues(
  object: ObjectModel,
  field: FieldModel,
  form: Omit<FormOf, 'language'>,
): readonly ValueModel[] | undefined {
  const held = form.held?.[field.name] ?? [];
  const beginnings = form.verb === 'create' && field.system && field.name === 'stage' ? initialStages(object) : undefined;
  return field.values?.filter(
    ({ code, active, recordTypes }) =>
      held.includes(code) ||
      (active &&
        (beginnings?.includes(code) ?? true) &&
        (form.recordType === undefined || recordTypes === undefined || recordTypes.includes(form.recordType))),
  );
}

const initialStages = (object: ObjectModel): readonly string[] =>
  object.flow?.stages.filter(({ initial }) => initial).map(({ name }) => name) ?? [];

function formValue(object: ObjectModel, field: FieldModel, form: FormOf): JsonSchema {
  const values = offeredValues(object, field, form);
  return withTitles(
    valueSchema(field, values),
    new Map(values?.map(({ code, label }) => [code, inLanguage(form.language)(label)])),
  );
}

/** `enum` → `oneOf` of titled constants, which is how rjsf names options. */
function withTitles(schema: JsonSchema, titles: ReadonlyMap<string, string>): JsonSchema {
  if (titles.size === 0) return schema;
  const { enum: codes, items, ...rest } = schema;
  return {
    ...rest,
    ...(Array.isArray(codes) &&
      codes.length > 0 && {
        oneOf: (codes as readonly unknown[]).map((code) => ({ const: code, title: titles.get(String(code)) ?? String(code) })),
      }),
    ...(items !== undefined && { items: withTitles(items as JsonSchema, titles) }),
  };
}

/** With the field's label and help, in one language. */
export function titled(schema: JsonSchema, field: FieldModel, language: Language): JsonSchema {
  const text = inLanguage(language);
  return { title: text(field.label), ...(field.help && { description: text(field.help) }), ...schema };
}

export const properties = (
  fields: readonly FieldModel[],
  schema: (field: FieldModel) => JsonSchema,
): Readonly<Record<string, JsonSchema>> => Object.fromEntries(fields.map((field) => [field.name, schema(field)]));

export const required = (fields: readonly FieldModel[]): { readonly required?: readonly string[] } =>
  fields.length > 0 ? { required: fields.map(({ name }) => name) } : {};
