/** A sight, object by object, flattened for schemas and API documents. */
import { typeOf } from '../../compile/field-types/index.js';
import type { Condition, FieldModel } from '../../compile/model.js';
import { recordOf, writableOnCreate, writableOnUpdate, type FieldScope, type ObjectScope } from '../../compile/object-scope.js';
import type { FieldSight, ObjectSight } from '../sight/sight.js';

const scopes = new WeakMap<ObjectSight, ObjectScope>();

/** One scope per sight of an object: it lives as long as the sight does. */
export function scopeOf(sight: ObjectSight): ObjectScope {
  const known = scopes.get(sight);
  if (known) return known;
  const scope = flatten(sight);
  scopes.set(sight, scope);
  return scope;
}

const possible = (condition: Condition): boolean => condition !== false;

function flatten({ object, rows, fields, layouts, transitions }: ObjectSight): ObjectScope {
  const rights = {
    create: possible(rows.create),
    read: possible(rows.read),
    update: possible(rows.update),
    delete: possible(rows.delete),
    export: possible(rows.export),
    import: possible(rows.import),
  };
  const scopeOfField = (sight: FieldSight): FieldScope => ({
    field: sight.field,
    read: readOf(sight),
    create: possible(sight.create) && writableOnCreate(sight.field),
    // Also without the right to update: a transition writes fields too.
    update: possible(sight.edit) && writableOnUpdate(sight.field),
  });
  const list = Object.values(fields).map((sight): readonly [string, FieldScope] => [sight.field.name, scopeOfField(sight)]);
  return Object.freeze({ object, fields: recordOf(list), rights, layouts, transitions: Object.keys(transitions) });
}

function readOf({ field, seen, clear }: FieldSight): FieldScope['read'] {
  if (seen === false) return 'never';
  if (clear === false) return isMaskable(field) ? 'masked' : 'never';
  return clear === true ? 'clear' : 'partly';
}

const isMaskable = (field: FieldModel): boolean => typeOf(field).mask('value', field) !== null;

/** May its value be an operand: of a filter, an order, a rule in the browser. */
export const isOperand = ({ read }: FieldScope): boolean => read === 'clear' || read === 'partly';

export const seenFields = (scope: ObjectScope): readonly FieldModel[] =>
  Object.values(scope.fields).flatMap(({ field, read }) => (read === 'never' ? [] : [field]));
