/** `POST …/:id/transitions`: takes a record from one stage to another. */
import type { TransitionModel } from '../../compile/model.js';
import type { Violation } from '../../errors/define.js';
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { recordAnswer } from './answer.js';
import { check } from './check.js';
import { draftOf } from './draft-of.js';
import type { Draft, Found, Target } from './draft.js';
import { environmentOf } from './environment.js';
import { findRecord } from './find.js';
import { onceFor } from './idempotency.js';
import { environmentAt, judge, refuse, warningsOf } from './judge.js';
import { readMove, type MoveBody } from './move-body.js';
import { draftMove, guardViolation, isGuarded } from './moves.js';
import { transitionsFrom } from './stage.js';
import { nextVersion, updateDrafts, type Move } from './store.js';
import { targetOf } from './target.js';
import { inTransaction, type Transaction, type WriteDeps } from './transaction.js';
import { matchVersion } from './version.js';

export interface MoveInput {
  readonly object: string;
  readonly id: string;
  readonly body: unknown;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
}

export const moveRecord = (call: Call, deps: WriteDeps, input: MoveInput): Promise<Answer> =>
  inTransaction(call, deps, (tx) =>
    onceFor(tx, input.idempotencyKey, ['move', input.object, input.id, input.body], async () => {
      const target = targetOf(tx, input.object, null, '/values');
      const before = await findRecord(tx, target, input.id, 'change');
      await matchVersion(tx, target, before, input.ifMatch);
      const body = readMove(input.body, transitionsFrom({ object: target.object, before }), target);
      const { draft, violations, warnings } = await judgeMove(tx, target, before, body);
      refuse([...body.violations, ...violations]);
      const [, answer] = await Promise.all([
        updateDrafts(tx, [draft], moveOf(tx.call, draft, before, body.reason)),
        recordAnswer(tx, target, { id: draft.id, version: nextVersion(draft), warnings }),
      ]);
      return answer;
    }),
  );

/** Values are judged whether or not the move itself is possible, so that all that is wrong is said at once. */
async function judgeMove(tx: Transaction, target: Target, before: Found, { transition, values }: MoveBody) {
  const environment = environmentOf(tx.call, before.values);
  const draft = transition
    ? draftMove({ target, before, transition, values, environment })
    : draftOf({ ...target, verb: 'move', id: before.id, before, body: values, environment });
  const checks = await check(tx, target, [draft], { lock: true, count: true });
  const violations = judge(draft, checks, tx.call, transition?.required);
  const guarded = guards(transition, draft, environmentAt(draft, checks, tx.call));
  return { draft, violations: [...guarded, ...violations], warnings: warningsOf(tx, draft, checks) };
}

const guards = (
  transition: TransitionModel | null,
  draft: Draft,
  environment: Parameters<typeof isGuarded>[2],
): readonly Violation[] =>
  transition && isGuarded(transition, draft.record, environment) ? [guardViolation(transition, '/transition')] : [];

function moveOf({ now }: Call, { record }: Draft, { values }: Found, reason: string | null): Move {
  const since = typeof values.stage_since === 'string' ? Date.parse(values.stage_since) : now.getTime();
  return {
    from_stage: String(values.stage),
    to_stage: String(record.stage),
    reason,
    seconds: Math.max(0, Math.round((now.getTime() - since) / 1000)),
  };
}
