/** `GET …/:id/rights`: what the caller may do with this one record. */
import type { RecordRights } from '../../contract/records.js';
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { jsonAnswer } from './answer.js';
import { fieldsOf } from './draft.js';
import { findRecord } from './find.js';
import { targetOf } from './target.js';
import { inTransaction, type WriteDeps } from './transaction.js';

export const recordRights = (
  call: Call,
  deps: WriteDeps,
  input: { readonly object: string; readonly id: string },
): Promise<Answer> =>
  inTransaction(call, deps, async (tx) => {
    const target = targetOf(tx, input.object, null);
    const { verdict } = await findRecord(tx, target, input.id, 'none');
    const edit = fieldsOf(target.object).filter(({ name, readonly }) => readonly !== true && verdict.edit(name));
    const answer: RecordRights = {
      data: { update: verdict.update, delete: verdict.delete, edit: verdict.update ? edit.map(({ name }) => name) : [] },
    };
    return jsonAnswer(answer);
  });
