/** What happened to one customer, without names and texts: a pure function of seed and number, so it can be told twice. */
import { DAY, HOUR, MINUTE, type Calendar } from './calendar.js';
import { Random } from './random.js';
import { stageAt, walk, withRelapse, type Leg, type Step } from './walk.js';

export interface Story {
  readonly index: number;
  readonly steps: readonly Step[];
  /** Set where the customer was a lead first. */
  readonly lead: readonly Step[] | null;
  readonly deals: readonly Deal[];
  readonly tickets: readonly TicketStory[];
  /** No touch after this instant. */
  readonly activeUntil: number;
  /** Share of all touchpoints, relative. */
  readonly weight: number;
}

export interface Deal {
  readonly steps: readonly Step[];
  /** Instants at which its orders came in. */
  readonly orders: readonly number[];
}

export interface TicketStory {
  readonly steps: readonly Step[];
  readonly priority: 'low' | 'normal' | 'high' | 'urgent';
}

/** The way of a customer, with the median days it stays in each stage. */
const WAY: readonly Leg[] = [
  { stage: 'prospect', days: 6 },
  { stage: 'first_contact', days: 13 },
  { stage: 'needs_confirmed', days: 16 },
  { stage: 'proposal', days: 15 },
  { stage: 'negotiation', days: 11 },
  { stage: 'won', days: 9 },
  { stage: 'after_sales', days: 0 },
];

const DEAL_WAY: readonly Leg[] = [
  { stage: 'qualify', days: 6 },
  { stage: 'needs', days: 12 },
  { stage: 'proposal', days: 14 },
  { stage: 'negotiation', days: 10 },
  { stage: 'won', days: 25 },
  { stage: 'paid', days: 0 },
];

/** Where customers stand: share, least age in days, and how much older than the average they are (below 1: older). */
const STANDING = {
  prospect: { share: 15, age: 0.05, skew: 1.5, touches: 0.25 },
  first_contact: { share: 16, age: 2, skew: 1.3, touches: 0.5 },
  needs_confirmed: { share: 13, age: 8, skew: 1.1, touches: 0.9 },
  proposal: { share: 10, age: 16, skew: 1, touches: 1.3 },
  negotiation: { share: 7, age: 26, skew: 0.9, touches: 1.7 },
  won: { share: 8, age: 38, skew: 0.8, touches: 1.9 },
  after_sales: { share: 18, age: 55, skew: 0.5, touches: 2.2 },
  lost: { share: 13, age: 15, skew: 0.7, touches: 0.6 },
} as const;

const YEAR = 365 * DAY;

export function storyOf(seed: string, index: number, calendar: Calendar): Story {
  const random = new Random(seed, 'story', index);
  const target = random.weighted(Object.keys(STANDING) as (keyof typeof STANDING)[], (stage) => STANDING[stage].share);
  const standing = STANDING[target];
  const created = creation(standing, calendar, random);
  const steps = walk(wayTo(target, random), { start: created, end: calendar.now - HOUR, fit: true }, calendar, random);
  const deals = dealsOf(steps, calendar, random);
  const age = (calendar.now - created) / DAY;
  return {
    index,
    steps,
    lead: random.chance(0.42) ? leadBefore(created, random) : null,
    deals,
    tickets: ticketsOf(steps, calendar, random),
    activeUntil: activity(steps, calendar, random),
    weight: standing.touches * random.logNormal(1, 0.9) * Math.sqrt(age + 3),
  };
}

function creation({ age, skew }: { age: number; skew: number }, calendar: Calendar, random: Random): number {
  let at = calendar.now;
  for (let attempt = 0; attempt < 4; attempt++) {
    at = calendar.working(calendar.now - age * DAY - (YEAR - age * DAY) * random.unit() ** skew, random);
    if (!calendar.isOffSeason(at, random)) break;
  }
  return at;
}

function wayTo(target: keyof typeof STANDING, random: Random): readonly Leg[] {
  if (target !== 'lost')
    return withRelapse(WAY.slice(0, WAY.findIndex(({ stage }) => stage === target) + 1), [2, 4], 0.12, random);
  const given = WAY.slice(0, Number(random.choose({ 1: 15, 2: 30, 3: 22, 4: 20, 5: 13 })));
  return [...given, { stage: 'lost', days: 0 }];
}

/** The lead that became this customer at the moment of its creation. */
function leadBefore(created: number, random: Random): readonly Step[] {
  const lasted = Math.min(random.logNormal(6, 0.8), 30) * DAY;
  return [
    { at: created - lasted, stage: 'new' },
    { at: created - lasted * random.between(0.6, 0.95), stage: 'contacted' },
    { at: created - lasted * random.between(0.1, 0.5), stage: 'qualified' },
    { at: created, stage: 'converted' },
  ];
}

function dealsOf(steps: readonly Step[], calendar: Calendar, random: Random): Deal[] {
  const first = firstDeal(steps, calendar, random);
  const won = steps.find(({ stage }) => stage === 'won');
  if (!won) return first ? [first] : [];
  const more = Array.from({ length: random.poisson(0.7) }, () => laterDeal(won.at, calendar, random));
  return [...(first ? [first] : []), ...more];
}

/** The opportunity that goes with the customer's own way. */
function firstDeal(steps: readonly Step[], calendar: Calendar, random: Random): Deal | null {
  const needs = steps.find(({ stage }) => stage === 'needs_confirmed');
  const contact = steps.find(({ stage }) => stage === 'first_contact');
  const begin = needs ?? (contact && random.chance(0.25) ? contact : undefined);
  const now = steps.at(-1);
  if (!begin || !now) return null;
  const reached = stageAt(steps, calendar.now);
  if (!needs)
    return reached === 'lost'
      ? lostDeal(begin.at, now.at, 1, calendar, random)
      : { steps: [{ at: begin.at + MINUTE, stage: 'qualify' }], orders: [] };
  const won = steps.find(({ stage }) => stage === 'won');
  if (won) return wonDeal(begin.at, won.at, reached === 'after_sales' ? 0.85 : 0.25, calendar, random);
  if (reached === 'lost') return lostDeal(begin.at, now.at, random.integer(1, 4), calendar, random);
  const length = { needs_confirmed: random.integer(1, 2), proposal: 3, negotiation: 4 }[reached] ?? 1;
  return {
    steps: walk(
      DEAL_WAY.slice(0, length),
      { start: begin.at + MINUTE, end: Math.max(now.at, begin.at + HOUR), fit: true },
      calendar,
      random,
    ),
    orders: [],
  };
}

/** Won, with its order, shortly before the customer counts as won. */
function wonDeal(start: number, wonAt: number, paid: number, calendar: Calendar, random: Random): Deal {
  const steps = walk(DEAL_WAY.slice(0, 5), { start: start + MINUTE, end: wonAt - 20 * MINUTE, fit: true }, calendar, random);
  const won = steps.at(-1)?.at ?? wonAt;
  const order = Math.min(won + 5 * MINUTE, wonAt - MINUTE);
  const second = won + random.between(20, 90) * DAY;
  const paidAt = calendar.working(won + random.logNormal(22, 0.5) * DAY, random);
  const isPaid = random.chance(paid) && paidAt < calendar.now - HOUR && paidAt > order;
  return {
    steps: isPaid ? [...steps, { at: paidAt, stage: 'paid' }] : steps,
    orders: random.chance(0.2) && second < calendar.now ? [order, second] : [order],
  };
}

function lostDeal(start: number, lostAt: number, stages: number, calendar: Calendar, random: Random): Deal {
  const legs = [...DEAL_WAY.slice(0, stages), { stage: 'lost', days: 0 }];
  return {
    steps: walk(legs, { start: start + MINUTE, end: Math.max(lostAt, start + HOUR), fit: true }, calendar, random),
    orders: [],
  };
}

/** Another purchase of a customer won before; it stands wherever it has come by now. */
function laterDeal(after: number, calendar: Calendar, random: Random): Deal {
  const start = calendar.working(after + random.between(5, 200) * DAY, random);
  const begin = Math.min(start, calendar.now - 2 * HOUR);
  const isLost = random.chance(0.25);
  const legs = isLost
    ? [...DEAL_WAY.slice(0, random.integer(1, 4)), { stage: 'lost', days: 0 }]
    : withRelapse(DEAL_WAY, [1, 3], 0.1, random);
  const steps = walk(legs, { start: begin, end: calendar.now - HOUR }, calendar, random);
  const won = steps.find(({ stage }) => stage === 'won');
  return { steps, orders: won ? [won.at + 5 * MINUTE] : [] };
}

const RESOLVE_HOURS = { low: 60, normal: 30, high: 10, urgent: 2.5 } as const;
const TICKETS = { won: 0.7, after_sales: 1.7, lost: 0.1 } as const;

function ticketsOf(steps: readonly Step[], calendar: Calendar, random: Random): TicketStory[] {
  const reached = steps.at(-1)?.stage ?? '';
  const since = steps.find(({ stage }) => stage === 'won')?.at ?? steps[0]?.at ?? calendar.now;
  const mean = TICKETS[reached as keyof typeof TICKETS] ?? 0.06;
  return Array.from({ length: random.poisson(mean) }, () => ticketOf(reportedAt(since, calendar, random), calendar, random));
}

/** More in the last days than the year's average, so that there is always work in the queue. */
const reportedAt = (since: number, { now }: Calendar, random: Random): number =>
  random.between(random.chance(0.16) ? Math.max(since, now - 3 * DAY) : since, now);

function ticketOf(at: number, calendar: Calendar, random: Random): TicketStory {
  const priority = random.choose({ low: 18, normal: 55, high: 20, urgent: 7 });
  const hours = RESOLVE_HOURS[priority];
  const legs: Leg[] = [
    { stage: 'new', days: 0.05 },
    { stage: 'assigned', days: 0.15 },
    { stage: 'in_progress', days: hours / 24 },
    { stage: 'resolved', days: 2 },
    ...(random.chance(0.06)
      ? [
          { stage: 'in_progress', days: hours / 24, back: true },
          { stage: 'resolved', days: 2 },
        ]
      : []),
    { stage: 'closed', days: 0 },
  ];
  const start = calendar.working(at, random);
  return {
    priority,
    steps: walk(legs, { start: Math.min(start, calendar.now - 10 * MINUTE), end: calendar.now - 5 * MINUTE }, calendar, random),
  };
}

/** Some customers have not been heard of for months. */
function activity(steps: readonly Step[], calendar: Calendar, random: Random): number {
  const { stage = '', at = calendar.now } = steps.at(-1) ?? {};
  if (stage === 'lost') return Math.min(calendar.now, at + random.between(0, 10) * DAY);
  const quiet = calendar.now - random.between(95, 240) * DAY;
  const mayBeDormant = ['prospect', 'first_contact', 'after_sales'].includes(stage);
  return mayBeDormant && quiet > at && random.chance(0.3) ? quiet : calendar.now;
}
