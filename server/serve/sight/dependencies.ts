/** What hangs on a field: the conditions of a sight that read it, on its own record and on others that lead to it. */
import { scopeReads, type Step } from '../../compile/scope-reads.js';
import type { CompiledRule, Condition, ObjectModel } from '../../compile/model.js';
import { conditionsOf } from './conditions.js';
import type { ObjectSight, Sight } from './sight.js';

export interface Dependency {
  /** Name of the field that is read. */
  readonly field: string;
  /** Whose rows the condition is about; `steps` lead from them to the record that has the field, none where it is the same. */
  readonly of: ObjectSight;
  readonly steps: readonly Step[];
  readonly condition: CompiledRule;
}

const known = new WeakMap<Sight, ReadonlyMap<string, readonly Dependency[]>>();

/** On the fields of an object; a sight is looked through once. */
export function dependenciesOn(sight: Sight, { name }: ObjectModel): readonly Dependency[] {
  let all = known.get(sight);
  if (!all) known.set(sight, (all = dependencies(sight)));
  return all.get(name) ?? [];
}

function dependencies(sight: Sight): ReadonlyMap<string, readonly Dependency[]> {
  const readable = (name: string): readonly Condition[] => [sight.objects[name]?.rows.read ?? false];
  const setting = { objects: sight.model.objects, readable };
  const byObject = new Map<string, Dependency[]>();
  for (const of of Object.values(sight.objects))
    for (const condition of held(of))
      for (const { object, field, steps } of scopeReads(condition, of.object, setting))
        byObject.set(object, [...(byObject.get(object) ?? []), { field, of, steps, condition }]);
  return byObject;
}

/** Conditions by which rights on existing records are held. */
const held = (sight: ObjectSight): readonly CompiledRule[] =>
  typeof sight.rows.export === 'boolean' ? conditionsOf(sight) : [...conditionsOf(sight), sight.rows.export];
