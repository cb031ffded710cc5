/** Opportunities along their flow, and the orders of those that were won. */
import { DAY, HOUR } from './calendar.js';
import { isHome } from './company.js';
import { Random } from './random.js';
import { platformFields, record } from './row.js';
import type { Deal } from './story.js';
import { Texts } from './texts.js';
import { depth, knownAt, type Account, type World } from './world.js';

const WAY = ['qualify', 'needs', 'proposal', 'negotiation', 'won', 'paid'];

/** Chinese yuan for one unit, roughly. */
const RATES: Readonly<Record<string, number>> = { CNY: 1, USD: 7.2, EUR: 7.8, GBP: 9.1, JPY: 0.048, SGD: 5.4, AUD: 4.7 };

export interface Told {
  readonly id: string;
  readonly deal: Deal;
}

export function tellDeals(account: Account & { readonly factor: number }, world: World): Told[] {
  const random = new Random(world.seed, 'deals', account.story.index);
  return account.story.deals.map((deal) => tellDeal(deal, account, random, world));
}

function tellDeal(deal: Deal, account: Account & { readonly factor: number }, random: Random, world: World): Told {
  const { company, contacts, owner } = account;
  const { calendar, sample, sink } = world;
  const texts = new Texts(sample, company.language, random);
  const product = texts.phrase('products');
  const stage = deal.steps.at(-1)?.stage ?? '';
  const start = deal.steps[0]?.at ?? calendar.now;
  const reached = depth(WAY, deal.steps);
  const closed = deal.steps.findLast((step) => step.stage === 'won' || step.stage === 'lost');
  const isOpen = !['won', 'lost', 'paid'].includes(stage);
  const money = moneyOf(account, random);
  const contact = (knownAt(contacts, start)[0] ?? contacts[0])?.id ?? null;
  const plans = isOpen && random.chance(0.65);
  const row = {
    ...platformFields({ random, owner, createdAt: start, steps: deal.steps }),
    name: company.language === 0 ? `${company.shortName}${product}项目` : `${company.shortName} – ${product}`,
    customer: account.id,
    contact,
    ...(reached >= 2 || random.chance(0.5) ? money : {}),
    expected_close_on: calendar.day(
      isOpen ? calendar.now + random.integer(-18, 95) * DAY : (closed?.at ?? start) + random.integer(-15, 20) * DAY,
    ),
    probability: world.probability[stage] ?? null,
    source_channel: account.source,
    campaign: account.campaign,
    needs: reached >= 1 ? texts.phrase('needs') : null,
    solution: reached >= 3 ? solution(product, texts) : null,
    competitors: random.chance(0.45) ? random.some(sample.competitors, random.integer(1, 2)) : null,
    next_step: plans ? texts.phrase('follow_up_goals') : null,
    next_step_on: plans ? calendar.day(calendar.now + random.integer(-6, 20) * DAY) : null,
    ...(stage === 'lost' && {
      lost_reason: random.choose({
        price: 28,
        competitor: 22,
        no_budget: 14,
        timing: 14,
        no_decision: 10,
        product_fit: 7,
        relationship: 4,
        other: 1,
      }),
      lost_note: texts.maybe('lessons', 0.6),
    }),
    closed_on: closed && !isOpen ? calendar.day(closed.at) : null,
  };
  record(sink, 'opportunity', row, {
    random,
    steps: deal.steps,
    reason: ({ back }) => (back ? texts.phrase('back_reasons') : null),
  });
  tellOrders({ id: row.id, deal, account, money }, random, world);
  return { id: row.id, deal };
}

const solution = (product: string, { language }: Texts): string =>
  language === 0
    ? `${product}标准版 + 实施服务，分两期上线，含一年维保。`
    : `${product}, standard edition, with implementation in two phases and one year of maintenance.`;

function moneyOf({ company, factor }: Account & { readonly factor: number }, random: Random) {
  const currency = isHome(company.place) ? 'CNY' : company.place.abroad.currency;
  const amount = (random.logNormal(120_000, 0.85) * factor) / (RATES[currency] ?? 1);
  const step = currency === 'JPY' ? 10_000 : 100;
  return { amount: Math.max(1, Math.round(amount / step)) * step, currency };
}

interface Sold {
  readonly id: string;
  readonly deal: Deal;
  readonly account: Account;
  readonly money: { readonly amount: number; readonly currency: string };
}

function tellOrders({ id, deal, account, money }: Sold, random: Random, world: World): void {
  const { calendar, sink, numbers, sample } = world;
  const paidAt = deal.steps.find(({ stage }) => stage === 'paid')?.at;
  const texts = new Texts(sample, account.company.language, random);
  for (const [index, at] of deal.orders.entries()) {
    const share = deal.orders.length === 1 ? 1 : index === 0 ? 0.7 : 0.3;
    const amount = Math.round(money.amount * share * 100) / 100;
    const paid =
      paidAt !== undefined && paidAt > at
        ? 1
        : at < calendar.now - 3 * DAY && random.chance(0.5)
          ? random.pick([0.3, 0.4, 0.5])
          : 0;
    const when = paid === 1 ? (paidAt ?? at) : random.between(at + HOUR, calendar.now);
    const row = {
      ...platformFields({ random, owner: account.owner, createdAt: at, updatedAt: paid > 0 ? when : at }),
      number: numbers.order.next(at),
      customer: account.id,
      opportunity: id,
      amount,
      currency: money.currency,
      ordered_on: calendar.day(at),
      paid_amount: Math.round(amount * paid * 100) / 100,
      paid_on: paid > 0 ? calendar.day(when) : null,
      notes: texts.maybe('order_notes', 0.3),
    };
    record(sink, 'order', row, { random });
  }
}
