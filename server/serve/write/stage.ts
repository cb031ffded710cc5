/** The flow as a state machine: where records begin, what leads where, and what stands against a stage in a body. */
import type { ObjectModel, StageModel, TransitionModel } from '../../compile/model.js';
import type { Violation } from '../../errors/define.js';
import { pointerTo, type Found, type Target, type Values, type Verb } from './draft.js';

export const initialStages = ({ flow }: ObjectModel): readonly StageModel[] =>
  flow?.stages.filter(({ initial }) => initial) ?? [];

export const stageNamed = ({ flow }: ObjectModel, name: unknown): StageModel | undefined =>
  flow?.stages.find((stage) => stage.name === name);

/** Transitions that leave the record's stage and that the caller may use on this row. */
export const transitionsFrom = ({ object, before }: { object: ObjectModel; before: Found }): readonly TransitionModel[] =>
  (object.flow?.transitions ?? []).filter(
    ({ name, from }) => from.includes(String(before.values.stage)) && before.verdict.transition(name),
  );

interface StageRequest extends Target {
  readonly verb: Verb;
  readonly before: Found | null;
}

/** A stage in a change is refused with the way to it; undefined: `name` is not the stage, or not a stage there is. */
export function stageViolation(request: StageRequest, name: string, body: Values): Violation | undefined {
  const { object, before, verb } = request;
  const field = object.fields.stage;
  if (name !== 'stage' || !field?.system || !before || verb === 'create') return undefined;
  const to = stageNamed(object, body.stage);
  if (!to) return { pointer: pointerTo(request, 'stage'), code: 'value.option.unknown', params: { label: field.label } };
  const ways = transitionsFrom({ object, before }).filter((transition) => transition.to === to.name);
  return {
    pointer: pointerTo(request, 'stage'),
    code: ways.length > 0 ? 'stage.by_transition' : 'stage.unreachable',
    params: {
      label: field.label,
      to: to.label,
      transitions: ways.map(({ name }) => name),
      labels: ways.map(({ label }) => label),
    },
  };
}

/** A new record begins in an initial stage. */
export function beginningViolations(
  draft: Target & { readonly verb: Verb; readonly record: Values; readonly broken: ReadonlySet<string> },
): readonly Violation[] {
  const field = draft.object.fields.stage;
  const stage = stageNamed(draft.object, draft.record.stage);
  if (draft.verb !== 'create' || !field?.system || !stage || stage.initial || draft.broken.has('stage')) return [];
  const initial = initialStages(draft.object);
  return [
    {
      pointer: pointerTo(draft, 'stage'),
      code: 'stage.not_initial',
      params: {
        label: field.label,
        stage: stage.label,
        stages: initial.map(({ name }) => name),
        labels: initial.map(({ label }) => label),
      },
    },
  ];
}
