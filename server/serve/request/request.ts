/** Read requests in normal form: every name resolved in the caller's sight, every value checked. Frozen by use, never changed. */
import type { Rule } from '../../../metadata/rules/rule.js';
import type { Operator } from '../../compile/field-types/field-type.js';
import type { FieldSight, ObjectSight } from '../sight/sight.js';

/** A field of the object, or over lookups a field of another. */
export interface Path {
  /** As written, and the key in the answer: `customer.industry`. */
  readonly text: string;
  readonly steps: readonly Step[];
  /** The object that `field` belongs to. */
  readonly object: ObjectSight;
  readonly field: FieldSight;
}

export interface Step {
  readonly through: FieldSight;
  readonly to: ObjectSight;
}

/** `amount.gte=1000`; `value` is the parameter, a list for `in` and `not_in`, a boolean for `empty`. */
export interface Term {
  readonly path: Path;
  readonly operator: Operator;
  readonly value: unknown;
}

/** JSON Logic and the paths it reads. */
export interface RuleFilter {
  readonly rule: Rule;
  readonly paths: readonly Path[];
}

/** All of them hold. */
export interface Filter {
  readonly terms: readonly Term[];
  readonly rules: readonly RuleFilter[];
  /** Text that one of the object's search fields contains. */
  readonly search: string | null;
  /** The recycle bin, as far as the caller may delete, in place of living records. */
  readonly deleted: boolean;
}

export interface SortPath {
  readonly path: Path;
  readonly descending: boolean;
}

export type Count = 'none' | 'capped' | 'exact';

export interface ListRequest {
  readonly object: ObjectSight;
  readonly columns: readonly Path[];
  readonly filter: Filter;
  /** Empty: the default order. */
  readonly sort: readonly SortPath[];
  readonly limit: number;
  readonly after: Cursor | null;
  readonly count: Count;
}

/** Where a page ended: the sort values of its last record as PostgreSQL prints them, and its id. */
export interface Cursor {
  readonly values: readonly (string | null)[];
  readonly id: string;
}

/** The id is an input of the statement, so that one statement serves every record. */
export interface OneRequest {
  readonly object: ObjectSight;
  readonly columns: readonly Path[];
  readonly deleted: boolean;
}

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';
export type Measuring = 'count' | 'sum' | 'avg' | 'min' | 'max';

export interface GroupKey {
  /** Key in the answer. */
  readonly name: string;
  readonly path: Path;
  readonly by: Period | null;
}

export interface Measure {
  readonly name: string;
  readonly kind: Measuring;
  /** Null for `count`. */
  readonly path: Path | null;
}

export interface AggregateRequest {
  readonly object: ObjectSight;
  readonly group: readonly GroupKey[];
  readonly measures: readonly Measure[];
  readonly filter: Filter;
  /** By names of groups and measures; empty: by the groups. */
  readonly sort: readonly { readonly name: string; readonly descending: boolean }[];
  readonly limit: number;
}

/** `GET /api/search`: objects of the sight that can be searched. */
export interface SearchRequest {
  readonly objects: readonly ObjectSight[];
  readonly text: string;
  /** Most hits per object. */
  readonly limit: number;
}
