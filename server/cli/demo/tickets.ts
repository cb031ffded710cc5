/** Service tickets: what went wrong, who settled it, how content the customer was. */
import { HOUR, iso } from './calendar.js';
import { Random } from './random.js';
import { platformFields, record } from './row.js';
import type { TicketStory } from './story.js';
import { Texts } from './texts.js';
import type { Step } from './walk.js';
import { knownAt, type Account, type World } from './world.js';

export interface ToldTicket {
  readonly id: string;
  readonly steps: readonly Step[];
}

const DUE_HOURS = { low: 120, normal: 72, high: 24, urgent: 4 } as const;

export function tellTickets(account: Account, world: World): ToldTicket[] {
  const random = new Random(world.seed, 'tickets', account.story.index);
  return account.story.tickets.map((story) => tellTicket(story, account, random, world));
}

function tellTicket({ steps, priority }: TicketStory, account: Account, random: Random, world: World): ToldTicket {
  const { sample, sink, staff, numbers, calendar } = world;
  const { language } = account.company;
  const category = random.weighted(Object.keys(sample.tickets), (key) => sample.tickets[key]?.weight ?? 0);
  const texts = sample.tickets[category]?.[language === 0 ? 'zh' : 'en'] ?? [];
  const [subject, description, resolution] = random.pick(texts);
  const at = steps[0]?.at ?? calendar.now;
  const stage = steps.at(-1)?.stage ?? '';
  const isSettled = stage === 'resolved' || stage === 'closed';
  const last = (name: string): string | null => {
    const step = steps.findLast((candidate) => candidate.stage === name);
    return step ? iso(step.at) : null;
  };
  const row = {
    ...platformFields({ random, owner: staff.agent(random), createdAt: at, steps }),
    number: numbers.ticket.next(at),
    subject,
    customer: account.id,
    contact: random.chance(0.8) ? (knownAt(account.contacts, at)[0]?.id ?? null) : null,
    channel: random.choose({ phone: 42, wecom: 20, wechat: 14, email: 12, website: 10, store: 2 }),
    category,
    priority,
    due_at: iso(at + DUE_HOURS[priority] * HOUR),
    description,
    assigned_at: last('assigned'),
    resolution: last('resolved') ? resolution : null,
    resolved_at: last('resolved'),
    closed_at: last('closed'),
    satisfaction: isSettled && random.chance(0.6) ? Number(satisfaction(category, random)) : null,
  };
  const words = new Texts(sample, language, random);
  record(sink, 'ticket', row, { random, steps, reason: ({ back }) => (back ? words.phrase('reopen_reasons') : null) });
  return { id: row.id, steps };
}

const satisfaction = (category: string, random: Random): string =>
  category === 'complaint'
    ? random.choose({ 1: 24, 2: 30, 3: 28, 4: 14, 5: 4 })
    : random.choose({ 1: 3, 2: 6, 3: 19, 4: 41, 5: 31 });
