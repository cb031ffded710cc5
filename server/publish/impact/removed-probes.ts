/** Values and records that a plan sets aside. */
import { typeOf } from '../../compile/field-types/index.js';
import type { Model, ObjectModel } from '../../compile/model.js';
import { column } from '../../serve/sql/table.js';
import type { Origin } from '../ddl/origins.js';
import { fieldRef, refTo, type Probe } from './probe.js';

export function removedProbes({ object, before, state }: Origin): Probe[] {
  const kept = new Set(Object.values(object.fields).map(({ id }) => id));
  return Object.values(before?.fields ?? {})
    .filter(({ id, name }) => !kept.has(id) && state.columns[name] !== undefined)
    .map((field) => ({
      at: fieldRef(before!, field),
      kind: 'removed',
      risk: 'destroys',
      where: `${column('t', field)} is not null`,
      value: typeOf(field).read(column('t', field), field),
      words: { say: 'field_removed', params: { field: field.label } },
    }));
}

export function removedObjects(current: Model | null, next: Model): readonly ObjectModel[] {
  const kept = new Set(Object.values(next.objects).map(({ id }) => id));
  return Object.values(current?.objects ?? {}).filter(({ id }) => !kept.has(id));
}

export const removedObjectProbe = (object: ObjectModel): Probe => ({
  at: refTo(object),
  kind: 'removed',
  risk: 'destroys',
  where: 'true',
  words: { say: 'object_removed', params: {} },
});
