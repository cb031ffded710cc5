/** `POST …/:id/transitions`: takes a record from one stage to another. */
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { recordAnswer } from './answer.js';
import { apply } from './apply.js';
import { onceFor } from './idempotency.js';
import { inTransaction, type WriteDeps } from './transaction.js';

export interface MoveInput {
  readonly object: string;
  readonly id: string;
  readonly body: unknown;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
}

export const moveRecord = (call: Call, deps: WriteDeps, { idempotencyKey, ...input }: MoveInput): Promise<Answer> =>
  inTransaction(call, deps, (tx) =>
    onceFor(tx, idempotencyKey, ['move', input.object, input.id, input.body], () =>
      apply(tx, { verb: 'move', at: '', ...input }, (written) => recordAnswer(tx, written.target, written)),
    ),
  );
