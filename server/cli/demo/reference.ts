/** What there is before any customer: the map of touchpoints and the campaigns of the year. */
import type { Calendar } from './calendar.js';
import { DAY, iso } from './calendar.js';
import { Random } from './random.js';
import { platformFields, record, type Sink } from './row.js';
import type { CampaignIdea, Sample, TouchpointType } from './sample.js';
import type { Staff } from './staff.js';
import { Texts } from './texts.js';
import type { World } from './world.js';

interface Setting {
  readonly seed: string;
  readonly sample: Sample;
  readonly calendar: Calendar;
  readonly staff: Staff;
  readonly sink: Sink;
  /** Ids of what the workspace has already, by object and name. */
  readonly existing: Readonly<Record<'touchpoint_type' | 'campaign', ReadonlyMap<string, string>>>;
}

export function mapOfTouchpoints(setting: Setting): World['types'] {
  const random = new Random(setting.seed, 'types');
  return setting.sample.touchpoints.map((type) => ({
    ...type,
    id: setting.existing.touchpoint_type.get(type.name) ?? addType(type, setting, random),
  }));
}

function addType(type: TouchpointType, { calendar, staff, sink }: Setting, random: Random): string {
  const { name, phase, department, setting, reach, channel, experience, frequency, value, moment_of_truth } = type;
  const row = {
    ...platformFields({ random, owner: staff.marketer(random), createdAt: calendar.now - 380 * DAY }),
    name,
    phase,
    department,
    setting,
    reach,
    channel,
    experience,
    frequency,
    value,
    moment_of_truth,
    response_target: type.response_target > 0 ? type.response_target : null,
    active: true,
  };
  record(sink, 'touchpoint_type', row, { random });
  return row.id;
}

/** Two a month, the last two still ahead. */
const CAMPAIGNS = 26;

export function campaignsOfTheYear(setting: Setting): World['campaigns'] {
  const random = new Random(setting.seed, 'campaigns');
  return Array.from({ length: CAMPAIGNS }, (_, index) => {
    const idea = setting.sample.campaigns[index % setting.sample.campaigns.length] ?? random.pick(setting.sample.campaigns);
    const from = setting.calendar.now - (CAMPAIGNS - 2 - index) * 15 * DAY + random.between(-3, 3) * DAY;
    const to = from + idea.days * DAY;
    const name = `${setting.calendar.day(from).slice(0, 7)} ${index % 4 === 3 ? idea.en : idea.zh}`;
    const id =
      setting.existing.campaign.get(name) ??
      addCampaign({ idea, name, from, to, language: index % 4 === 3 ? 1 : 0 }, setting, random);
    return { id, type: idea.type, from, to };
  });
}

interface Planned {
  readonly idea: CampaignIdea;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly language: 0 | 1;
}

function addCampaign(
  { idea, name, from, to, language }: Planned,
  { calendar, staff, sink, sample }: Setting,
  random: Random,
): string {
  const status = from > calendar.now ? 'planned' : to > calendar.now ? 'running' : random.chance(0.06) ? 'cancelled' : 'finished';
  const budget = Math.round((idea.budget * random.between(0.7, 1.4)) / 1000) * 1000;
  const row = {
    ...platformFields({ random, owner: staff.marketer(random), createdAt: Math.min(from - 20 * DAY, calendar.now - DAY) }),
    name,
    type: idea.type,
    status,
    starts_on: calendar.day(from),
    ends_on: calendar.day(to),
    budget,
    actual_cost: status === 'finished' || status === 'running' ? Math.round(budget * random.between(0.6, 1.15)) : null,
    lead_target: idea.leads,
    industries: idea.industries,
    goal: new Texts(sample, language, random).phrase('audiences'),
    page: idea.type === 'mail' ? null : `https://www.touchstone.example/campaigns/${iso(from).slice(0, 7)}-${idea.type}`,
  };
  record(sink, 'campaign', row, { random });
  return row.id;
}
