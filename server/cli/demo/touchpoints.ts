/** What was said and done with a customer, spread over its history. */
import { DAY, HOUR, MINUTE, iso } from './calendar.js';
import type { Told } from './deals.js';
import { Random } from './random.js';
import { platformFields, record } from './row.js';
import type { TouchpointType } from './sample.js';
import { Texts } from './texts.js';
import type { ToldTicket } from './tickets.js';
import { stageAt } from './walk.js';
import { knownAt, type Account, type World } from './world.js';

/** What is talked about in which stage. */
const PHASES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  prospect: { awareness: 6, consideration: 4 },
  first_contact: { awareness: 2, consideration: 8 },
  needs_confirmed: { consideration: 8, purchase: 2 },
  proposal: { consideration: 5, purchase: 5 },
  negotiation: { consideration: 2, purchase: 8 },
  won: { purchase: 2, onboarding: 6, service: 2 },
  after_sales: { onboarding: 1, service: 6, loyalty: 3 },
  lost: { consideration: 8, loyalty: 2 },
};

interface Surroundings {
  readonly account: Account;
  readonly deals: readonly Told[];
  readonly tickets: readonly ToldTicket[];
}

export function tellTouchpoints(around: Surroundings, count: number, world: World): void {
  const { story } = around.account;
  const random = new Random(world.seed, 'touchpoints', story.index);
  const start = story.steps[0]?.at ?? world.calendar.now;
  const end = Math.max(start + MINUTE, Math.min(story.activeUntil, world.calendar.now - 2 * MINUTE));
  const moments = Array.from({ length: count }, () =>
    Math.max(start, Math.min(world.calendar.working(random.between(start, end), random), end)),
  );
  for (const at of moments.sort((a, b) => a - b)) tellTouchpoint(at, around, random, world);
}

function tellTouchpoint(at: number, { account, deals, tickets }: Surroundings, random: Random, world: World): void {
  const { calendar, sample, sink } = world;
  const type = typeAt(at, account, random, world);
  const texts = new Texts(sample, account.company.language, random);
  const people = knownAt(account.contacts, at);
  const present = random.some(people, Number(random.choose({ 0: 8, 1: 76, 2: 16 })));
  const names = (present.length > 0 ? present : people.slice(0, 1)).map(({ person }) => person.name);
  const scenario = random.pick(account.company.language === 0 ? type.zh : type.en);
  const product = texts.phrase('products');
  const gaps = {
    product,
    topic: texts.phrase('topics'),
    contact: names[0] ?? (account.company.language === 0 ? '客户' : 'the customer'),
    date: calendar.day(at + random.integer(2, 20) * DAY),
  };
  const fill = (text: string | undefined, chance = 1): string | null =>
    text !== undefined && random.chance(chance) ? texts.fill(text, gaps) : null;
  const plans = random.chance(type.phase === 'service' ? 0.2 : 0.45);
  const owner = ownerOf(type, account, random, world);
  const row = {
    ...platformFields({ random, owner, createdAt: recordedAt(at, calendar.now, random) }),
    customer: account.id,
    contacts: present.length > 0 ? present.map(({ id }) => id) : null,
    touchpoint_type: type.id,
    channel: type.channel,
    direction: type.direction,
    happened_at: iso(at),
    duration: type.minutes > 0 ? Math.max(1, Math.round(random.logNormal(type.minutes, 0.4))) * 60 : null,
    ...belongings(at, type, { deals, tickets }),
    subject: fill(scenario.subject),
    summary: fill(scenario.summary),
    questions: fill(scenario.questions, 0.8),
    offered: fill(scenario.offered, 0.9),
    reaction: fill(scenario.reaction, 0.85),
    sentiment: random.chance(0.88) ? Number(sentiment(scenario.low === true, account, random)) : null,
    ...(plans && nextStep(at, texts, random, world)),
    responded_at: respondedAt(at, type, random, calendar.now),
  };
  record(sink, 'touchpoint', row, { random });
}

function typeAt(at: number, { story }: Account, random: Random, { types }: World): World['types'][number] {
  const phase = random.choose(PHASES[stageAt(story.steps, at)] ?? { consideration: 1 });
  return random.weighted(
    types.filter((type) => type.phase === phase),
    ({ weight }) => weight,
  );
}

function ownerOf({ department, phase }: TouchpointType, { owner }: Account, random: Random, { staff }: World): string {
  if (department === 'service' || department === 'product') return staff.agent(random);
  return phase === 'awareness' && random.chance(0.6) ? staff.marketer(random) : owner;
}

/** Most are written down the same day, some days later. */
function recordedAt(at: number, now: number, random: Random): number {
  const lag = random.chance(0.84) ? random.logNormal(40, 1.2) * MINUTE : random.between(1, 5) * DAY;
  return Math.min(at + lag, now - MINUTE);
}

/** The opportunity or ticket that was open at the time. */
function belongings(at: number, { phase }: TouchpointType, { deals, tickets }: Pick<Surroundings, 'deals' | 'tickets'>) {
  const isOpen = (steps: readonly { readonly at: number; readonly stage: string }[], ended: readonly string[]): boolean => {
    const first = steps[0];
    return first !== undefined && first.at <= at && !ended.includes(stageAt(steps, at));
  };
  if (phase === 'service') return { ticket: tickets.find(({ steps }) => isOpen(steps, ['closed']))?.id ?? null };
  if (phase === 'awareness') return {};
  return { opportunity: deals.find(({ deal }) => isOpen(deal.steps, ['lost', 'paid']))?.id ?? null };
}

function sentiment(isLow: boolean, { story }: Account, random: Random): string {
  if (isLow) return random.choose({ 1: 45, 2: 40, 3: 15 });
  const isLost = story.steps.at(-1)?.stage === 'lost';
  return isLost ? random.choose({ 1: 8, 2: 20, 3: 45, 4: 22, 5: 5 }) : random.choose({ 1: 2, 2: 6, 3: 32, 4: 42, 5: 18 });
}

function nextStep(at: number, texts: Texts, random: Random, { calendar }: World) {
  return {
    next_step: texts.phrase('follow_up_goals'),
    next_step_on: calendar.day(at + random.integer(2, 18) * DAY),
    next_step_method: random.choose({ phone: 40, wecom: 28, visit: 14, online_meeting: 12, email: 6 }),
  };
}

function respondedAt(at: number, { direction, response_target }: TouchpointType, random: Random, now: number): string | null {
  if (direction !== 'inbound' || response_target === 0 || random.chance(0.12)) return null;
  const answered = at + Math.min(random.logNormal(response_target * 0.6, 0.9) * MINUTE, 72 * HOUR);
  return answered < now ? iso(answered) : null;
}
