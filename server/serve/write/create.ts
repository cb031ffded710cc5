/** `POST /api/records/:object`. */
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { createdAnswer } from './answer.js';
import { apply } from './apply.js';
import { onceFor } from './idempotency.js';
import { inTransaction, type WriteDeps } from './transaction.js';

export interface CreateInput {
  readonly object: string;
  readonly body: unknown;
  readonly idempotencyKey?: string;
}

export const createRecord = (call: Call, deps: WriteDeps, { object, body, idempotencyKey }: CreateInput): Promise<Answer> =>
  inTransaction(call, deps, (tx) =>
    onceFor(tx, idempotencyKey, ['create', object, body], () =>
      apply(tx, { verb: 'create', object, body, at: '' }, (written) => createdAnswer(tx, written.target, written)),
    ),
  );
