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

/** On the fields of an object. */
export const dependenciesOn = (sight: Sight, { name }: ObjectModel): readonly Dependency[] =>
  dependenciesOf(sight).get(name) ?? [];

/** By the object that has the field; a sight is looked through once. */
function dependenciesOf(sight: Sight): ReadonlyMap<string, readonly Dependency[]> {
  const all = known.get(sight) ?? dependencies(sight);
  known.set(sight, all);
  return all;
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

/** Whether the rights on a row hang on nothing but what their holder reads in the clear on it. */
export const hangOnTheSeen = (sight: Sight, { object, fields }: ObjectSight): boolean =>
  [...dependenciesOf(sight).values()]
    .flat()
    .filter(({ of }) => of.object === object)
    .every(({ field, steps }) => steps.length === 0 && fields[field]?.clear === true);

/** Conditions by which rights on existing records are held. */
const held = (sight: ObjectSight): readonly CompiledRule[] =>
  typeof sight.rows.export === 'boolean' ? conditionsOf(sight) : [...conditionsOf(sight), sight.rows.export];
