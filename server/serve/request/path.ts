/** Names in requests → paths, by the caller's sight and nothing else: what is hidden is as unknown as what there never was. */
import { typeOf } from '../../compile/field-types/index.js';
import type { FieldModel } from '../../compile/model.js';
import { closest } from '../../errors/closest.js';
import type { Params } from '../../errors/define.js';
import type { FieldSight, ObjectSight, Sight } from '../sight/sight.js';
import { people } from './people.js';
import type { Path, Step } from './request.js';

export interface Fault {
  readonly code: string;
  readonly params: Params;
}

/** Lookups that one path may cross. */
const MOST_STEPS = 2;

export const isSeen = (field: FieldSight | undefined): field is FieldSight => field !== undefined && field.seen !== false;
/** Read in the clear on at least some rows: only then its value may decide anything. */
export const isOperand = (field: FieldSight): boolean => field.clear !== false;

/** What the caller may see of the records a field points to; null: it points nowhere, or to nothing the caller may read. */
export function targetOf(field: FieldModel, sight: Sight): ObjectSight | null {
  if (field.to === undefined) return field.type === 'user' ? people : null;
  const target = sight.objects[field.to];
  return target && target.rows.read !== false ? target : null;
}

/** A path to what may be seen, or what is wrong with it. */
export function pathOf(text: string, object: ObjectSight, sight: Sight): Path | Fault {
  const names = text.split('.');
  if (names.length > MOST_STEPS + 1) return { code: 'request.path.long', params: { path: text, limit: MOST_STEPS } };
  const steps: Step[] = [];
  let at = object;
  for (const [position, name] of names.entries()) {
    const field = Object.hasOwn(at.fields, name) ? at.fields[name] : undefined;
    if (!isSeen(field)) return unknown(names, position, at);
    if (position === names.length - 1) return { text, steps, object: at, field };
    const to = isToOne(field) ? targetOf(field.field, sight) : null;
    if (!to) return { code: 'request.path.no_lookup', params: { path: text, label: field.field.label } };
    if (!isOperand(field)) return masked(field);
    steps.push({ through: field, to });
    at = to;
  }
  throw new Error('A path has at least one name');
}

/** The same for a filter, an order or a group: masked values decide nothing. */
export function operandOf(text: string, object: ObjectSight, sight: Sight): Path | Fault {
  const path = pathOf(text, object, sight);
  return isFault(path) || isOperand(path.field) ? path : masked(path.field);
}

export const isFault = (result: object): result is Fault => 'code' in result;

/** A lookup of one record, or a user. */
export const isToOne = ({ field }: FieldSight): boolean => typeOf(field).ruleType === 'reference';

/** Names to guess among: none that the caller may not see. */
export const visibleNames = ({ fields }: ObjectSight): readonly string[] =>
  Object.values(fields).flatMap((field) => (isSeen(field) ? [field.field.name] : []));

const masked = ({ field }: FieldSight): Fault => ({ code: 'request.masked', params: { label: field.label } });

function unknown(names: readonly string[], position: number, at: ObjectSight): Fault {
  const meant = closest(names[position] ?? '', visibleNames(at));
  const suggestion =
    meant === undefined ? undefined : [...names.slice(0, position), meant, ...names.slice(position + 1)].join('.');
  return { code: 'field.unknown', params: { field: names.join('.'), ...(suggestion !== undefined && { suggestion }) } };
}
