/** `PATCH /api/records/:object/:id`: the fields given are merged into the record. */
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { recordAnswer } from './answer.js';
import { check } from './check.js';
import { draftOf } from './draft-of.js';
import { environmentOf } from './environment.js';
import { findRecord } from './find.js';
import { judge, refuse, warningsOf } from './judge.js';
import { nextVersion, updateDrafts } from './store.js';
import { forbidden, targetOf } from './target.js';
import { inTransaction, type WriteDeps } from './transaction.js';
import { objectOf } from './values.js';
import { matchVersion } from './version.js';

export interface ChangeInput {
  readonly object: string;
  readonly id: string;
  readonly body: unknown;
  readonly ifMatch?: string;
}

export const changeRecord = (call: Call, deps: WriteDeps, input: ChangeInput): Promise<Answer> =>
  inTransaction(call, deps, async (tx) => {
    const target = targetOf(tx, input.object, 'update');
    const body = objectOf(input.body);
    const before = await findRecord(tx, target, input.id, 'change');
    if (!before.verdict.update) throw forbidden(target, 'update');
    await matchVersion(tx, target, before, input.ifMatch);
    const environment = environmentOf(tx.call, before.values);
    const draft = draftOf({ ...target, verb: 'update', id: before.id, before, body, environment });
    const checks = await check(tx, target, [draft], { lock: true });
    refuse(judge(draft, checks, tx.call));
    if (draft.changed.length === 0) return recordAnswer(tx, target, before);
    const warnings = warningsOf(tx, draft, checks);
    const [, answer] = await Promise.all([
      updateDrafts(tx, [draft]),
      recordAnswer(tx, target, { id: draft.id, version: nextVersion(draft), warnings }),
    ]);
    return answer;
  });
