/** The stage flow: a state machine whose every stage can be reached and, while work goes on, left. */
import type { FlowDocument, StageDocument, TransitionDocument } from '../../../metadata/format/types.js';
import { didYouMean, type Report } from '../documents/finding.js';
import type { FlowModel, SetModel, StageModel, TransitionModel } from '../model.js';
import { givenValue } from './conditions.js';
import { checkSiblings } from './names.js';
import { compileRule, condition, requireField, type ObjectScope, type Scope } from './scope.js';

export function linkFlow(scope: Scope, object: ObjectScope, flow: FlowDocument, report: Report): FlowModel {
  const at = {
    stage: (index: number) => report.at('stages', index),
    transition: (index: number) => report.at('transitions', index),
  };
  checkSiblings(flow.stages.map((stage, index) => [stage, at.stage(index)]));
  checkSiblings(flow.transitions.map((transition, index) => [transition, at.transition(index)]));
  const initial = flow.stages.some((stage) => stage.initial)
    ? flow.stages.filter((stage) => stage.initial)
    : flow.stages.slice(0, 1);
  const linked = {
    label: flow.label ?? { en: 'Stage', 'zh-CN': '阶段' },
    stages: flow.stages.map((stage, index) => linkStage(scope, object, stage, initial.includes(stage), at.stage(index))),
    transitions: flow.transitions.map((transition, index) =>
      linkTransition(scope, object, transition, flow, at.transition(index)),
    ),
  };
  warnOfDeadParts(flow, initial, at.stage);
  return linked;
}

function linkStage(scope: Scope, object: ObjectScope, stage: StageDocument, initial: boolean, report: Report): StageModel {
  return {
    id: stage.id,
    name: stage.name,
    label: stage.label,
    kind: stage.kind ?? 'open',
    color: stage.color ?? 'default',
    initial,
    probability: stage.probability ?? null,
    timeLimit: stage.time_limit ?? null,
    required: requiredFields(scope, object, stage.required, report.at('required')),
    set: linkSet(scope, object, stage.set, report.at('set')),
  };
}

/** What is written on the way. */
function linkSet(scope: Scope, object: ObjectScope, said: StageDocument['set'] = {}, report: Report): SetModel {
  const set = Object.entries(said).flatMap(([name, value]) => {
    const place = report.at(name);
    const field = requireField(scope, object, name, place);
    if (!field) return [];
    if (isGiven(field.name, object)) return place.error('format.field_given', { label: field.label }) ?? [];
    const given = givenValue(scope, object, field, value, place);
    return given ? [[name, given] as const] : [];
  });
  return Object.assign(Object.create(null) as SetModel, Object.fromEntries(set));
}

function linkTransition(
  scope: Scope,
  object: ObjectScope,
  transition: TransitionDocument,
  flow: FlowDocument,
  report: Report,
): TransitionModel {
  const stages = flow.stages.map(({ name }) => name);
  const checkStage = (name: string, place: Report): void => {
    if (!stages.includes(name)) place.error('format.stage_unknown', { stage: name, ...didYouMean(name, stages) });
  };
  for (const [index, name] of transition.from.entries()) checkStage(name, report.at('from', index));
  checkStage(transition.to, report.at('to'));
  if (transition.from.includes(transition.to)) report.at('to').error('format.transition_nowhere', { stage: transition.to });
  if (transition.message && !transition.guard) report.at('message').warn('format.message_unused');
  return {
    id: transition.id,
    name: transition.name,
    label: transition.label,
    from: transition.from,
    to: transition.to,
    guard: transition.guard ? compileRule(scope, object, transition.guard, condition, report.at('guard')) : null,
    message: transition.message ?? null,
    required: requiredFields(scope, object, transition.required, report.at('required')),
    reason: transition.reason ?? false,
    set: linkSet(scope, object, transition.set, report.at('set')),
  };
}

/** The platform writes it itself. */
const isGiven = (name: string, object: ObjectScope): boolean => {
  const field = object.fields[name];
  return field !== undefined && field.system && field.readonly === true;
};

function requiredFields(
  scope: Scope,
  object: ObjectScope,
  names: readonly string[] | undefined,
  report: Report,
): readonly string[] {
  for (const [index, name] of (names ?? []).entries()) {
    const field = requireField(scope, object, name, report.at(index));
    if (field && isGiven(name, object)) report.at(index).error('format.field_given', { label: field.label });
  }
  return names ?? [];
}

/** Stages no record can come to, and open ones it cannot leave. */
function warnOfDeadParts(flow: FlowDocument, initial: readonly StageDocument[], report: (index: number) => Report): void {
  const reached = new Set(initial.map(({ name }) => name));
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const { from, to } of flow.transitions) if (from.some((name) => reached.has(name))) reached.add(to);
  }
  for (const [index, { name, label, kind = 'open' }] of flow.stages.entries()) {
    if (!reached.has(name)) report(index).warn('format.stage_unreachable', { label });
    else if (kind === 'open' && !flow.transitions.some(({ from }) => from.includes(name)))
      report(index).warn('format.stage_dead_end', { label });
  }
}
