/** Truths in SQL. */
import type { RuleType } from '../../../../metadata/rules/rule.js';
import { emptiness, loosely, never, surely, type Lower, type Term } from './term.js';

const joined =
  (word: 'and' | 'or'): Lower =>
  (args, lowering) =>
    loosely(`(${args.map((arg) => lowering.condition(arg)).join(` ${word} `)})`, true);

/** JSON Logic's truth of a value: false where it is false, 0 or empty. */
function truthOf(value: Term | null): Term {
  if (!value) return never;
  const { sql, type, empty } = value;
  const tests: Partial<Record<RuleType, Term>> = {
    boolean: loosely(sql, empty),
    number: loosely(`${sql} <> 0`, empty),
    text: loosely(`${sql} <> ''`, empty),
    list: loosely(`cardinality(${sql}) > 0`, empty),
    json: loosely(`${sql} not in ('null', 'false', '0', '""', '[]')`, empty),
  };
  return tests[type] ?? (empty ? surely(`${sql} is not null`) : surely('true'));
}

const strict = ({ sql, empty }: Term): string => (empty ? `coalesce(${sql}, false)` : sql);

export const logic = {
  and: joined('and'),
  or: joined('or'),
  '!': ([arg], lowering) => surely(`(not ${strict(truthOf(lowering.value(arg)))})`),
  '!!': ([arg], lowering) => {
    const truth = truthOf(lowering.value(arg));
    return { ...truth, sql: `(${truth.sql})` };
  },
  is_empty: ([arg], lowering) => {
    const value = lowering.value(arg);
    return surely(value ? `(${emptiness(value)})` : 'true');
  },
  if: (args, lowering, want) => {
    const results = lowering.alike(
      args.filter((_, index) => index % 2 === 1 || index === args.length - 1),
      want,
    );
    const type = results.find((result) => result !== null);
    if (!type) return null;
    const sql = (index: number): string => results[index]?.sql ?? 'null';
    const cases = args
      .filter((_, index) => index % 2 === 0 && index < args.length - 1)
      .map((condition, index) => `when ${lowering.condition(condition)} then ${sql(index)}`);
    return {
      sql: `(case ${cases.join(' ')} else ${sql(results.length - 1)} end)`,
      type: type.type,
      cast: type.cast,
      empty: results.some((result) => result?.empty ?? true),
    };
  },
} satisfies Readonly<Record<string, Lower>>;
