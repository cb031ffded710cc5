/** Text in SQL. Searches are `ilike`, which a trigram index serves. */
import { loosely, never, term, type Lower, type Lowering } from './term.js';

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The pattern for a part: a parameter for a literal, else made by the database. Null for an empty part. */
function patternFor(
  part: unknown,
  before: '%' | '',
  after: '%' | '',
  lowering: Lowering,
): { readonly sql: string; readonly empty: boolean } | null {
  if (typeof part === 'string' && part !== '') {
    const value = before + escaped(part.normalize('NFC')) + after;
    return { sql: lowering.context.bind({ from: 'literal', value }, 'text'), empty: false };
  }
  const text = lowering.value(part);
  if (!text) return null;
  const quoted = `replace(replace(replace(nullif(${text.sql}, ''), '\\', '\\\\'), '%', '\\%'), '_', '\\_')`;
  return { sql: `('${before}' || ${quoted} || '${after}')`, empty: true };
}

const search =
  (before: '%' | '', after: '%' | ''): Lower =>
  ([whole, part], lowering) => {
    const text = lowering.value(whole);
    const pattern = patternFor(part, before, after, lowering);
    return text && pattern ? loosely(`(${text.sql} ilike ${pattern.sql})`, text.empty || pattern.empty) : never;
  };

export const text = {
  contains: search('%', '%'),
  starts_with: search('', '%'),
  ends_with: search('%', ''),
  cat: (args, lowering) => {
    const parts = args.flatMap((arg) => lowering.value(arg) ?? []);
    const sql = parts.map((part) => (part.type === 'date' ? `to_char(${part.sql}, 'YYYY-MM-DD')` : part.sql));
    return sql.length === 0 ? null : term('text', `concat(${sql.join(', ')})`, true);
  },
  substr: ([whole, skip, take], lowering) => {
    const value = lowering.value(whole);
    const integer = (literal: number): string => lowering.context.bind({ from: 'literal', value: literal }, 'integer');
    if (!value) return null;
    const length = take === undefined ? '' : `, ${integer(Number(take))}`;
    return term('text', `substr(${value.sql}, ${integer(Number(skip) + 1)}${length})`, true);
  },
  lower: ([whole], lowering) => {
    const value = lowering.value(whole);
    return value && term('text', `lower(${value.sql})`, value.empty);
  },
  length: ([arg], lowering) => {
    const value = lowering.value(arg);
    if (!value) return term('number', '0', false);
    return term('number', `coalesce(${value.type === 'list' ? 'cardinality' : 'char_length'}(${value.sql}), 0)`, false);
  },
} satisfies Readonly<Record<string, Lower>>;
