/** `POST …/:id/restore`: out of the recycle bin, with the details that went in with it. */
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { recordAnswer } from './answer.js';
import { apply } from './apply.js';
import { onceFor } from './idempotency.js';
import { inTransaction, type WriteDeps } from './transaction.js';

export interface RestoreInput {
  readonly object: string;
  readonly id: string;
  readonly idempotencyKey?: string;
}

export const restoreRecord = (call: Call, deps: WriteDeps, { object, id, idempotencyKey }: RestoreInput): Promise<Answer> =>
  inTransaction(call, deps, (tx) =>
    onceFor(tx, idempotencyKey, ['restore', object, id], () =>
      apply(tx, { verb: 'restore', object, id, at: '' }, (written) => recordAnswer(tx, written.target, written)),
    ),
  );
