/**
 * The rows of one page in order, without anything that only the page shows: labels and paths are read for these rows
 * alone. Every branch orders as an index on (key, id) does; see `split` in the plan.
 */
import { typeOf } from '../../compile/field-types/index.js';
import { ROOT, type ListPlan, type OrderKey } from '../plan/plan.js';
import type { Cursor } from '../request/request.js';
import { column } from './table.js';
import { operandSql, type ReadPlace } from './visible.js';
import { fromSql, whereSql } from './where.js';

/** Columns of the page beside the row's own: the n-th sort value as text, for the cursor. */
export const keyColumn = (index: number): string => `"_key${index}"`;

/** One row more than the page holds tells whether there is a next one. */
export function pageSql(plan: ListPlan, at: ReadPlace): string {
  const keys = plan.order.map((key, index) => keyOf(key, index, plan.after, at));
  const id = idKey(plan, at);
  const all = [...keys, ...(id ? [id] : [])];
  const where = whereSql(plan.where, at);
  const values = keys.map(({ text }, index) => `, ${text} as ${keyColumn(index)}`).join('');
  const limit = `limit ${plan.limit + 1}`;
  const branch = (conditions: readonly (string | null)[], order: readonly Key[]): string =>
    `select ${ROOT}.*${values} from ${fromSql(plan.where, at)} where ${[where, ...conditions.filter((one) => one !== null)].join(' and ')} order by ${order.map(orderSql).join(', ')} ${limit}`;

  const [first, ...rest] = all;
  if (!first) throw new Error('An order has at least the id');
  if (!plan.split) return branch([plan.after && beyond(all)], all);
  const filled: Key = { ...first, nullable: false };
  const without = branch([`${first.sql} is null`, plan.after && first.after === null ? beyond(rest) : null], rest);
  if (plan.after && first.after === null) return without;
  const within = branch([`${first.sql} is not null`, plan.after && beyond([filled, ...rest])], [filled, ...rest]);
  return `select * from (${within}) a union all select * from (${without}) b ${limit}`;
}

interface Key {
  /** To order by. */
  readonly sql: string;
  /** The value as text, for the cursor. */
  readonly text: string;
  readonly descending: boolean;
  readonly nullable: boolean;
  /** Where the last page ended, to compare with; null: without a value. Undefined: this is the first page. */
  readonly after: string | null | undefined;
}

function keyOf({ operand, descending, nullable }: OrderKey, index: number, after: Cursor | null, at: ReadPlace): Key {
  const { field } = operand.field;
  const type = typeOf(field);
  const value = operandSql(operand, at);
  const sql = type.sort(value, field);
  const end = after?.values[index];
  const text = type.key ? `(${sql})::text` : sql === value ? `${value}::text` : placed(value, sql);
  const bound =
    typeof end === 'string' ? type.sort(at.builder.bind({ from: 'literal', value: end }, type.cast(field)), field) : end;
  return { sql, text, descending, nullable, after: bound };
}

/** A value may have no place in the order, as a code that is no longer in its list: then it counts as none. */
const placed = (value: string, sql: string): string => `case when ${sql} is not null then ${value}::text end`;

function idKey({ tie, after }: ListPlan, at: ReadPlace): Key | null {
  if (!tie) return null;
  const sql = column(ROOT, 'id');
  const end = after ? at.builder.bind({ from: 'literal', value: after.id }, 'uuid') : undefined;
  return { sql, text: `${sql}::text`, descending: tie.descending, nullable: false, after: end };
}

/** Nulls last either way; said only where they may occur and PostgreSQL would not do so by itself. */
const orderSql = ({ sql, descending, nullable }: Key): string =>
  `${sql}${descending ? ` desc${nullable ? ' nulls last' : ''}` : ''}`;

/** After the end of the last page, in the order of the keys. */
function beyond(keys: readonly Key[]): string {
  const [first] = keys;
  if (!first) return 'false';
  const uniform = keys.every(({ nullable, descending, after }) => !nullable && after !== null && descending === first.descending);
  const sign = first.descending ? '<' : '>';
  if (uniform) return `${row(keys.map(({ sql }) => sql))} ${sign} ${row(keys.map(({ after }) => String(after)))}`;
  return `(${lexical(keys)})`;
}

const row = (parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(', ')})`);

function lexical([key, ...rest]: readonly Key[]): string {
  if (!key) return 'false';
  const { sql, descending, nullable, after } = key;
  const tail = rest.length > 0 ? lexical(rest) : null;
  if (after === null) return tail === null ? 'false' : `${sql} is null and (${tail})`;
  const further = `${sql} ${descending ? '<' : '>'} ${String(after)}`;
  return [
    further,
    ...(nullable ? [`${sql} is null`] : []),
    ...(tail === null ? [] : [`${sql} = ${String(after)} and (${tail})`]),
  ].join(' or ');
}
