/** Conditions on a list as people state them, and as the address and the server spell them. */
import { splitTermName, type FilterOperator as Operator } from '../../metadata/values/filter-term.js';
import type { FieldInfo } from '../../server/contract/app.js';
import { addDays, dayOf, startOfDay } from '../values/zone.js';

/** One parameter of the address: `amount.gte=1000`, `stage=proposal`. */
export interface Term {
  readonly path: string;
  readonly operator: Operator;
  readonly value: string;
}

/** `between` may lack an end; `filled` is the contrary of `empty`. */
export type ConditionKind = Operator | 'between' | 'filled';

export interface Condition {
  readonly path: string;
  readonly kind: ConditionKind;
  readonly values: readonly string[];
}

export const parseTerm = (name: string, value: string): Term => ({ ...splitTermName(name), value });

export const termName = ({ path, operator }: Term): string => (operator === 'eq' ? path : `${path}.${operator}`);

const isInstant = (field: FieldInfo): boolean => field.type === 'datetime';
const ordered = new Set([
  'integer',
  'decimal',
  'currency',
  'percent',
  'duration',
  'rating',
  'date',
  'datetime',
  'time',
  'auto_number',
]);

/** What a field can be filtered by, the most useful first. */
export function kindsOf(field: FieldInfo): readonly ConditionKind[] {
  const has = (operator: Operator): boolean => field.operators.includes(operator);
  const choices: readonly (readonly [ConditionKind, boolean])[] = [
    ['between', has('gte') && has('lte') && ordered.has(field.type)],
    ['in', has('in') && isChosen(field)],
    ['contains', has('contains')],
    ['starts_with', has('starts_with')],
    ['eq', has('eq') && !isChosen(field) && !isInstant(field)],
    ['ne', has('ne') && !isChosen(field) && !isInstant(field) && field.type !== 'boolean'],
    ['not_in', has('not_in') && isChosen(field)],
    ['has', has('has')],
    ['empty', has('empty')],
    ['filled', has('empty')],
  ];
  return choices.flatMap(([kind, possible]) => (possible ? [kind] : []));
}

/** Fields whose values are picked, not typed. */
const isChosen = (field: FieldInfo): boolean =>
  field.values !== undefined || ['lookup', 'master_detail', 'user', 'multi_lookup'].includes(field.type);

export function termsOf({ path, kind, values }: Condition, field: FieldInfo, zone: string): readonly Term[] {
  const [from = '', to = ''] = values;
  if (kind === 'filled') return [{ path, operator: 'empty', value: 'false' }];
  if (kind === 'empty') return [{ path, operator: 'empty', value: 'true' }];
  if (kind !== 'between') return [{ path, operator: kind, value: values.join() }];
  const lower: Term = { path, operator: 'gte', value: isInstant(field) && from ? startOfDay(from, zone) : from };
  const upper: Term = isInstant(field)
    ? { path, operator: 'lt', value: to && startOfDay(addDays(to, 1), zone) }
    : { path, operator: 'lte', value: to };
  return [lower, upper].filter((term) => term.value !== '');
}

/** Terms as conditions, one a path and kind. Both ends of a range make one condition. */
export function conditionsOf(
  terms: readonly Term[],
  fieldAt: (path: string) => FieldInfo | undefined,
  zone: string,
): readonly Condition[] {
  const conditions = new Map<string, Condition>();
  for (const term of terms) {
    const condition = conditionOf(term, fieldAt(term.path), zone);
    const key = `${condition.path} ${condition.kind}`;
    const other = conditions.get(key);
    const merged =
      other && condition.kind === 'between'
        ? condition.values.map((value, index) => value || (other.values[index] ?? ''))
        : condition.values;
    conditions.set(key, { ...condition, values: merged });
  }
  return [...conditions.values()];
}

function conditionOf({ path, operator, value }: Term, field: FieldInfo | undefined, zone: string): Condition {
  if (operator === 'empty') return { path, kind: value === 'false' ? 'filled' : 'empty', values: [] };
  if (operator === 'in' || operator === 'not_in') return { path, kind: operator, values: value.split(',') };
  if (!field || !ordered.has(field.type))
    return { path, kind: field && isChosen(field) && operator === 'eq' ? 'in' : operator, values: [value] };
  const instant = isInstant(field) && value !== '';
  if (operator === 'gte') return { path, kind: 'between', values: [instant ? dayOf(value, zone) : value, ''] };
  if (operator === 'lte') return { path, kind: 'between', values: ['', instant ? dayOf(value, zone) : value] };
  if (operator === 'lt' && instant) return { path, kind: 'between', values: ['', addDays(dayOf(value, zone), -1)] };
  return { path, kind: operator, values: [value] };
}
