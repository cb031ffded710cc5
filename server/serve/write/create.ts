/** `POST /api/records/:object`. */
import { v7 } from 'uuid';
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { createdAnswer } from './answer.js';
import { check } from './check.js';
import { draftOf } from './draft-of.js';
import { environmentOf } from './environment.js';
import { onceFor } from './idempotency.js';
import { admit, judge, refuse, warningsOf } from './judge.js';
import { drawNumbers } from './numbers.js';
import { insertDrafts } from './store.js';
import { targetOf } from './target.js';
import { inTransaction, type WriteDeps } from './transaction.js';
import { objectOf } from './values.js';

export interface CreateInput {
  readonly object: string;
  readonly body: unknown;
  readonly idempotencyKey?: string;
}

export const createRecord = (call: Call, deps: WriteDeps, input: CreateInput): Promise<Answer> =>
  inTransaction(call, deps, (tx) =>
    onceFor(tx, input.idempotencyKey, ['create', input.object, input.body], async () => {
      const target = targetOf(tx, input.object, 'create');
      const body = objectOf(input.body);
      const draft = draftOf({
        ...target,
        verb: 'create',
        id: v7(),
        before: null,
        body,
        environment: environmentOf(tx.call, null),
      });
      const checks = await check(tx, target, [draft], { lock: true });
      refuse(judge(draft, checks, tx.call));
      admit(draft, checks);
      const warnings = warningsOf(tx, draft, checks);
      const numbers = await drawNumbers(tx, [draft]);
      const [, answer] = await Promise.all([
        insertDrafts(tx, [draft], numbers),
        createdAnswer(tx, target, { id: draft.id, warnings }),
      ]);
      return answer;
    }),
  );
