/** `GET …/:id/transitions`: stages in reach, and for each what is missing and what blocks it. */
import { messageOf } from '../../errors/problem.js';
import { inLanguage } from '../../errors/define.js';
import type { TransitionsAnswer } from '../../contract/records.js';
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { etag } from './version.js';
import { jsonAnswer } from './answer.js';
import { check, type Checks } from './check.js';
import type { Found, Target } from './draft.js';
import { environmentOf } from './environment.js';
import { findRecord } from './find.js';
import { environmentAt, judge, mayFill } from './judge.js';
import { draftMove, guardViolation, isGuarded } from './moves.js';
import { missingFields } from './required.js';
import { transitionsFrom } from './stage.js';
import { targetOf } from './target.js';
import { inTransaction, type Transaction, type WriteDeps } from './transaction.js';

type Offer = TransitionsAnswer['data']['transitions'][number];

export const listTransitions = (
  call: Call,
  deps: WriteDeps,
  input: { readonly object: string; readonly id: string },
): Promise<Answer> =>
  inTransaction(call, deps, async (tx) => {
    const target = targetOf(tx, input.object, null);
    const found = await findRecord(tx, target, input.id, 'none');
    const transitions = await offers(tx, target, found);
    const { stage, stage_since } = found.values;
    const isSeen = found.verdict.seen('stage');
    const data = {
      stage: isSeen ? stage : null,
      since: found.verdict.seen('stage_since') ? stage_since : null,
      version: found.version,
      transitions,
    };
    return jsonAnswer({ data }, { etag: etag(found.version) });
  });

async function offers(tx: Transaction, target: Target, before: Found): Promise<readonly Offer[]> {
  const environment = environmentOf(tx.call, before.values);
  const drafts = transitionsFrom({ object: target.object, before }).map((transition) => ({
    transition,
    draft: draftMove({ target, before, transition, values: {}, environment }),
  }));
  const checks = await check(
    tx,
    target,
    drafts.map(({ draft }) => draft),
    { lock: false, count: true, alternatives: true },
  );
  return drafts.map((candidate) => offerOf(tx.call, candidate, checks));
}

type Candidate = { readonly transition: Parameters<typeof guardViolation>[0]; readonly draft: ReturnType<typeof draftMove> };

/** A move as the record stands: what it lacks, and what stands in its way. */
export function offerOf(call: Call, candidate: Candidate, checks: Checks): Offer {
  const { transition, draft } = candidate;
  const missing = missingFields(draft, environmentAt(draft, checks, call), transition.required)
    .map(({ name }) => name)
    .filter((name) => mayFill(draft, checks, name));
  const blocked = obstacles(call, candidate, checks);
  return {
    id: transition.id,
    name: transition.name,
    label: inLanguage(call.language)(transition.label),
    to: transition.to,
    ready: missing.length === 0 && blocked.length === 0,
    missing,
    blocked,
    reason: transition.reason,
  };
}

/** What filling in the missing fields would not mend. */
function obstacles({ language, ...call }: Call, { transition, draft }: Candidate, checks: Checks): readonly string[] {
  const violations = judge(draft, checks, { language, ...call }, transition.required).filter(
    ({ code }) => code !== 'value.required',
  );
  const guarded = isGuarded(transition, draft.record, environmentAt(draft, checks, { language, ...call }));
  return [...(guarded ? [guardViolation(transition, '')] : []), ...violations].map(({ code, params }) =>
    messageOf(code, params, language),
  );
}
