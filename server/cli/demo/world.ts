/** What every part of the demo data is told with. */
import type { Calendar } from './calendar.js';
import type { Companies, Company } from './company.js';
import type { Numbers } from './numbers.js';
import type { Person } from './person.js';
import type { Sink } from './row.js';
import type { Sample, TouchpointType } from './sample.js';
import type { Staff } from './staff.js';
import type { Story } from './story.js';

export interface World {
  readonly seed: string;
  readonly calendar: Calendar;
  readonly sample: Sample;
  readonly staff: Staff;
  readonly companies: Companies;
  readonly sink: Sink;
  readonly types: readonly (TouchpointType & { readonly id: string })[];
  readonly campaigns: readonly { readonly id: string; readonly type: string; readonly from: number; readonly to: number }[];
  readonly numbers: { readonly order: Numbers; readonly ticket: Numbers };
  /** Probability by stage of the opportunity flow. */
  readonly probability: Readonly<Record<string, number>>;
}

/** A customer and what the later parts need to know of it. */
export interface Account {
  readonly story: Story;
  readonly company: Company;
  readonly id: string;
  readonly owner: string;
  readonly source: string;
  readonly campaign: string | null;
  readonly contacts: readonly Known[];
}

export interface Known {
  readonly id: string;
  readonly person: Person;
  readonly since: number;
}

/** Someone known at that time. */
export const knownAt = (contacts: readonly Known[], at: number): readonly Known[] => contacts.filter(({ since }) => since <= at);

/** Rows whose last step the parts ask for again and again. */
export const depth = (stages: readonly string[], steps: readonly { readonly stage: string }[]): number =>
  Math.max(...steps.map(({ stage }) => stages.indexOf(stage)));
