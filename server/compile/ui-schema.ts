/** Scope → rjsf UI schema of the form: widgets from the field types, order from the layout, help, read-only. */
import { inLanguage } from '../errors/define.js';
import { typeOf } from './field-types/index.js';
import type { FormOf } from './json-schema.js';
import { layoutOf } from './layout-of.js';
import type { FieldModel, LayoutModel } from './model.js';
import { writableFields, type ObjectScope } from './object-scope.js';

type UiSchema = Readonly<Record<string, unknown>>;

export function uiSchema(scope: ObjectScope, form: FormOf): UiSchema {
  const shown = new Set(form.shown);
  const fields = inLayoutOrder(layoutOf(scope.layouts, form.recordType), [
    ...new Set([...writableFields(scope, form.verb), ...shown]),
  ]);
  return {
    'ui:order': fields.map(({ name }) => name),
    ...Object.fromEntries(fields.map((field) => [field.name, fieldUi(field, form, shown.has(field))])),
  };
}

function fieldUi(field: FieldModel, { language }: FormOf, readOnly: boolean): UiSchema {
  const text = inLanguage(language);
  return {
    ...typeOf(field).uiSchema(field),
    ...(field.help && { 'ui:help': text(field.help) }),
    ...(readOnly && { 'ui:readonly': true }),
  };
}

/** As the sections show them; what stands in none (the system fields) goes last. */
function inLayoutOrder({ sections }: LayoutModel, fields: readonly FieldModel[]): readonly FieldModel[] {
  const order = new Map(sections.flatMap((section) => section.fields).map((name, index) => [name, index]));
  const rank = ({ name }: FieldModel): number => order.get(name) ?? order.size;
  return fields.toSorted((a, b) => rank(a) - rank(b));
}
