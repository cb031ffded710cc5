/** `PATCH /api/records/:object/:id`: the fields given are merged into the record. */
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { recordAnswer } from './answer.js';
import { apply } from './apply.js';
import { inTransaction, type WriteDeps } from './transaction.js';

export interface ChangeInput {
  readonly object: string;
  readonly id: string;
  readonly body: unknown;
  readonly ifMatch?: string;
}

export const changeRecord = (call: Call, deps: WriteDeps, input: ChangeInput): Promise<Answer> =>
  inTransaction(call, deps, (tx) =>
    apply(tx, { verb: 'update', at: '', ...input }, (written) => recordAnswer(tx, written.target, written)),
  );
