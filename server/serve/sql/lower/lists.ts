/** Lists in SQL. A GIN index serves them where the other side is a literal. */
import { hasForm } from '../../../../metadata/rules/literal.js';
import { aligned, entryCast, loosely, never, surely, type Lower } from './term.js';

export const lists = {
  has: ([list, wanted], lowering) => {
    const whole = lowering.value(list);
    const type = typeof wanted === 'string' && hasForm(wanted, 'reference', false) ? 'reference' : 'text';
    const part = whole && lowering.value(wanted, { type, cast: entryCast(whole.cast) });
    const [all, entry] = aligned([whole, part]);
    if (!all || !entry) return never;
    return loosely(`(${all.sql} @> array[${entry.sql}])`, all.empty);
  },
  has_any: (args, lowering) => {
    const [list, others] = lowering.alike(args);
    return list && others ? loosely(`(${list.sql} && ${others.sql})`, list.empty || others.empty) : never;
  },
  has_all: (args, lowering) => {
    const [list, others] = lowering.alike(args);
    if (!list || !others) return never;
    // Every list has all entries of an empty one, so an unknown other side may not make the answer unknown.
    if (others.empty) return surely(`(coalesce(${list.sql}, '{}') @> coalesce(${others.sql}, '{}'))`);
    return loosely(`(${list.sql} @> ${others.sql})`, list.empty);
  },
} satisfies Readonly<Record<string, Lower>>;
