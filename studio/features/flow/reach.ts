/** Stages that no record can come to, and open ones it cannot leave: what the check will say, without waiting for it. */
import type { FlowDocument, StageDocument } from '../../../metadata/format/types.js';

export type Dead = 'unreachable' | 'dead_end';

/** Stages a record may be created in. */
export function initialStages({ stages }: FlowDocument): readonly StageDocument[] {
  const said = stages.filter(({ initial }) => initial);
  return said.length > 0 ? said : stages.slice(0, 1);
}

/** By name of the stage. */
export function deadParts(flow: FlowDocument): ReadonlyMap<string, Dead> {
  const reached = new Set(initialStages(flow).map(({ name }) => name));
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const { from, to } of flow.transitions) if (from.some((name) => reached.has(name))) reached.add(to);
  }
  const dead = new Map<string, Dead>();
  for (const { name, kind = 'open' } of flow.stages) {
    if (!reached.has(name)) dead.set(name, 'unreachable');
    else if (kind === 'open' && !flow.transitions.some(({ from }) => from.includes(name))) dead.set(name, 'dead_end');
  }
  return dead;
}
