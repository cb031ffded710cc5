/** Comparisons in SQL: plain where a side is known to have a value, so that indexes serve; null-safe where neither is. */
import { isCall } from '../../../../metadata/rules/expression.js';
import { amongSql, equalSql } from '../equal.js';
import { aligned, emptiness, loosely, momentWant, never, surely, type Lower, type Term } from './term.js';

/** Empty text counts as no text. */
const orNull = ({ sql, type }: Term): string => (type === 'text' ? `nullif(${sql}, '')` : sql);

const equality =
  (negated: boolean): Lower =>
  (args, lowering) => {
    const [a, b] = lowering.alike(args);
    if (!a || !b) return emptyEquality(a ?? b ?? null, negated);
    if (a.empty && b.empty) return surely(`(${orNull(a)} is ${negated ? '' : 'not '}distinct from ${orNull(b)})`);
    if (!negated) return loosely(equals(a, b, args), a.empty || b.empty);
    return surely(a.empty || b.empty ? `(${a.sql} is distinct from ${b.sql})` : `(${a.sql} <> ${b.sql})`);
  };

/** With a literal, as an index finds it. */
function equals(a: Term, b: Term, args: readonly unknown[]): string {
  const [value, other] = a.key ? [a, b] : [b, a];
  return value.key && !args.every(isCall) ? equalSql(value.sql, other.sql, value.key) : `(${a.sql} = ${b.sql})`;
}

function emptyEquality(value: Term | null, negated: boolean): Term {
  const sql = value ? emptiness(value) : 'true';
  return surely(negated ? `(not ${sql})` : `(${sql})`);
}

const ordering =
  (operator: '<' | '<=' | '>' | '>='): Lower =>
  (args, lowering) => {
    const terms = lowering.alike(args, momentWant(args));
    const values = terms.filter((value) => value !== null);
    if (values.length < terms.length) return never;
    const pairs = values.slice(1).map((right, index) => `${values[index]?.sql} ${operator} ${right.sql}`);
    return loosely(
      `(${pairs.join(' and ')})`,
      values.some(({ empty }) => empty),
    );
  };

const isIn: Lower = ([needle, list], lowering) => {
  const value = lowering.value(needle);
  if (!value) return never;
  const among = Array.isArray(list) ? lowering.list(list, value) : lowering.value(list);
  const [entry, entries] = aligned([value, among]);
  if (!entry || !entries) return never;
  const isKeyed = entry.key && Array.isArray(list);
  return loosely(
    isKeyed ? amongSql(entry.sql, entries.sql, entry.key) : `(${entry.sql} = any(${entries.sql}))`,
    entry.empty || entries.empty,
  );
};

export const compare = {
  '==': equality(false),
  '!=': equality(true),
  '<': ordering('<'),
  '<=': ordering('<='),
  '>': ordering('>'),
  '>=': ordering('>='),
  in: isIn,
} satisfies Readonly<Record<string, Lower>>;
