/** Which fields of which records decide a condition on rows: its own, those of records it points to, and what it counts. */
import { isCall, partsOf } from '../../metadata/rules/expression.js';
import type { Condition, Model, ObjectModel } from './model.js';

/** From a row to another: to the record its lookup points to, or to those of an object whose lookup points to it. */
export interface Step {
  readonly kind: 'lookup' | 'counted';
  readonly field: string;
  /** Name of the object it leads to. */
  readonly to: string;
}

export interface ScopeRead {
  /** From the row that is judged to the record that has the field. */
  readonly steps: readonly Step[];
  readonly object: string;
  readonly field: string;
}

interface ScopeSetting {
  readonly objects: Model['objects'];
  /** By object name, what `sees` stands for: each of the conditions under which rows may be read. */
  readonly readable: (object: string) => readonly Condition[];
}

/** Everything that `condition` on rows of `object` reads, the conditions behind its `sees` included. */
export function scopeReads(
  condition: Condition,
  object: ObjectModel,
  setting: ScopeSetting,
  judging: readonly string[] = [],
): readonly ScopeRead[] {
  if (typeof condition === 'boolean') return [];
  return [
    ...condition.reads.flatMap((path) => pathReads(path.split('.'), object, setting.objects)),
    ...condition.counts.map(countRead),
    ...seesIn(condition.rule).flatMap((field) => seesReads(field, object, setting, judging)),
  ];
}

function pathReads([name = '', ...rest]: readonly string[], object: ObjectModel, objects: Model['objects']): ScopeRead[] {
  const own: ScopeRead = { steps: [], object: object.name, field: name };
  const target = objects[object.fields[name]?.to ?? ''];
  if (rest.length === 0 || !target) return [own];
  const step: Step = { kind: 'lookup', field: name, to: target.name };
  return [own, ...pathReads(rest, target, objects).map((read) => after(step, read))];
}

function countRead(relation: string): ScopeRead {
  const [object = '', field = ''] = relation.split('.');
  return { steps: [{ kind: 'counted', field, to: object }], object, field };
}

/** As in the database, a lookup whose target is being judged already answers no. */
function seesReads(field: string, object: ObjectModel, setting: ScopeSetting, judging: readonly string[]): ScopeRead[] {
  const step = `${object.name}.${field}`;
  const target = setting.objects[object.fields[field]?.to ?? ''];
  if (!target || judging.includes(step)) return [];
  const readable = setting.readable(target.name);
  const reads = readable.flatMap((condition) => scopeReads(condition, target, setting, [...judging, step]));
  return reads.map((read) => after({ kind: 'lookup', field, to: target.name }, read));
}

const after = (step: Step, read: ScopeRead): ScopeRead => ({ ...read, steps: [step, ...read.steps] });

function seesIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(seesIn);
  if (!isCall(node)) return [];
  const { name, args } = partsOf(node);
  return name === 'sees' ? [String(args[0])] : args.flatMap(seesIn);
}
