/** Instants at which business happens, and days as the workspace's time zone counts them. All instants are milliseconds. */
import type { Random } from './random.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How busy a month is, January first: quiet around the Spring Festival and in summer, busy towards the year's end. */
const SEASON = [0.8, 0.45, 1, 1, 0.95, 1, 0.75, 0.75, 1.05, 0.9, 1.15, 1.2];
const BUSIEST = Math.max(...SEASON);

export class Calendar {
  readonly now: number;
  readonly today: string;
  /** What the zone's clocks are ahead of UTC; taken once, an hour's error in a demo is none. */
  private readonly offset: number;
  private readonly days = new Map<number, string>();

  constructor(now: Date, timezone: string) {
    this.now = now.getTime();
    this.offset = offsetOf(now, timezone);
    this.today = this.day(this.now);
  }

  /** The date of an instant, `YYYY-MM-DD`. */
  day(at: number): string {
    const number = Math.floor((at + this.offset) / DAY);
    let text = this.days.get(number);
    if (text === undefined) this.days.set(number, (text = new Date(number * DAY).toISOString().slice(0, 10)));
    return text;
  }

  year(at: number): number {
    return Number(this.day(at).slice(0, 4));
  }

  /** Whether something would rather have happened in another season. */
  isOffSeason(at: number, random: Random): boolean {
    return !random.chance((SEASON[Number(this.day(at).slice(5, 7)) - 1] ?? 1) / BUSIEST);
  }

  /** The same day or the next working day, at an hour when people work; never after now. */
  working(at: number, random: Random): number {
    const local = at + this.offset;
    const midnight = Math.floor(local / DAY) * DAY;
    const weekday = new Date(midnight).getUTCDay();
    const weekend = random.chance(0.92) ? (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) : 0;
    const hour = random.chance(0.94) ? random.weighted(HOURS, ([, weight]) => weight)[0] : random.integer(7, 22);
    const moved = midnight + weekend * DAY + hour * HOUR + Math.floor(random.unit() * HOUR) - this.offset;
    return moved < this.now ? moved : Math.min(at, this.now - MINUTE);
  }
}

const HOURS: readonly (readonly [number, number])[] = [
  [8, 2],
  [9, 8],
  [10, 10],
  [11, 8],
  [12, 2],
  [13, 4],
  [14, 9],
  [15, 10],
  [16, 9],
  [17, 6],
  [18, 2],
  [19, 1],
];

function offsetOf(now: Date, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string): number => Number(parts.find((candidate) => candidate.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((local - now.getTime()) / MINUTE) * MINUTE;
}

export const iso = (at: number): string => new Date(at).toISOString();
