/** Body of a move: which transition, why, and the values it needs. */
import { segmentOf } from '../../../metadata/values/pointer.js';
import type { TransitionModel } from '../../compile/model.js';
import { closest } from '../../errors/closest.js';
import type { Violation } from '../../errors/define.js';
import type { Target } from './draft.js';
import { objectOf, type Body } from './values.js';

export interface MoveBody {
  /** Null: none that can be taken; then a violation says so. */
  readonly transition: TransitionModel | null;
  readonly reason: string | null;
  readonly values: Body;
  readonly violations: readonly Violation[];
}

const keys = ['transition', 'reason', 'values'];
const LONGEST_REASON = 2000;
const reasonLabel = { en: 'Reason', 'zh-CN': '原因' };

/**
 * @param open The transitions that leave the record's stage and that the caller may use.
 * @param at Pointer of the body.
 */
export function readMove(raw: unknown, open: readonly TransitionModel[], target: Target, at: string): MoveBody {
  const body = objectOf(raw);
  const transition = open.find(({ name }) => name === body.transition) ?? null;
  const values = body.values ?? {};
  const isObject = typeof values === 'object' && values !== null && !Array.isArray(values);
  const reason = typeof body.reason === 'string' ? body.reason.trim() : '';
  const violations: Violation[] = [
    ...unknownKeys(body),
    ...(transition ? [] : [notOpen(body.transition, open, target)]),
    ...reasonFaults(body.reason ?? null, reason, transition),
    ...(isObject ? [] : [{ pointer: '/values', code: 'value.type', params: { label: 'values', expected: 'object' } }]),
  ];
  return {
    transition,
    reason: reason === '' ? null : reason,
    values: isObject ? (values as Body) : {},
    violations: violations.map((violation) => ({ ...violation, pointer: at + violation.pointer })),
  };
}

const unknownKeys = (body: Body): readonly Violation[] =>
  Object.keys(body)
    .filter((key) => !keys.includes(key))
    .slice(0, 100)
    .map((key) => {
      const suggestion = closest(key, keys);
      const params = { field: key.slice(0, 100), ...(suggestion !== undefined && { suggestion }) };
      return { pointer: segmentOf(key), code: 'field.unknown', params };
    });

function notOpen(name: unknown, open: readonly TransitionModel[], { sight }: Target): Violation {
  const transitions = open.map((transition) => transition.name);
  const labels = open.map(({ label }) => label);
  if (typeof name !== 'string') return { pointer: '/transition', code: 'transition.required', params: { transitions, labels } };
  const isKnown = sight.transitions[name] !== undefined;
  return {
    pointer: '/transition',
    code: isKnown ? 'transition.closed' : 'transition.unknown',
    params: { transition: name.slice(0, 100), transitions, labels },
  };
}

function reasonFaults(given: unknown, reason: string, transition: TransitionModel | null): readonly Violation[] {
  const pointer = '/reason';
  if (given !== null && typeof given !== 'string')
    return [{ pointer, code: 'value.type', params: { label: reasonLabel, expected: 'string' } }];
  if (reason.length > LONGEST_REASON)
    return [{ pointer, code: 'value.too_long', params: { label: reasonLabel, limit: LONGEST_REASON } }];
  if (transition?.reason && reason === '') return [{ pointer, code: 'transition.reason', params: { label: transition.label } }];
  return [];
}
