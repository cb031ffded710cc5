/** A customer in its three layers, and the people there. */
import { DAY, HOUR, MINUTE, type Calendar } from './calendar.js';
import { addressOf, isHome, landline, type Company } from './company.js';
import { personOf } from './person.js';
import { Random } from './random.js';
import { platformFields, record } from './row.js';
import type { Story } from './story.js';
import { Texts } from './texts.js';
import { depth, type Account, type Known, type World } from './world.js';

const WAY = ['prospect', 'first_contact', 'needs_confirmed', 'proposal', 'negotiation', 'won', 'after_sales'];

const SOURCES = {
  website: 18,
  search_engine: 14,
  wechat: 10,
  wecom: 5,
  social_media: 6,
  e_commerce: 4,
  expo: 11,
  webinar: 6,
  content: 5,
  advertising: 6,
  referral: 9,
  partner: 6,
  cold_call: 7,
  store: 2,
  other: 3,
} as const;

/** Which campaigns bring people in on which channel. */
const CAMPAIGN_OF: Readonly<Record<string, string>> = {
  expo: 'expo',
  webinar: 'webinar',
  content: 'content',
  advertising: 'ads',
  search_engine: 'ads',
};

const SIZES = {
  '1-49': { weight: 40, revenue: ['under_5m', '5m-20m'], factor: 0.5 },
  '50-99': { weight: 22, revenue: ['5m-20m', '20m-100m'], factor: 0.9 },
  '100-499': { weight: 22, revenue: ['20m-100m', '100m-500m'], factor: 1.6 },
  '500-999': { weight: 9, revenue: ['100m-500m', '500m-2b'], factor: 2.8 },
  '1000+': { weight: 7, revenue: ['500m-2b', 'over_2b'], factor: 5 },
} as const;

export const sourceOf = (random: Random): keyof typeof SOURCES => random.choose(SOURCES);

export function tellCustomer(story: Story, world: World): Account & { readonly factor: number } {
  const random = new Random(world.seed, 'customer', story.index);
  const company = world.companies.unique(random);
  const createdAt = story.steps[0]?.at ?? world.calendar.now;
  const source = sourceOf(random);
  const region = isHome(company.place) ? company.place.province : 'abroad';
  const owner = world.staff.seller(region, random);
  const band = random.weighted(Object.keys(SIZES) as (keyof typeof SIZES)[], (size) => SIZES[size].weight);
  const reached = depth(WAY, story.steps);
  const row = {
    ...platformFields({
      random,
      owner,
      createdAt,
      updatedAt: Math.min(story.activeUntil, world.calendar.now),
      steps: story.steps,
    }),
    ...identity(company, random, world),
    customer_type: reached >= 5 ? 'existing' : random.chance(0.06) ? 'channel_partner' : 'new',
    value_tier: random.chance(reached >= 5 ? 1 : 0.6) ? random.choose({ A: 10 + SIZES[band].factor * 6, B: 30, C: 50 }) : null,
    employee_band: band,
    annual_revenue: random.chance(0.85) ? random.pick(SIZES[band].revenue) : null,
    source_channel: source,
    ...relationship(story, company, random, world),
    ...needs(reached, SIZES[band].factor, new Texts(world.sample, company.language, random), random),
  };
  const texts = new Texts(world.sample, company.language, random);
  record(world.sink, 'customer', row, {
    random,
    steps: story.steps,
    reason: ({ stage, back }) => (stage === 'lost' ? texts.phrase('lost_reasons') : back ? texts.phrase('back_reasons') : null),
  });
  const contacts = tellContacts({ story, company, id: row.id, owner, reached }, random, world);
  return {
    story,
    company,
    id: row.id,
    owner,
    source,
    campaign: campaignAt(createdAt, source, world),
    contacts,
    factor: SIZES[band].factor,
  };
}

function identity(company: Company, random: Random, { sample }: World) {
  return {
    name: company.name,
    short_name: company.shortName,
    industry: company.trade.industry,
    country: company.place.country,
    ...(isHome(company.place) && { province: company.place.province, city: company.place.city.city }),
    address: random.chance(0.8) ? addressOf(company, sample, random) : null,
    website: random.chance(0.75) ? `https://www.${company.domain}/` : null,
    phone: random.chance(0.8) ? landline(company, random) : null,
  };
}

const TAGS: Readonly<Record<string, readonly string[]>> = {
  early: ['high_intent', 'price_sensitive', 'technology_first', 'fast_decision', 'long_cycle'],
  late: [
    'service_first',
    'key_account',
    'reference_customer',
    'upsell_potential',
    'complaint_risk',
    'payment_risk',
    'churn_risk',
  ],
};

function relationship({ steps, activeUntil }: Story, company: Company, random: Random, { calendar, sample }: World) {
  const stage = steps.at(-1)?.stage ?? '';
  const isOpen = !['lost', 'after_sales', 'won'].includes(stage);
  const plans = activeUntil >= calendar.now - DAY && random.chance(isOpen ? 0.72 : stage === 'lost' ? 0.04 : 0.3);
  const texts = new Texts(sample, company.language, random);
  const late = ['won', 'after_sales'].includes(stage);
  const agreed = consent(steps[0]?.at ?? calendar.now, ['email', 'sms', 'phone', 'wechat', 'post'], random, calendar);
  return {
    tags: random.some(TAGS[late ? 'late' : 'early'] ?? [], Number(random.choose({ 0: 35, 1: 40, 2: 20, 3: 5 }))),
    next_follow_up_on: plans ? calendar.day(calendar.now + random.integer(-9, 24) * DAY) : null,
    next_follow_up_method: plans ? random.choose({ phone: 40, wecom: 25, visit: 18, online_meeting: 10, email: 7 }) : null,
    next_follow_up_goal: plans && random.chance(0.85) ? texts.phrase('follow_up_goals') : null,
    ...agreed,
    consent_purpose: agreed.consent_status === 'granted' ? texts.phrase('consent_purposes') : null,
  };
}

interface Consent {
  readonly consent_status?: 'granted' | 'refused' | 'withdrawn';
  readonly consent_on?: string;
  readonly marketing_channels?: readonly string[];
}

/** Consent as people give it; without it there is no marketing. */
export function consent(at: number, channels: readonly string[], random: Random, calendar: Calendar): Consent {
  const status = random.choose({ granted: 66, refused: 7, withdrawn: 4, none: 23 });
  const on = Math.min(calendar.now, at + random.between(0, 5) * DAY);
  if (status === 'none') return {};
  const marketing = status === 'granted' && { marketing_channels: random.some(channels, random.integer(1, 3)) };
  return { consent_status: status, consent_on: calendar.day(on), ...marketing };
}

function needs(reached: number, factor: number, texts: Texts, random: Random) {
  const isKnown = (from: number, chance: number): boolean => reached >= from || random.chance(chance);
  const hasBudget = isKnown(3, reached >= 2 ? 0.45 : 0.08);
  return {
    core_need: isKnown(2, 0.2) ? texts.phrase('needs') : null,
    pain_points: isKnown(2, 0.2) ? texts.maybe('pains', 0.8) : null,
    business_goal: isKnown(2, 0.1) ? texts.maybe('goals', 0.7) : null,
    purchase_motive:
      reached >= 2
        ? random.some(
            ['cost', 'efficiency', 'growth', 'quality', 'compliance', 'replacement', 'digitalisation'],
            random.integer(1, 3),
          )
        : null,
    budget_amount: hasBudget ? Math.max(1, Math.round((random.logNormal(150, 0.8) * factor) / 10)) * 10_000 : null,
    budget_period: hasBudget ? random.choose({ once: 45, year: 45, quarter: 6, month: 4 }) : null,
    decision_chain: reached >= 3 ? texts.maybe('decision_chains', 0.75) : null,
    expectations: reached >= 2 ? texts.maybe('expectations', 0.6) : null,
    cooperation_history: reached >= 5 ? texts.maybe('cooperation', 0.5) : null,
  };
}

interface Place {
  readonly story: Story;
  readonly company: Company;
  readonly id: string;
  readonly owner: string;
  readonly reached: number;
}

function tellContacts({ story, company, id, owner, reached }: Place, random: Random, world: World): Known[] {
  const { calendar, sample, sink } = world;
  const created = story.steps[0]?.at ?? calendar.now;
  const count = reached === 0 ? Number(random.choose({ 0: 30, 1: 60, 2: 10 })) : 1 + random.poisson(0.5 + reached * 0.12);
  return Array.from({ length: Math.min(6, count) }, (_, index) => {
    const since =
      index === 0
        ? Math.min(created + random.integer(1, 40) * MINUTE, calendar.now)
        : random.between(created, Math.max(created, calendar.now - HOUR));
    const person = personOf(company, sample, random);
    const phone = random.chance(0.92) ? person.phone : null;
    const email = random.chance(0.75) ? person.email : null;
    const row = {
      ...platformFields({ random, owner, createdAt: since }),
      customer: id,
      name: person.name,
      job_title: person.jobTitle,
      department: person.department,
      role: index === 0 && reached >= 3 ? 'decision_maker' : person.role,
      is_primary: index === 0,
      phone,
      email,
      wechat: random.chance(0.6) ? person.wechat : null,
      preferred_channel: phone && random.chance(0.4) ? 'phone' : random.chance(0.4) ? 'wechat' : null,
      ...consent(since, ['email', 'sms', 'phone', 'wechat'], random, calendar),
    };
    record(sink, 'contact', row, { random });
    return { id: row.id, person, since };
  });
}

export function campaignAt(at: number, source: string, { campaigns }: World): string | null {
  const type = CAMPAIGN_OF[source];
  return campaigns.find((campaign) => campaign.type === type && campaign.from <= at && at < campaign.to + 30 * DAY)?.id ?? null;
}
