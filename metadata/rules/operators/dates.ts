/** Operators on dates and instants. Days begin and end in the workspace's time zone. */
import {
  addTo,
  dateOf,
  dateParts,
  dateUnits,
  difference,
  partOf,
  parts,
  timeUnits,
  units,
  type Part,
  type Unit,
} from '../calendar.js';
import type { RuleType } from '../rule.js';
import { everywhere, type Complaint, type Operator, type Parameter } from './operator.js';

const moments: readonly RuleType[] = ['date', 'datetime'];
const moment = (name: string): Parameter => ({ name, types: moments, same: true });

/** In a form, what is still being typed may be no date yet; it counts as empty. */
const isMoment = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));

/** A date has no hours. */
const noTimeOfDay =
  (index: number, allowed: readonly string[]) =>
  (args: readonly unknown[], type: RuleType | undefined): Complaint | undefined => {
    const word = args[index];
    if (type !== 'date' || !timeUnits.some((unit) => unit === word)) return undefined;
    return { index, code: 'rule.word_unknown', params: { word, allowed: [...allowed] } };
  };

export const dates = {
  today: {
    description: 'Today’s date.',
    example: { '<': [{ var: 'due_on' }, { today: [] }] },
    places: everywhere,
    parameters: [],
    result: 'date',
    evaluate: (_, scope) => scope.today,
  },
  now: {
    description: 'The present instant.',
    example: { '>': [{ var: 'happened_at' }, { now: [] }] },
    places: everywhere,
    parameters: [],
    result: 'datetime',
    evaluate: (_, scope) => scope.now,
  },
  date_of: {
    description: 'The date of an instant.',
    example: { '==': [{ date_of: [{ var: 'happened_at' }] }, { today: [] }] },
    places: everywhere,
    parameters: [{ name: 'instant', types: ['datetime'] }],
    result: 'date',
    evaluate: ([instant], { environment }) => (isMoment(instant) ? dateOf(instant, environment.timezone) : null),
  },
  date_add: {
    description:
      'A date or instant moved by a number of day, week, month, quarter, year, and for instants hour, minute. The end of a month is kept within it: 31 January plus a month is the last of February. Fractions of a unit are cut off.',
    example: { '>': [{ var: 'expected_close' }, { date_add: [{ today: [] }, 3, 'month'] }] },
    places: everywhere,
    parameters: [moment('start'), { name: 'amount', types: ['number'] }, { name: 'unit', types: [], literal: units }],
    result: 'same',
    refine: noTimeOfDay(2, dateUnits),
    evaluate: ([start, amount, unit], { environment }) =>
      isMoment(start) && typeof amount === 'number' ? addTo(start, amount, unit as Unit, environment.timezone) : null,
  },
  date_diff: {
    description: 'The first minus the second, in whole units; negative if the first is earlier.',
    example: { '>': [{ date_diff: [{ today: [] }, { var: 'last_touch_on' }, 'day'] }, 90] },
    places: everywhere,
    parameters: [moment('later'), moment('earlier'), { name: 'unit', types: [], literal: units }],
    result: 'number',
    refine: noTimeOfDay(2, dateUnits),
    evaluate: ([later, earlier, unit], { environment }) =>
      isMoment(later) && isMoment(earlier) ? difference(later, earlier, unit as Unit, environment.timezone) : null,
  },
  date_part: {
    description: 'A part of a date or instant: year, quarter, month, day, weekday (Monday is 1), and for instants hour, minute.',
    example: { in: [{ date_part: [{ var: 'visited_on' }, 'weekday'] }, [6, 7]] },
    places: everywhere,
    parameters: [moment('moment'), { name: 'part', types: [], literal: parts }],
    result: 'number',
    refine: noTimeOfDay(1, dateParts),
    evaluate: ([value, part], { environment }) => (isMoment(value) ? partOf(value, part as Part, environment.timezone) : null),
  },
} as const satisfies Readonly<Record<string, Operator>>;
