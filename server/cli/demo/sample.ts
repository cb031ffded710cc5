/** The names and texts that demo data is made of: JSON beside the template they belong to. */
import { readFileSync } from 'node:fs';

/** Chinese and English. */
type Pair = readonly [string, string];

interface Scenario {
  readonly subject: string;
  readonly summary: string;
  readonly questions?: string;
  readonly offered?: string;
  readonly reaction?: string;
  /** Nobody is happy in this one. */
  readonly low?: boolean;
}

export interface TouchpointType {
  readonly name: string;
  readonly phase: string;
  readonly department: string;
  readonly setting: string;
  readonly reach: string;
  readonly channel: string;
  readonly direction: 'inbound' | 'outbound';
  readonly response_target: number;
  readonly frequency: number;
  readonly value: number;
  readonly moment_of_truth: boolean;
  readonly weight: number;
  /** Usual length. */
  readonly minutes: number;
  readonly experience: string;
  readonly zh: readonly Scenario[];
  readonly en: readonly Scenario[];
}

type TicketText = readonly [subject: string, description: string, resolution: string];

interface TicketCategory {
  readonly weight: number;
  readonly zh: readonly TicketText[];
  readonly en: readonly TicketText[];
}

export interface CampaignIdea {
  readonly zh: string;
  readonly en: string;
  readonly type: string;
  readonly days: number;
  readonly budget: number;
  readonly leads: number;
  readonly industries: readonly string[];
}

export interface City {
  readonly city: string;
  readonly weight: number;
  /** Telephone area code without the leading 0. */
  readonly area: string;
  /** First four digits of the postal code. */
  readonly postal: string;
  readonly districts: readonly string[];
}

export interface Abroad {
  readonly country: string;
  readonly weight: number;
  readonly currency: string;
  readonly forms: readonly string[];
  readonly cities: readonly string[];
  readonly street: string;
  /** `#` stands for a digit. */
  readonly phones: readonly string[];
  readonly given: readonly string[];
  readonly family: readonly string[];
}

/** A Chinese name or syllable and how it is spelled. */
export interface Spelled {
  readonly text: string;
  readonly pinyin: string;
}

export interface Trade {
  readonly industry: string;
  readonly weight: number;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

export type PhraseKind =
  | 'products'
  | 'topics'
  | 'pains'
  | 'needs'
  | 'goals'
  | 'decision_chains'
  | 'expectations'
  | 'cooperation'
  | 'follow_up_goals'
  | 'consent_purposes'
  | 'back_reasons'
  | 'lost_reasons'
  | 'lessons'
  | 'discard_notes'
  | 'task_details'
  | 'task_outcomes'
  | 'reopen_reasons'
  | 'order_notes'
  | 'interests'
  | 'audiences';

export interface Sample {
  readonly people: {
    readonly surnames: readonly Spelled[];
    readonly given: readonly Spelled[];
    readonly jobs: Readonly<Record<'decision_maker' | 'influencer' | 'user', readonly Pair[]>>;
    readonly departments: readonly Pair[];
    readonly mobilePrefixes: readonly string[];
  };
  readonly companies: {
    readonly first: readonly Spelled[];
    readonly second: readonly Spelled[];
    readonly forms: readonly string[];
    readonly roots: readonly string[];
    readonly trades: readonly Trade[];
  };
  readonly places: { readonly cities: readonly City[]; readonly roads: readonly string[]; readonly countries: readonly Abroad[] };
  readonly touchpoints: readonly TouchpointType[];
  readonly tickets: Readonly<Record<string, TicketCategory>>;
  readonly campaigns: readonly CampaignIdea[];
  readonly phrases: Readonly<Record<PhraseKind, readonly Pair[]>>;
  readonly competitors: readonly string[];
}

const folder = new URL('../../../metadata/templates/touchpoint-crm/sample/', import.meta.url);

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as T;

/** `王 wang,李 li` */
const spelled = (text: string): Spelled[] =>
  text.split(',').map((entry) => {
    const [name = '', pinyin = ''] = entry.split(' ');
    return { text: name, pinyin };
  });

export function readSample(): Sample {
  const people = read<
    { surnames: string; given: string; mobile_prefixes: string[] } & Pick<Sample['people'], 'jobs' | 'departments'>
  >('people');
  const companies = read<{
    first: string;
    second: string;
    forms: string[];
    roots: string[];
    trades: Record<string, Omit<Trade, 'industry'>>;
  }>('companies');
  const { competitors, ...phrases } = read<Sample['phrases'] & { competitors: string[] }>('phrases');
  return {
    people: {
      surnames: spelled(people.surnames),
      given: spelled(people.given),
      jobs: people.jobs,
      departments: people.departments,
      mobilePrefixes: people.mobile_prefixes,
    },
    companies: {
      first: spelled(companies.first),
      second: spelled(companies.second),
      forms: companies.forms,
      roots: companies.roots,
      trades: Object.entries(companies.trades).map(([industry, trade]) => ({ industry, ...trade })),
    },
    places: read('places'),
    touchpoints: read('touchpoints'),
    tickets: read('tickets'),
    campaigns: read('campaigns'),
    phrases,
    competitors,
  };
}
