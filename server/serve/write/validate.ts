/** `POST …/validate` and `POST …/:id/validate`: what stands against a write, without the write. */
import { v7 } from 'uuid';
import type { Violation } from '../../errors/define.js';
import { violationsIn } from '../../errors/problem.js';
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { jsonAnswer, warned } from './answer.js';
import { check } from './check.js';
import { draftOf } from './draft-of.js';
import type { Found, Target } from './draft.js';
import { environmentOf } from './environment.js';
import { findRecord } from './find.js';
import { admit, judge, warningsOf } from './judge.js';
import { forbidden, targetOf } from './target.js';
import { inTransaction, type Transaction, type WriteDeps } from './transaction.js';
import { objectOf, type Body } from './values.js';

export interface ValidateInput {
  readonly object: string;
  /** Undefined: a new record. */
  readonly id?: string;
  readonly body: unknown;
}

export const validateRecord = (call: Call, deps: WriteDeps, input: ValidateInput): Promise<Answer> =>
  inTransaction(call, deps, async (tx) => {
    const target = targetOf(tx, input.object, input.id === undefined ? 'create' : 'update');
    const before = input.id === undefined ? null : await findRecord(tx, target, input.id, 'none');
    if (before && !before.verdict.update) throw forbidden(target, 'update');
    const { violations, warnings } = await verdictOn(tx, target, before, objectOf(input.body));
    const data = { valid: violations.length === 0, errors: violationsIn(violations, call.language) };
    return jsonAnswer({ data, ...warned(warnings, call) });
  });

interface Verdict {
  readonly violations: readonly Violation[];
  readonly warnings: readonly Violation[];
}

async function verdictOn(tx: Transaction, target: Target, before: Found | null, body: Body): Promise<Verdict> {
  const environment = environmentOf(tx.call, before?.values ?? null);
  const verb = before ? 'update' : 'create';
  const draft = draftOf({ ...target, verb, id: before?.id ?? v7(), before, body, environment });
  const checks = await check(tx, target, [draft], { lock: false });
  const violations = judge(draft, checks, tx.call);
  if (violations.length === 0) admit(draft, checks);
  return { violations, warnings: warningsOf(tx, draft, checks) };
}
