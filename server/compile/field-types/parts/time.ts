/** What the types of the calendar and the clock share. */
import type { FieldType } from '../field-type.js';
import { literal, once } from './conversion.js';
import { opaque } from './mask.js';
import { orderOperators } from './number.js';

export const timeFacets = {
  options: {},
  operators: orderOperators,
  sortable: true,
  groupable: true,
  numeric: false,
  uniqueable: true,
  searchable: false,
  normalise: (value) => value,
  toParameter: (value) => value,
  sort: (expression) => expression,
  ...opaque,
  toText: (value) => String(value ?? ''),
} satisfies Partial<FieldType>;

/** `2026/1/2`, `2026年1月2日` → `2026-01-02`; anything else as it is. */
export const dayFromText = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(
      /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/,
      (_, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    );

/** SQL of the day that `YYYY-MM-DD` (or with `/`, `.`, 年月日) stands for at the beginning of a text; null where there is no such day. */
export const daySql = (text: string): string =>
  once(
    `regexp_match(normalize(${text}, NFKC), '^\\s*([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})(?![0-9])')::integer[]`,
    (v) =>
      `case when ${v}[1] > 0 and ${v}[2] between 1 and 12 and ${v}[3] between 1 and 31 then ` +
      `(select case when extract(month from d."v") = ${v}[2] then d."v" end from (select make_date(${v}[1], ${v}[2], 1) + (${v}[3] - 1) as "v" offset 0) d) end`,
  );

const CLOCK = '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?';
const OFFSET = '[+-]([01][0-9]|2[0-3]):[0-5][0-9]';

/** SQL of the instant a text stands for: with its offset, else by the clock of the application's time zone, else its midnight. */
export const instantSql = (text: string, timezone: string): string => {
  const clock = (v: string): string => `coalesce(substring(${v} from '[Tt ](${CLOCK})'), '00:00')::time(6)`;
  const wall = (v: string): string => `(${daySql(v)} + ${clock(v)})`;
  const offset = (v: string): string => `substring(${v} from '(${OFFSET})$')`;
  return once(`btrim(${text})`, (v) => {
    const instant =
      `case when ${v} ~ '[Zz]$' then ${wall(v)} at time zone 'UTC' ` +
      `when ${v} ~ '${OFFSET}$' and ${v} ~ ':' then (${wall(v)} at time zone 'UTC') - ${offset(v)}::interval ` +
      `else ${wall(v)} at time zone ${literal(timezone)} end`;
    const isSpelled = `${v} ~ '^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?([Tt ]${CLOCK}([Zz]|${OFFSET})?)?$'`;
    return `case when ${isSpelled} then ${within(`date_trunc('milliseconds', ${instant})`)} end`;
  });
};

/** Years 1 to 9999, as far as the format goes. */
const within = (instant: string): string =>
  `(select case when i."v" >= '0001-01-01 00:00:00+00' and i."v" < '10000-01-01 00:00:00+00' then i."v" end from (select ${instant} as "v" offset 0) i)`;
