/** A record on its way to be written: what the request gives, and the record as it would be stored. Plain data. */
import { pointerOf } from '../../../metadata/values/pointer.js';
import { typeOf } from '../../compile/field-types/index.js';
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import type { Violation } from '../../errors/define.js';
import type { ObjectSight } from '../sight/sight.js';

/** Values by field name in wire form, references as bare ids; every field is there, empty is null. */
export type Values = Readonly<Record<string, unknown>>;

export type Verb = 'create' | 'update' | 'move';

/** An existing record as it lies in the table, with what the caller may do on this very row. */
export interface Found {
  readonly id: string;
  readonly version: number;
  readonly deleted: boolean;
  readonly values: Values;
  readonly verdict: Verdict;
}

/** The sight's conditions, decided for one row. */
export interface Verdict {
  readonly read: boolean;
  readonly update: boolean;
  readonly delete: boolean;
  readonly seen: (field: string) => boolean;
  readonly clear: (field: string) => boolean;
  readonly edit: (field: string) => boolean;
  readonly transition: (name: string) => boolean;
}

/** Where the fields of a request stand, and the object they are of. */
export interface Target {
  readonly sight: ObjectSight;
  readonly object: ObjectModel;
  /** Pointer of the JSON object that holds the fields; empty: the body itself. */
  readonly at: string;
}

export interface Draft extends Target {
  readonly verb: Verb;
  readonly id: string;
  readonly before: Found | null;
  /** Known fields that the request gives, whether their values are valid or not. */
  readonly given: ReadonlySet<string>;
  /** Given fields whose values cannot be stored; what depends on them is not judged. */
  readonly broken: ReadonlySet<string>;
  /** As it would be stored. */
  readonly record: Values;
  /** Fields whose stored value would change, in the model's order; of a new record, those that are not empty. */
  readonly changed: readonly string[];
  /** What is wrong whatever the database holds. */
  readonly violations: readonly Violation[];
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export const pointerTo = (target: Pick<Target, 'at'>, ...path: readonly (string | number)[]): string =>
  target.at + pointerOf(path);

/** Fields that hold the id of a record or user, or a list of such. */
export const isReference = (field: FieldModel): boolean => field.to !== undefined || typeOf(field).ruleType === 'reference';

export const fieldsOf = (object: ObjectModel): readonly FieldModel[] => Object.values(object.fields);

/** Equality of stored values; the order of an object's keys does not count. */
export function same(a: unknown, b: unknown): boolean {
  if ((a ?? null) === (b ?? null)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same((a as Values)[key], (b as Values)[key]))
  );
}

/** A record without a prototype, so that no name in it means anything but a field. */
export const valuesOf = (entries: Iterable<readonly [string, unknown]>): Record<string, unknown> => {
  const values = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of entries) values[name] = value;
  return values;
};
