/** What lowering makes of a part of a rule, and what the operators' lowerings are given. */
import { typeByForm } from '../../../../metadata/rules/literal.js';
import type { RuleType } from '../../../../metadata/rules/rule.js';
import type { Key } from '../equal.js';
import type { Binding } from '../statement.js';

/** What the surroundings of a rule give it: columns, parameters, subqueries. */
export interface LowerContext {
  /** SQL of a field or path, its type, and the cast of a parameter compared with it; the key by which an index finds it, if one does. */
  field(path: string): { readonly sql: string; readonly type: RuleType; readonly cast: string; readonly key?: Key | null };
  /** `$n::cast`. */
  bind(binding: Binding, cast: string): string;
  /** Boolean SQL, never null: the caller may read the record this lookup points to. */
  sees(field: string): string;
  /** SQL of the number of live records whose lookup `object.field` points here. */
  count(relation: string): string;
  /** IANA name of the workspace's time zone. */
  readonly timezone: string;
}

/** A type and its SQL type; literals take them on from what stands beside them. */
export interface Want {
  readonly type: RuleType;
  readonly cast: string;
}

export interface Term extends Want {
  readonly sql: string;
  /** May be null (a text also ''). */
  readonly empty: boolean;
  /** Of a column whose index holds a key of it. */
  readonly key?: Key | null;
  /** A truth in which null stands for false; with it, comparisons stay bare and indexes are used. */
  readonly loose?: true;
}

export interface Lowering {
  readonly context: LowerContext;
  /** Boolean SQL; null counts as false. */
  condition(node: unknown): string;
  /** Boolean SQL, true or false but never null. */
  truth(node: unknown): string;
  /** The value of a node; literals are bound as wanted. Null for null and for an empty literal. */
  value(node: unknown, want?: Want): Term | null;
  /** A list of literals whose entries are compared with a value. */
  list(entries: readonly unknown[], beside: Want): Term;
  /** Values of arguments that share a type: literals are bound as the first computed one has it, else as wanted. */
  alike(nodes: readonly unknown[], fallback?: Want): readonly (Term | null)[];
}

export type Lower = (args: readonly unknown[], lowering: Lowering, want?: Want) => Term | null;

const casts: Readonly<Record<RuleType, string>> = {
  boolean: 'boolean',
  number: 'numeric',
  text: 'text',
  date: 'date',
  datetime: 'timestamptz',
  time: 'time',
  reference: 'uuid',
  list: 'text[]',
  json: 'jsonb',
};

export const wantOf = (type: RuleType): Want => ({ type, cast: casts[type] });

/** Where no column or operator tells, literals of days and times are what they look like. */
export function momentWant(args: readonly unknown[]): Want | undefined {
  const text = args.find((arg) => typeof arg === 'string');
  const type = typeof text === 'string' ? typeByForm(text, ['date', 'datetime', 'time']) : undefined;
  return type && wantOf(type);
}

/** A truth that may be null, which stands for false. */
export const loosely = (sql: string, empty: boolean): Term => ({ sql, type: 'boolean', cast: 'boolean', empty, loose: true });

/** A truth that is never null. */
export const surely = (sql: string): Term => ({ sql, type: 'boolean', cast: 'boolean', empty: false });

export const never = surely('false');

export const term = (type: RuleType, sql: string, empty: boolean): Term => ({ sql, ...wantOf(type), empty });

const isInteger = (cast: string): boolean => /^(bigint|integer|smallint|int[248]?)$/.test(cast);

/** Cast of literals beside a value: a column's precision or length must not round or cut them. */
export function parameterCast({ type, cast }: Want, literals: readonly unknown[]): string {
  if (type === 'reference') return cast;
  const isWhole = type === 'number' && isInteger(cast) && literals.every((literal) => Number.isSafeInteger(literal));
  return isWhole ? 'bigint' : casts[type];
}

/** Type of a list's entries: `uuid[]` → `uuid`. */
export const entryCast = (cast: string): string => cast.replace(/\[\]$/, '');

/** Values that may be uuids or texts, brought to one SQL type; texts where they differ. */
export function aligned<T extends Term | null>(terms: readonly T[]): readonly T[] {
  const found = new Set(terms.flatMap((value) => (value && isIdOrText(value) ? [entryCast(value.cast) === 'uuid'] : [])));
  return found.size < 2 ? terms : terms.map((value) => (value && entryCast(value.cast) === 'uuid' ? asText(value) : value));
}

const isIdOrText = ({ type }: Term): boolean => type === 'text' || type === 'reference' || type === 'list';

const asText = <T extends Term>(value: T): T => {
  const cast = value.type === 'list' ? 'text[]' : 'text';
  return { ...value, sql: `(${value.sql})::${cast}`, cast };
};

/** A column, which an index may serve and which costs nothing to name twice. */
const isColumn = (sql: string): boolean => /^[\w."]+$/.test(sql);

/** Whether there is no value. Only a column is named twice: rules nest, and their SQL must not grow with a power of the depth. */
export function emptiness({ sql, type, empty }: Term): string {
  if (!empty) return 'false';
  const tests: Partial<Record<RuleType, string>> = {
    text: isColumn(sql) ? `(${sql} is null or ${sql} = '')` : `coalesce(${sql}, '') = ''`,
    list: `coalesce(cardinality(${sql}), 0) = 0`,
    json: `coalesce(${sql}, 'null') in ('null', '""', '[]')`,
  };
  return tests[type] ?? `${sql} is null`;
}
