/** Dates relative to today or now: `date_add` of a whole number of units, or the moment itself. */
import type { RuleType } from '../../metadata/rules/rule.js';
import { dateUnits, units, type Unit } from '../../metadata/rules/calendar.js';
import { call, value, word, type Call, type Operand } from './tree.js';

export interface Relative {
  readonly start: 'today' | 'now';
  /** Negative: ago. */
  readonly amount: number;
  readonly unit: Unit;
}

const isStart = (name: string): name is Relative['start'] => name === 'today' || name === 'now';
const isUnit = (unit: unknown): unit is Unit => units.some((one) => one === unit);

export function relativeOf(operand: Operand): Relative | undefined {
  if (operand.kind !== 'call') return undefined;
  if (isStart(operand.name)) return { start: operand.name, amount: 0, unit: 'day' };
  const [start, amount, unit] = operand.args;
  if (operand.name !== 'date_add' || start?.kind !== 'call' || !isStart(start.name)) return undefined;
  if (amount?.kind !== 'value' || typeof amount.value !== 'number' || !Number.isInteger(amount.value)) return undefined;
  return unit?.kind === 'word' && isUnit(unit.word) ? { start: start.name, amount: amount.value, unit: unit.word } : undefined;
}

export const relative = ({ start, amount, unit }: Relative): Call =>
  amount === 0 ? call(start) : call('date_add', call(start), value(amount), word(unit));

/** A date has no hours. */
export const unitsFor = (start: Relative['start']): readonly Unit[] => (start === 'today' ? dateUnits : units);

export const startFor = (types: readonly RuleType[]): Relative['start'] | undefined =>
  types.includes('date') ? 'today' : types.includes('datetime') ? 'now' : undefined;
