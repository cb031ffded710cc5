/**
 * A sight of an object reduced to what schemas depend on: which fields there are for the caller and which may be
 * written. Conditions on rows are flattened ("on at least some rows"); the row itself is judged where it is written.
 */
import { layoutsFor, type FittingLayout } from './layout-of.js';
import type { FieldModel, ObjectModel } from './model.js';

export interface ObjectScope {
  readonly object: ObjectModel;
  /** By name, in the model's order; null prototype. */
  readonly fields: Readonly<Record<string, FieldScope>>;
  readonly rights: {
    readonly create: boolean;
    readonly read: boolean;
    readonly update: boolean;
    readonly delete: boolean;
    readonly export: boolean;
    readonly import: boolean;
  };
  /** The first that fits a record is drawn; the last one fits all. */
  readonly layouts: readonly FittingLayout[];
  /** Names of transitions that may be used. */
  readonly transitions: readonly string[];
}

export interface FieldScope {
  readonly field: FieldModel;
  /** Read in the clear on all rows, on some, only ever masked, or not read at all (a field one may give, not see). */
  readonly read: 'clear' | 'partly' | 'masked' | 'never';
  readonly create: boolean;
  readonly update: boolean;
}

/** Which write a body is for. */
export type Verb = 'create' | 'update';

export const recordOf = <T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> =>
  Object.freeze(Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries)));

/** `stage` is given once, to a new record; from then on only transitions write it. */
export const writableOnCreate = (field: FieldModel): boolean => field.readonly !== true || isStage(field);
export const writableOnUpdate = (field: FieldModel): boolean => field.readonly !== true && !isStage(field);
export const isOwner = (field: FieldModel): boolean => field.system && field.name === 'owner';
const isStage = (field: FieldModel): boolean => field.system && field.name === 'stage';

/** The scope of somebody who may do everything. */
export function fullScope(object: ObjectModel): ObjectScope {
  const all = { create: true, read: true, update: true, delete: true, export: true, import: true };
  const fields = Object.values(object.fields).map(
    (field) =>
      [field.name, { field, read: 'clear', create: writableOnCreate(field), update: writableOnUpdate(field) } as const] as const,
  );
  return {
    object,
    fields: recordOf(fields),
    rights: all,
    layouts: layoutsFor(object, [], true),
    transitions: object.flow?.transitions.map(({ name }) => name) ?? [],
  };
}

/** Fields the caller may write with this verb, in the model's order. */
export const writableFields = (scope: ObjectScope, verb: Verb): readonly FieldModel[] =>
  Object.values(scope.fields)
    .filter((field) => field[verb])
    .map(({ field }) => field);
