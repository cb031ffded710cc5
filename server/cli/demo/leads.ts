/** Leads: those that became customers, and those on the way or given up. */
import { DAY, HOUR } from './calendar.js';
import { isHome, type Company } from './company.js';
import { campaignAt, consent, sourceOf } from './customer.js';
import type { Told } from './deals.js';
import { personOf, type Person } from './person.js';
import { Random } from './random.js';
import { platformFields, record } from './row.js';
import { Texts } from './texts.js';
import { walk, withRelapse, type Leg, type Step } from './walk.js';
import type { Account, World } from './world.js';

/** The lead a customer came from; nothing where it came otherwise. */
export function tellOrigin(account: Account, deals: readonly Told[], world: World): void {
  const { lead } = account.story;
  const [first] = account.contacts;
  if (!lead || !first) return;
  const random = new Random(world.seed, 'origin', account.story.index);
  tellLead(
    {
      company: account.company,
      person: first.person,
      steps: lead,
      owner: account.owner,
      source: account.source,
      campaign: account.campaign,
    },
    random,
    world,
    {
      customer: account.id,
      contact: first.id,
      opportunity: deals[0]?.id ?? null,
    },
  );
}

const WAY: readonly Leg[] = [
  { stage: 'new', days: 2 },
  { stage: 'contacted', days: 7 },
  { stage: 'qualified', days: 0 },
];

/** Leads that are no customers (yet). */
export function tellLooseLeads(index: number, world: World): void {
  const random = new Random(world.seed, 'leads', index);
  const { calendar } = world;
  for (let left = random.poisson(0.75); left > 0; left--) {
    const isDiscarded = random.chance(0.62);
    const at = calendar.working(calendar.now - random.unit() ** (isDiscarded ? 1 : 2.4) * 360 * DAY, random);
    const legs = isDiscarded
      ? [...WAY.slice(0, random.integer(1, 3)), { stage: 'discarded', days: 0 }]
      : withRelapse(WAY, [1, 1], 0.05, random);
    const company = world.companies.any(random);
    const source = sourceOf(random);
    const region = isHome(company.place) ? company.place.province : 'abroad';
    tellLead(
      {
        company,
        person: personOf(company, world.sample, random),
        steps: walk(legs, { start: Math.min(at, calendar.now - HOUR), end: calendar.now - HOUR / 2 }, calendar, random),
        owner: random.chance(0.25) ? world.staff.marketer(random) : world.staff.seller(region, random),
        source,
        campaign: campaignAt(at, source, world),
      },
      random,
      world,
    );
  }
}

interface Origin {
  readonly company: Company;
  readonly person: Person;
  readonly steps: readonly Step[];
  readonly owner: string;
  readonly source: string;
  readonly campaign: string | null;
}

interface Converted {
  readonly customer: string;
  readonly contact: string;
  readonly opportunity: string | null;
}

function tellLead(
  { company, person, steps, owner, source, campaign }: Origin,
  random: Random,
  world: World,
  converted?: Converted,
): void {
  const { calendar, sample, sink } = world;
  const texts = new Texts(sample, company.language, random);
  const stage = steps.at(-1)?.stage ?? '';
  const at = steps[0]?.at ?? calendar.now;
  const hasPhone = random.chance(0.85);
  const isOpen = ['new', 'contacted', 'qualified'].includes(stage);
  const row = {
    ...platformFields({ random, owner, createdAt: at, steps }),
    name: person.name,
    company: company.name,
    job_title: random.chance(0.6) ? person.jobTitle : null,
    phone: hasPhone ? person.phone : null,
    email: !hasPhone || random.chance(0.45) ? person.email : null,
    wechat: random.chance(0.25) ? person.wechat : null,
    source_channel: source,
    campaign,
    interest: texts.fill(texts.phrase('interests')),
    heat: random.choose(stage === 'converted' ? { hot: 60, warm: 35, cold: 5 } : { hot: 15, warm: 45, cold: 40 }),
    next_follow_up_on: isOpen && random.chance(0.6) ? calendar.day(calendar.now + random.integer(-5, 12) * DAY) : null,
    ...consent(at, ['email', 'sms', 'phone', 'wechat'], random, calendar),
    ...(stage === 'discarded' && {
      discard_reason: random.choose({
        unreachable: 26,
        no_need: 24,
        no_budget: 14,
        not_target: 14,
        duplicate: 8,
        invalid_data: 10,
        competitor: 4,
      }),
      discard_note: texts.maybe('discard_notes', 0.4),
    }),
    ...converted,
  };
  record(sink, 'lead', row, { random, steps, reason: ({ back }) => (back ? texts.phrase('back_reasons') : null) });
}
