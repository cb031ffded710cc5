/** Dates as rules compute them, with the same results as PostgreSQL. Days begin in the workspace's time zone. */

export const dateUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export const timeUnits = ['hour', 'minute'] as const;
export const units = [...dateUnits, ...timeUnits] as const;
export type Unit = (typeof units)[number];

export const dateParts = ['year', 'quarter', 'month', 'day', 'weekday'] as const;
export const parts = [...dateParts, ...timeUnits] as const;
export type Part = (typeof parts)[number];

/**
 * The farthest that `date_add` goes, 4,000 years in each unit, so that no step leaves PostgreSQL's calendar.
 * Beyond it, and outside the years 1 to 9999, the result is empty.
 */
export const farthest: Readonly<Record<Unit, number>> = {
  day: 1_460_970,
  week: 208_710,
  month: 48_000,
  quarter: 16_000,
  year: 4_000,
  hour: 35_063_280,
  minute: 2_103_796_800,
};

const minuteMs = 60_000;
const dayMs = 86_400_000;
const monthsIn: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };
const msIn: Partial<Record<Unit, number>> = { minute: minuteMs, hour: 60 * minuteMs, day: dayMs, week: 7 * dayMs };
const firstMs = Date.parse('0001-01-01T00:00:00.000Z');
const lastMs = Date.parse('9999-12-31T23:59:59.999Z');

const isInstant = (value: string): boolean => value.length > 10;
const instantOf = (ms: number): string => new Date(ms).toISOString();

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known) return known;
  const numeric = 'numeric';
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formats.set(timezone, format);
  return format;
}

/** What a clock on the wall shows at an instant, as if it showed UTC. */
function wallOf(ms: number, timezone: string): number {
  const at: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatFor(timezone).formatToParts(ms)) at[type] = Number(value);
  const wall = new Date(0).setUTCFullYear(at.year ?? 1970, (at.month ?? 1) - 1, at.day);
  return new Date(wall).setUTCHours(at.hour ?? 0, at.minute ?? 0, at.second ?? 0, ((ms % 1000) + 1000) % 1000);
}

/** The instant at which the wall clock shows this; in a gap the offset before it counts, in an overlap the one after, as in PostgreSQL. */
function instantAt(wall: number, timezone: string): number {
  const offset = (ms: number): number => wallOf(ms, timezone) - ms;
  const before = wall - offset(wall - dayMs);
  const after = wall - offset(wall + dayMs);
  if (before === after) return before;
  const shows = (ms: number): boolean => wallOf(ms, timezone) === wall;
  if (shows(after)) return after;
  // In a gap neither is shown.
  return before;
}

/** Date of an instant in a time zone, `YYYY-MM-DD`. */
export const dateOf = (instant: string | Date, timezone: string): string =>
  instantOf(wallOf(new Date(instant).getTime(), timezone)).slice(0, 10);

function addToWall(wall: number, count: number, unit: Unit): number {
  const months = monthsIn[unit];
  if (months === undefined) return wall + count * (msIn[unit] ?? 0);
  const at = new Date(wall);
  const month = at.getUTCMonth() + count * months;
  const lastDay = new Date(0).setUTCFullYear(at.getUTCFullYear(), month + 1, 0);
  return at.setUTCFullYear(at.getUTCFullYear(), month, Math.min(at.getUTCDate(), new Date(lastDay).getUTCDate()));
}

/** A date or instant moved by whole units; a month's end is clamped. Null where it would leave the calendar. */
export function addTo(value: string, amount: number, unit: Unit, timezone: string): string | null {
  const count = Math.trunc(amount);
  if (Math.abs(count) > farthest[unit]) return null;
  const start = Date.parse(value);
  const byTheClock = isInstant(value) && unit !== 'hour' && unit !== 'minute';
  const wall = byTheClock ? wallOf(start, timezone) : start;
  const moved = addToWall(wall, count, unit);
  if (Number.isNaN(moved)) return null;
  const end = byTheClock ? instantAt(moved, timezone) : moved;
  if (!(end >= firstMs && end <= lastMs)) return null;
  return isInstant(value) ? instantOf(end) : instantOf(end).slice(0, 10);
}

/** Whole units from `b` to `a` (a − b), cut off towards zero; for instants, days and longer go by the wall clock. */
export function difference(a: string, b: string, unit: Unit, timezone: string): number {
  const ms = (value: string): number => Date.parse(value);
  if (unit === 'hour' || unit === 'minute') return whole((ms(a) - ms(b)) / (msIn[unit] ?? 1));
  const wall = (value: string): number => (isInstant(value) ? wallOf(ms(value), timezone) : ms(value));
  const months = monthsIn[unit];
  if (months === undefined) return whole((wall(a) - wall(b)) / (msIn[unit] ?? 1));
  return whole(monthsBetween(wall(a), wall(b)) / months);
}

/** -0 is no number that JSON knows. */
const whole = (value: number): number => Math.trunc(value) + 0;

function monthsBetween(a: number, b: number): number {
  const left = new Date(a);
  const right = new Date(b);
  const months = (left.getUTCFullYear() - right.getUTCFullYear()) * 12 + left.getUTCMonth() - right.getUTCMonth();
  const rest = intoMonth(left) - intoMonth(right);
  if (months > 0 && rest < 0) return months - 1;
  if (months < 0 && rest > 0) return months + 1;
  return months;
}

const intoMonth = (at: Date): number => at.getTime() - new Date(at).setUTCHours(0, 0, 0, 0) + at.getUTCDate() * dayMs;

/** A part of a date or instant; weekdays count from Monday = 1. */
export function partOf(value: string, part: Part, timezone: string): number {
  const at = new Date(isInstant(value) ? wallOf(Date.parse(value), timezone) : Date.parse(value));
  const read: Record<Part, () => number> = {
    year: () => at.getUTCFullYear(),
    quarter: () => Math.floor(at.getUTCMonth() / 3) + 1,
    month: () => at.getUTCMonth() + 1,
    day: () => at.getUTCDate(),
    weekday: () => at.getUTCDay() || 7,
    hour: () => at.getUTCHours(),
    minute: () => at.getUTCMinutes(),
  };
  return read[part]();
}
