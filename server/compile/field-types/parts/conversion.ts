/** SQL for changes of type. Never fails: what a text does not stand for is null. Works without `pg_input_is_valid`, which PostgreSQL 15 lacks. */

/** Names an expression once, so that SQL which looks at it from several sides does not compute it as often. */
export const once = (expression: string, body: (value: string) => string): string =>
  `(select ${body('c."v"')} from (select ${expression} as "v" offset 0) c)`;

/** Without blanks around it; null if nothing is left. */
export const trimmed = (text: string): string => `nullif(btrim(${text}, e' \\t\\n\\u3000'), '')`;

/** A text constant. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Parts of a list, as one writes it into a spreadsheet cell; a set-returning subquery `p(part, n)`. */
export const partsOf = (text: string): string =>
  `(select ${trimmed('r."part"')} as "part", r."n" from regexp_split_to_table(${text}, '[;；\\n]') with ordinality r("part", "n")) p`;
