/** One field as the runtime UI needs it: type, access, what can be done with it, its values. */
import { typeOf } from '../../compile/field-types/index.js';
import type { FieldModel, ValueModel } from '../../compile/model.js';
import type { FieldScope, ObjectScope } from '../../compile/object-scope.js';
import { inLanguage, type Language } from '../../errors/define.js';
import type { FieldInfo, ValueInfo } from '../../contract/app.js';
import type { Sight } from '../sight/sight.js';
import { isOperand } from './scope-of.js';

/** Options that are said in other words (`values`, `to`) or concern only how a value is written. */
const notForDisplay = new Set(['picklist', 'values', 'depends_on', 'to', 'pattern', 'pattern_message', 'min_length']);

export function fieldInfo(sight: Sight, scope: ObjectScope, field: FieldModel, language: Language): FieldInfo {
  const text = inLanguage(language);
  const type = typeOf(field);
  const own = scope.fields[field.name];
  const operand = own !== undefined && isOperand(own);
  const controls = field.dependsOn !== undefined && scope.fields[field.dependsOn] !== undefined;
  const target = field.to !== undefined && sight.objects[field.to] ? field.to : undefined;
  return {
    name: field.name,
    label: text(field.label),
    ...(field.help && { help: text(field.help) }),
    type: field.type,
    system: field.system,
    access: accessOf(own),
    operators: operand ? type.operators : [],
    sortable: operand && type.sortable,
    groupable: operand && type.groupable,
    ...(field.values && {
      values: field.values.map((value) => valueInfo(value, { language, controls, typed: 'record_type' in scope.fields })),
    }),
    ...(controls && { depends_on: field.dependsOn }),
    ...(target !== undefined && { to: target }),
    options: optionsOf(field),
  };
}

function accessOf(scope: FieldScope | undefined): FieldInfo['access'] {
  if (scope?.create || scope?.update) return 'edit';
  return scope?.read === 'masked' ? 'masked' : 'read';
}

const optionsOf = (field: FieldModel): FieldInfo['options'] =>
  Object.fromEntries(Object.entries(field.options).filter(([name, value]) => value !== undefined && !notForDisplay.has(name)));

interface ValueOf {
  readonly language: Language;
  /** The controlling field is there for the caller. */
  readonly controls: boolean;
  /** The record type is there for the caller. */
  readonly typed: boolean;
}

function valueInfo({ code, label, color, active, when, recordTypes }: ValueModel, of: ValueOf): ValueInfo {
  return {
    code,
    label: inLanguage(of.language)(label),
    color,
    active,
    ...(of.controls && when && { when }),
    ...(of.typed && recordTypes && { record_types: recordTypes }),
  };
}
