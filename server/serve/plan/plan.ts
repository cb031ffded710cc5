/** What a read statement consists of, as plain data: names bound to rows, order completed, ways of paging decided. Executes nothing. */
import type { Rule } from '../../../metadata/rules/rule.js';
import type { Operator } from '../../compile/field-types/field-type.js';
import type { Count, Cursor, GroupKey, Measure, Path, AggregateRequest } from '../request/request.js';
import type { FieldSight, ObjectSight } from '../sight/sight.js';

/** Alias of the row of the object that is read. */
export const ROOT = 't';

/** A field of a row in the statement. */
export interface Operand {
  readonly alias: string;
  readonly object: ObjectSight;
  readonly field: FieldSight;
}

/** A record that another row's lookup points to, as far as the caller may read it. */
export interface Join {
  readonly alias: string;
  readonly through: Operand;
  readonly to: ObjectSight;
}

/** Which records. */
export interface Where {
  readonly object: ObjectSight;
  readonly joins: readonly Join[];
  readonly terms: readonly { readonly operand: Operand; readonly operator: Operator; readonly value: unknown }[];
  readonly rules: readonly { readonly rule: Rule; readonly operands: ReadonlyMap<string, Operand> }[];
  readonly search: { readonly text: string; readonly operands: readonly Operand[] } | null;
  readonly deleted: boolean;
}

export interface OrderKey {
  readonly operand: Operand;
  readonly descending: boolean;
  /** May be without a value on some rows; those come last. */
  readonly nullable: boolean;
}

export interface ListPlan {
  readonly where: Where;
  readonly columns: readonly Path[];
  readonly order: readonly OrderKey[];
  /** Whether the id, which decides between equals, runs downwards. Null: it is a key itself. */
  readonly tie: { readonly descending: boolean } | null;
  /**
   * Records with and without a first value are read one after the other. An index that the order descends has its nulls
   * first, so only this way it serves an order that has them last.
   */
  readonly split: boolean;
  readonly after: Cursor | null;
  readonly limit: number;
  readonly count: Count;
}

export interface OnePlan {
  readonly object: ObjectSight;
  readonly columns: readonly Path[];
  readonly deleted: boolean;
}

export interface AggregatePlan {
  readonly where: Where;
  readonly groups: readonly (GroupKey & { readonly operand: Operand })[];
  readonly measures: readonly (Measure & { readonly operand: Operand | null })[];
  readonly sort: AggregateRequest['sort'];
  readonly limit: number;
}

export interface SearchPlan {
  readonly objects: readonly { readonly where: Where; readonly title: FieldSight | null }[];
  readonly limit: number;
}
