/** Arithmetic in SQL. `::float8::numeric` rounds to 15 significant digits, as rules do everywhere. */
import { momentWant, term, type Lower, type Lowering, type Term } from './term.js';

/** From the left to the right; null as soon as an operand is. */
const fold =
  (operation: (left: string, right: string) => string): Lower =>
  (args, lowering) => {
    const [first = 'null::numeric', ...rest] = args.map((arg) => numeric(arg, lowering));
    return term('number', rest.reduce(operation, first), true);
  };

const numeric = (arg: unknown, lowering: Lowering): string => {
  const value = lowering.value(arg);
  return value ? `${value.sql}::numeric` : 'null::numeric';
};

const minus = (left: string, right: string): string => `(${left} - ${right})::float8::numeric`;

const extreme =
  (name: 'least' | 'greatest'): Lower =>
  (args, lowering, want) => {
    const values = lowering.alike(args, want ?? momentWant(args)).filter((value): value is Term => value !== null);
    const [first] = values;
    if (!first) return null;
    const sql = `${name}(${values.map((value) => value.sql).join(', ')})`;
    return {
      sql,
      type: first.type,
      cast: first.type === 'number' ? 'numeric' : first.cast,
      empty: values.every(({ empty }) => empty),
    };
  };

export const arithmetic = {
  '+': fold((left, right) => `(${left} + ${right})::float8::numeric`),
  '-': (args, lowering, want) => fold(minus)(args.length === 1 ? [0, ...args] : args, lowering, want),
  '*': fold((left, right) => `(${left}::float8 * ${right}::float8)::numeric`),
  '/': fold((left, right) => `(${left}::float8 / nullif(${right}::float8, 0))::numeric`),
  '%': fold((left, right) => `(${left} % nullif(${right}, 0))::float8::numeric`),
  min: extreme('least'),
  max: extreme('greatest'),
} satisfies Readonly<Record<string, Lower>>;
