/**
 * The model as the holders of a set of roles may see it. Names in requests are resolved here and
 * nowhere else: what is not in the sight does not exist for the caller. Depends on roles only, never
 * on the user, so it is cached per release and role set; the user enters as parameters of conditions.
 */
import type { FittingLayout } from '../../compile/layout-of.js';
import type { Condition, FieldModel, Model, ObjectModel, Right, ViewModel } from '../../compile/model.js';

export interface Sight {
  /** Role ids joined; with the release number the key of every cache. */
  readonly key: string;
  readonly model: Model;
  /** Objects of which at least one row may be read or created; by name, null prototype. */
  readonly objects: Readonly<Record<string, ObjectSight>>;
}

export interface ObjectSight {
  readonly object: ObjectModel;
  /** The rows each right holds on: true all, false none, or a condition. Create and import may go beyond read, no other does. */
  readonly rows: Readonly<Record<Right, Condition>>;
  /**
   * Fields seen on at least some rows, and those that may only be given to a new record (`seen` false, `create` not:
   * no reader ever resolves them); in the model's order; null prototype.
   */
  readonly fields: Readonly<Record<string, FieldSight>>;
  /** The first that fits a record is drawn; the last one fits all. */
  readonly layouts: readonly FittingLayout[];
  /** List views for the holders of these roles. */
  readonly views: readonly ViewModel[];
  /** By transition name: the rows on which it may be used; absent: never. */
  readonly transitions: Readonly<Record<string, Condition>>;
}

/** Conditions are relative to the rows that may be read: `true` means on every row the caller sees. */
export interface FieldSight {
  readonly field: FieldModel;
  /** Rows on which the value is read in the clear: there, and only there, it is an operand. False: masked at best. */
  readonly clear: Condition;
  /** Rows on which at least the masked value is seen (includes `clear`). */
  readonly seen: Condition;
  /** Rows on which it may be changed; never beyond `clear`. Asked together with the right to update, or a transition. */
  readonly edit: Condition;
  /** New rows on which it may be given, relative to those that may be created: `true` means on each of them. */
  readonly create: Condition;
}
