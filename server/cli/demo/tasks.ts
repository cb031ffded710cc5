/** Follow-up tasks: most done, some overdue, some still ahead. */
import { DAY, HOUR, iso } from './calendar.js';
import type { Told } from './deals.js';
import { Random } from './random.js';
import { platformFields, record } from './row.js';
import { Texts } from './texts.js';
import type { ToldTicket } from './tickets.js';
import type { Account, World } from './world.js';

export function tellTasks(
  account: Account,
  { deals, tickets }: { deals: readonly Told[]; tickets: readonly ToldTicket[] },
  world: World,
): void {
  const random = new Random(world.seed, 'tasks', account.story.index);
  const created = account.story.steps[0]?.at ?? world.calendar.now;
  const isOpen = account.story.activeUntil === world.calendar.now;
  for (let left = random.poisson(isOpen ? 1.3 : 0.5); left > 0; left--) {
    const deal = random.chance(0.4) ? deals.at(-1)?.id : undefined;
    const ticket = deal === undefined && random.chance(0.3) ? tickets.at(-1)?.id : undefined;
    const from = Math.max(created, world.calendar.now - 120 * DAY);
    tellTask(
      { account, at: random.between(from, Math.max(from, account.story.activeUntil - HOUR)), deal, ticket },
      random,
      world,
    );
  }
}

interface Planned {
  readonly account: Account;
  readonly at: number;
  readonly deal: string | undefined;
  readonly ticket: string | undefined;
}

function tellTask({ account, at, deal, ticket }: Planned, random: Random, { calendar, staff, sink, sample }: World): void {
  const texts = new Texts(sample, account.company.language, random);
  const due = at + random.integer(1, 16) * DAY;
  const status =
    due > calendar.now
      ? random.choose({ open: 70, in_progress: 30 })
      : random.choose({ done: 84, cancelled: 5, open: 8, in_progress: 3 });
  const isOver = status === 'done' || status === 'cancelled';
  const owner = ticket === undefined ? account.owner : staff.agent(random);
  const row = {
    ...platformFields({ random, owner, createdAt: at, updatedAt: isOver ? Math.min(due, calendar.now) : at }),
    subject: `${texts.phrase('follow_up_goals')} – ${account.company.shortName}`,
    assignee: owner,
    due_on: calendar.day(due),
    remind_at: random.chance(0.5) ? iso(due - 2 * HOUR) : null,
    status,
    priority: random.choose({ low: 12, normal: 60, high: 22, urgent: 6 }),
    customer: account.id,
    contact: random.chance(0.5) ? (account.contacts[0]?.id ?? null) : null,
    opportunity: deal ?? null,
    ticket: ticket ?? null,
    details: texts.maybe('task_details', 0.4),
    outcome: isOver ? texts.phrase('task_outcomes') : null,
  };
  record(sink, 'task', row, { random });
}
