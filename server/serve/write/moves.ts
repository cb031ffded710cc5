/** Where a record can go from here, and what stands in the way. Read by the list of transitions and by the move itself. */
import type { RuleEnvironment } from '../../../metadata/rules/rule.js';
import { holds } from '../../../metadata/rules/evaluate.js';
import type { StageModel, TransitionModel } from '../../compile/model.js';
import type { Violation } from '../../errors/define.js';
import { draftOf } from './draft-of.js';
import type { Draft, Found, Target, Values } from './draft.js';
import { stageNamed } from './stage.js';
import type { Body } from './values.js';

interface MoveRequest {
  readonly target: Target;
  readonly before: Found;
  readonly transition: TransitionModel;
  readonly values: Body;
  readonly environment: RuleEnvironment;
}

/** The record as the move would leave it, with what the stage it enters sets. */
export function draftMove({ target, before, transition, values, environment }: MoveRequest): Draft {
  const entering = stageNamed(target.object, transition.to) as StageModel;
  return draftOf({ ...target, verb: 'move', id: before.id, before, body: values, environment, entering, taking: transition });
}

/** The guard is asked about the record as it would be. */
export const isGuarded = ({ guard }: TransitionModel, record: Values, environment: RuleEnvironment): boolean =>
  guard !== null && !holds(guard.rule, record, environment);

export const guardViolation = ({ label, message }: TransitionModel, pointer: string): Violation =>
  message
    ? { pointer, code: 'transition.guarded', params: { label, message } }
    : { pointer, code: 'transition.guarded', params: { label } };
