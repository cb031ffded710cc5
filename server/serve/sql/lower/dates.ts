/** Dates in SQL. Calendar steps of an instant go by the wall clock of the workspace's time zone. */
import { farthest, type Unit } from '../../../../metadata/rules/calendar.js';
import { momentWant, term, wantOf, type Lower, type Lowering, type Term, type Want } from './term.js';

const zone = ({ context }: Lowering): string => context.bind({ from: 'literal', value: context.timezone }, 'text');
const wall = (instant: Term, lowering: Lowering): string => `(${instant.sql} at time zone ${zone(lowering)})`;

/** The clock's reading as a timestamp, for dates and instants alike. */
const reading = (value: Term, lowering: Lowering): string =>
  value.type === 'date' ? `${value.sql}::timestamp` : wall(value, lowering);

/** Null outside of a range; names the value once, as rules nest. Least and greatest pass over null, so it lands outside too. */
const within = (sql: string, below: string, above: string): string =>
  `nullif(nullif(least(greatest(${sql}, ${below}), ${above}), ${below}), ${above})`;

const bounds = {
  date: ["'0001-12-31 BC'::date", "'10000-01-01'::date"],
  datetime: ["'0001-12-31 23:59:59.999+00 BC'::timestamptz", "'10000-01-01 00:00:00+00'::timestamptz"],
} as const;

/** Whole number of units as an integer; null where it is farther than dates go. */
function count(amount: unknown, unit: Unit, lowering: Lowering): string | null {
  const limit = farthest[unit];
  if (typeof amount === 'number') {
    const whole = Math.trunc(amount);
    return Math.abs(whole) > limit ? null : lowering.context.bind({ from: 'literal', value: whole }, 'integer');
  }
  const value = lowering.value(amount);
  return value && `${within(`trunc(${value.sql}::numeric)`, `(-${limit + 1})`, String(limit + 1))}::integer`;
}

const interval = (unit: Unit, amount: string): string => {
  const named: Record<Unit, string> = {
    day: `days => ${amount}`,
    week: `weeks => ${amount}`,
    month: `months => ${amount}`,
    quarter: `months => 3 * ${amount}`,
    year: `years => ${amount}`,
    hour: `hours => ${amount}`,
    minute: `mins => ${amount}`,
  };
  return `make_interval(${named[unit]})`;
};

function moved(start: Term, unit: Unit, amount: string, lowering: Lowering): string {
  const step = interval(unit, amount);
  if (start.type === 'date') return `(${start.sql} + ${step})::date`;
  if (unit === 'hour' || unit === 'minute') return `(${start.sql} + ${step})`;
  return `((${wall(start, lowering)} + ${step}) at time zone ${zone(lowering)})`;
}

const moment = (arg: unknown, lowering: Lowering, want?: Want): Term | null => lowering.value(arg, want ?? momentWant([arg]));

const secondsIn: Partial<Record<Unit, number>> = { minute: 60, hour: 3600, day: 86_400, week: 604_800 };
const monthsIn: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };

function between(later: Term, earlier: Term, unit: Unit, lowering: Lowering): string {
  const months = monthsIn[unit];
  if (months !== undefined) {
    const age = `age(${reading(later, lowering)}, ${reading(earlier, lowering)})`;
    // `offset 0` keeps the planner from putting the age in twice.
    return `(select trunc((extract(year from d.age) * 12 + extract(month from d.age)) / ${months}) from (select ${age} as age offset 0) d)`;
  }
  const byTheClock = unit === 'day' || unit === 'week';
  const side = (value: Term): string => (byTheClock ? reading(value, lowering) : value.sql);
  return `trunc(extract(epoch from (${side(later)} - ${side(earlier)})) / ${secondsIn[unit]})`;
}

const fieldOf: Readonly<Record<string, string>> = { weekday: 'isodow' };

export const dates = {
  today: (_, { context }) => term('date', context.bind({ from: 'today' }, 'date'), false),
  now: (_, { context }) => term('datetime', context.bind({ from: 'now' }, 'timestamptz'), false),
  date_of: ([instant], lowering) => {
    const value = lowering.value(instant, wantOf('datetime'));
    return value && term('date', `${wall(value, lowering)}::date`, value.empty);
  },
  date_add: ([start, amount, unit], lowering, want) => {
    const from = moment(start, lowering, want);
    const steps = from && count(amount, unit as Unit, lowering);
    if (!from || !steps || (from.type !== 'date' && from.type !== 'datetime')) return null;
    const [below, above] = bounds[from.type];
    return term(from.type, within(moved(from, unit as Unit, steps, lowering), below, above), true);
  },
  date_diff: ([later, earlier, unit], lowering) => {
    const [a, b] = lowering.alike([later, earlier], momentWant([later, earlier]));
    return a && b ? term('number', between(a, b, unit as Unit, lowering), true) : null;
  },
  date_part: ([value, part], lowering) => {
    const at = moment(value, lowering);
    const name = String(part);
    return at && term('number', `extract(${fieldOf[name] ?? name} from ${reading(at, lowering)})`, at.empty);
  },
} satisfies Readonly<Record<string, Lower>>;
