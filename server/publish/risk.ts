/** How much there is to decide about a change, judged by the change alone; what records say is the impact's to add. */
import type { Risk } from '../http/studio-contract.js';
import type { Change } from './diff.js';

type Judge = (from: unknown, to: unknown) => boolean;

const always: Judge = () => true;
const isSet: Judge = (_, to) => to !== undefined && to !== false;
const lowered: Judge = (from, to) => typeof to === 'number' && (typeof from !== 'number' || to < from);
const raised: Judge = (from, to) => typeof to === 'number' && (typeof from !== 'number' || to > from);
/** Something is asked for that was not. */
const gained: Judge = (from, to) => Array.isArray(to) && to.some((one) => !Array.isArray(from) || !from.includes(one));
/** Fewer are admitted; a list left out admits all. */
const narrowed: Judge = (from, to) => Array.isArray(to) && (!Array.isArray(from) || from.some((one) => !to.includes(one)));

/** By kind and property: whether the change touches records or rights. All others are safe. */
const touching: Readonly<Record<string, Readonly<Record<string, Judge>>>> = {
  app: { timezone: always, currency: always, requires: always },
  field: {
    type: always,
    to: always,
    picklist: always,
    depends_on: isSet,
    required: isSet,
    unique: isSet,
    max_length: lowered,
    min_length: raised,
    min: raised,
    max: lowered,
    scale: lowered,
    pattern: isSet,
    currency: always,
    country: always,
  },
  value: { active: (_, to) => to === false, when: narrowed },
  'record type': { values: always },
  rule: { when: always, level: (_, to) => to !== 'warning' },
  stage: { required: gained, initial: always, kind: always, time_limit: lowered },
  transition: { from: always, to: always, guard: always, required: gained, reason: isSet, set: always },
  role: { objects: always, administer: always },
};

/** Parts whose removal is of no consequence for records and rights. */
const dispensable: ReadonlySet<string> = new Set(['rule', 'layout', 'special layout', 'tab', 'section', 'view', 'picklist']);
/** Stored as codes in records: another name is another code. */
const codes: ReadonlySet<string> = new Set(['stage', 'record type']);

export function riskOf(change: Change): Risk {
  const kind = change.at.at(-1)?.kind ?? '';
  switch (change.action) {
    case 'added':
      return kind === 'rule' || kind === 'flow' ? 'confirm' : 'safe';
    case 'removed':
      return dispensable.has(kind) ? 'safe' : 'confirm';
    case 'renamed':
      return codes.has(kind) ? 'confirm' : 'safe';
    case 'changed':
      return touching[kind]?.[change.property ?? '']?.(change.from, change.to) ? 'confirm' : 'safe';
  }
}

const order: readonly Risk[] = ['safe', 'confirm', 'destroys', 'blocked'];

export const worstRisk = (risks: readonly Risk[]): Risk =>
  order[Math.max(0, ...risks.map((risk) => order.indexOf(risk)))] ?? 'safe';
