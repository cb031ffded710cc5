/** `DELETE /api/records/:object/:id`: into the recycle bin, with its details; refused while something needs it. */
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { emptyAnswer } from './answer.js';
import { apply } from './apply.js';
import { inTransaction, type WriteDeps } from './transaction.js';

export interface RemoveInput {
  readonly object: string;
  readonly id: string;
  readonly ifMatch?: string;
}

export const removeRecord = (call: Call, deps: WriteDeps, { object, id, ifMatch }: RemoveInput): Promise<Answer> =>
  inTransaction(call, deps, (tx) =>
    apply(tx, { verb: 'delete', object, id, at: '', ...(ifMatch !== undefined && { ifMatch }) }, async () => emptyAnswer),
  );
