/** A row as one JSON text, built by PostgreSQL: keys in order, every value explicit about its format. */
import { quote } from './statement.js';

interface RowJson {
  /** The JSON text. */
  readonly text: string;
  /** What to join to the row's source. */
  readonly from: string;
}

/** PostgreSQL cuts a longer column name; such a key is appended to the object by hand. */
const LONGEST_NAME = 63;

export function rowJson(entries: readonly { readonly key: string; readonly sql: string }[]): RowJson {
  const short = entries.filter(({ key }) => key.length <= LONGEST_NAME);
  const long = entries.filter(({ key }) => key.length > LONGEST_NAME);
  const columns = [
    ...short.map(({ key, sql }) => `${sql} as ${quote(key)}`),
    ...long.map(({ sql }, index) => `to_json(${sql})::text as "_long${index}"`),
  ];
  const from = `cross join lateral (select ${columns.join(', ')}) r`;
  if (long.length === 0) return { text: 'row_to_json(r)::text', from };
  const named = `(select row_to_json(s) from (select ${short.map(({ key }) => `r.${quote(key)}`).join(', ')}) s)::text`;
  const appended = long.map(({ key }, index) => `',"${key}":' || coalesce(r."_long${index}", 'null')`);
  return { text: `left(${named}, -1) || ${appended.join(' || ')} || '}'`, from };
}
