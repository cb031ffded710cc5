/** Records that stand where the flow changes: in stages and record types that go, or before moves that are no longer theirs. */
import { literal } from '../../compile/field-types/parts/conversion.js';
import type { SourceDocument } from '../../compile/compile.js';
import type { TransitionModel } from '../../compile/model.js';
import { sameJson } from '../../../metadata/documents/same.js';
import type { Origin } from '../ddl/origins.js';
import { valuesGone } from '../refusals.js';
import { refTo, type Probe } from './probe.js';
import { and, isPersonal, not, type Side } from './sides.js';
import { formerOf, missing, type Sides } from './write-probes.js';

/** They block a publish: a stage or type that is not there leads nowhere. */
export function goneProbes({ object, before }: Origin, documents: readonly SourceDocument[]): Probe[] {
  return (before ? valuesGone(before, object) : []).map(({ field, value }): Probe => {
    const isStage = field.name === 'stage';
    const stage = before?.flow?.stages.find(({ name }) => name === value.code);
    return {
      at: isStage
        ? refTo(object, 'flow', 'stages', stage?.id ?? value.code)
        : refTo(object, 'record_types', typeId(documents, object.id, value.code)),
      kind: 'flow',
      risk: 'blocked',
      where: `t."${field.name}" is not distinct from ${literal(value.code)}`,
      words: isStage
        ? { say: 'stage_removed', params: { stage: value.label } }
        : { say: 'type_removed', params: { type: value.label } },
    };
  });
}

function typeId(documents: readonly SourceDocument[], objectId: string, name: string): string {
  type Content = {
    readonly kind?: string;
    readonly id?: string;
    readonly name?: string;
    readonly record_types?: readonly Content[];
  };
  const owner = documents.map(({ content }) => content as Content).find(({ kind, id }) => kind === 'object' && id === objectId);
  return owner?.record_types?.find((type) => type.name === name)?.id ?? name;
}

export function transitionProbes({ fresh, former }: Sides): Probe[] {
  const [flow, was] = [fresh.object.flow, former?.object.flow];
  if (!flow || !was || !former) return [];
  return [
    ...was.transitions.flatMap((transition) => lostMoves(fresh, transition)),
    ...flow.transitions.flatMap((transition) => {
      const before = was.transitions.find(({ id }) => id === transition.id);
      return before ? [...guarded({ fresh, former }, transition, before), ...asked({ fresh, former }, transition, before)] : [];
    }),
  ];
}

/** Stages that are still there, from which the move was possible and is no more. */
function lostMoves({ object }: Side, before: TransitionModel): Probe[] {
  const now = object.flow?.transitions.find(({ id }) => id === before.id);
  const stages = new Set(object.flow?.stages.map(({ name }) => name));
  const lost = before.from.filter((stage) => stages.has(stage) && !now?.from.includes(stage));
  if (lost.length === 0) return [];
  return [flowProbe(object, before, isIn(lost), { say: 'transition_removed', params: { transition: before.label } })];
}

function guarded(
  { fresh, former }: { fresh: Side; former: Side },
  transition: TransitionModel,
  before: TransitionModel,
): Probe[] {
  if (!transition.guard || sameJson(transition.guard.rule, before.guard?.rule)) return [];
  const personal = isPersonal(transition.guard) || (before.guard !== null && isPersonal(before.guard));
  const could = before.guard ? former.holds(before.guard) : 'true';
  const where = personal ? null : and(isIn(before.from), could, not(fresh.holds(transition.guard)));
  return [flowProbe(fresh.object, transition, where, { say: 'guard', params: { transition: transition.label } })];
}

function asked({ fresh, former }: { fresh: Side; former: Side }, transition: TransitionModel, before: TransitionModel): Probe[] {
  return transition.required.flatMap((name): Probe[] => {
    const field = fresh.object.fields[name];
    const was = field && formerOf(former, field);
    if (!field || (was && before.required.includes(was.name))) return [];
    const params = { transition: transition.label, field: field.label };
    return [
      flowProbe(fresh.object, transition, and(isIn(transition.from), missing(fresh, field)), {
        say: 'transition_required',
        params,
      }),
    ];
  });
}

const flowProbe = (object: Side['object'], { id }: TransitionModel, where: string | null, words: Probe['words']): Probe => ({
  at: refTo(object, 'flow', 'transitions', id),
  kind: 'flow',
  risk: 'confirm',
  where,
  words,
});

const isIn = (stages: readonly string[]): string =>
  `coalesce(n."stage" = any(array[${stages.map(literal).join(', ')}]::text[]), false)`;
