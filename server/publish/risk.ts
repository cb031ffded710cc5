/** How much there is to decide about a change, judged by the change alone; what records say is the impact's to add. */
import type { Risk } from '../contract/component.js';
import type { RiskAnnotation } from '../../metadata/kinds/schema.js';
import { partNamed } from '../../metadata/kinds/parts.js';
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

const judges = { always, set: isSet, lowered, raised, gained, narrowed } as const;

/** What a schema says of changes of its property; the others are safe. */
function judgeOf(risk: RiskAnnotation | undefined): Judge {
  if (risk === undefined) return () => false;
  if (typeof risk === 'string') return judges[risk];
  return 'to' in risk ? (_, to) => to === risk.to : (_, to) => to !== risk.unless;
}

export function riskOf(change: Change): Risk {
  const kind = change.at.at(-1)?.kind ?? '';
  const { action, property = '', from, to } = change;
  if (action === 'changed') return judgeOf(partNamed(kind)?.properties.get(property)?.['x-risk'])(from, to) ? 'confirm' : 'safe';
  return partNamed(kind)?.risk?.[action] ?? (action === 'removed' ? 'confirm' : 'safe');
}

const order: readonly Risk[] = ['safe', 'confirm', 'destroys', 'blocked'];

export const worstRisk = (risks: readonly Risk[]): Risk =>
  order[Math.max(0, ...risks.map((risk) => order.indexOf(risk)))] ?? 'safe';
