/**
 * The form of a new record or of one that is there: schema, UI schema, and the rules that the browser can decide.
 * Nothing in it depends on the user but `user` itself, which is added last.
 */
import type { Rule } from '../../../metadata/rules/rule.js';
import { layoutOf } from '../../compile/layout-of.js';
import { formSchema, visibilityOf, type FormOf } from '../../compile/json-schema.js';
import type { FieldModel, FlowModel, LayoutModel } from '../../compile/model.js';
import { recordOf, writableFields, type FieldScope, type ObjectScope } from '../../compile/object-scope.js';
import { uiSchema } from '../../compile/ui-schema.js';
import { inLanguage, type Language } from '../../errors/define.js';
import type { FormInfo } from '../../contract/app.js';
import type { Release } from '../../contract/call.js';
import { decidableRule, isDecidable } from './decidable.js';
import { layoutInfo } from './layout-info.js';

/** What a row adds to the form of a record that is there. */
export interface FormRow {
  /** Fields the caller may change on this row. */
  readonly editable: readonly string[];
  /** By picklist field: the codes it holds. */
  readonly held: Readonly<Record<string, readonly string[]>>;
  readonly recordType?: string;
}

export interface FormRequest {
  readonly language: Language;
  readonly recordType?: string;
  /** Absent: the form of a new record. */
  readonly row?: FormRow;
}

type Form = Omit<FormInfo, 'user'>;

export function formInfo(release: Release, whole: ObjectScope, { language, recordType, row }: FormRequest): Form {
  const verb = row ? 'update' : 'create';
  const scope = narrowed(whole, row);
  const written = writableFields(scope, verb);
  const form: FormOf = {
    verb,
    language,
    ...(recordType !== undefined && { recordType }),
    ...(row && { held: row.held, shown: shownFields(scope, written) }),
  };
  const inForm = [...written, ...(form.shown ?? [])];
  const writes = (name: string): boolean => written.some((field) => field.name === name);
  const holds = (name: string): boolean => scope.fields[name]?.read === 'clear' || writes(name);
  const layout = layoutOf(scope.layouts, recordType);
  const deciding: Deciding = { layout, verb, writes, holds };
  return {
    release: release.number,
    schema: formSchema(scope, form),
    uiSchema: uiSchema(scope, form),
    layout: layoutInfo(scope, layout, language),
    fields: recordOf(inForm.map((field) => [field.name, fieldRules(field, deciding)] as const)),
    rules: rulesOf(scope, language, holds),
    defaults: row ? {} : defaultsOf(written),
    stages: stagesOf(scope.object.flow, scope),
  };
}

/** The scope cut down to what may be shown in a form and, for a row, changed on that row. */
function narrowed(scope: ObjectScope, row: FormRow | undefined): ObjectScope {
  const fields = Object.values(scope.fields).filter(({ field }) => field.visible !== false);
  const onRow = (field: FieldScope): FieldScope => ({
    ...field,
    update: field.update && row?.editable.includes(field.field.name) === true,
  });
  return { ...scope, fields: recordOf(fields.map((field) => [field.field.name, row ? onRow(field) : field] as const)) };
}

/** Fields of the layout that the caller sees but does not write. */
function shownFields(scope: ObjectScope, written: readonly FieldModel[]): readonly FieldModel[] {
  return Object.values(scope.fields).flatMap(({ field, read }) =>
    field.system || read === 'never' || written.includes(field) ? [] : [field],
  );
}

interface Deciding {
  readonly layout: LayoutModel;
  readonly verb: FormOf['verb'];
  /** The field is written by this form. */
  readonly writes: (name: string) => boolean;
  /** The browser has the field's true value. */
  readonly holds: (name: string) => boolean;
}

function fieldRules(field: FieldModel, deciding: Deciding): FormInfo['fields'][string] {
  const { verb, writes, holds } = deciding;
  const visible = decidableRule(field.visible, holds);
  const required = writes(field.name) ? requiredRule(field, deciding) : undefined;
  const readonly = decidableRule(field.readonly, holds);
  const initial = verb === 'create' && field.default && 'rule' in field.default ? field.default.rule : undefined;
  return {
    id: field.id,
    ...(required && { required }),
    ...(visible && { visible }),
    ...(readonly && { readonly }),
    ...(initial && isDecidable(initial, holds) && { default: initial.rule }),
  };
}

/** What is required always, but not always visible, is required while it is visible. */
function requiredRule(field: FieldModel, { layout, holds }: Deciding): Rule | undefined {
  if (field.required !== true) return decidableRule(field.required, holds);
  const visibility = visibilityOf([layout], field).map((condition) => decidableRule(condition, holds));
  if (visibility.length === 0 || !visibility.every((rule) => rule !== undefined)) return undefined;
  return visibility.length === 1 ? visibility[0] : { and: visibility };
}

function rulesOf(scope: ObjectScope, language: Language, holds: (name: string) => boolean): FormInfo['rules'] {
  return scope.object.rules
    .filter(({ when }) => isDecidable(when, holds))
    .map(({ name, level, when, at, message }) => ({
      name,
      level,
      when: when.rule,
      at: at.filter((field) => scope.fields[field]),
      message: inLanguage(language)(message),
    }));
}

const defaultsOf = (written: readonly FieldModel[]): FormInfo['defaults'] =>
  Object.fromEntries(
    written.flatMap(({ name, default: initial }) => (initial && 'value' in initial ? [[name, initial.value]] : [])),
  );

const stagesOf = (flow: FlowModel | null, scope: ObjectScope): FormInfo['stages'] =>
  Object.fromEntries((flow?.stages ?? []).map(({ name, required }) => [name, required.filter((field) => scope.fields[field])]));
