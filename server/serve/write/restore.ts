/** `POST …/:id/restore`: out of the recycle bin, with the details that went in with it. */
import { Failure, type Violation } from '../../errors/define.js';
import type { ObjectModel } from '../../compile/model.js';
import type { Call } from '../actor.js';
import type { Answer } from '../answer.js';
import { livingStatement, takenStatement } from '../sql/remove.js';
import { recordAnswer } from './answer.js';
import { withDeletedDetails, type Batch } from './cascade.js';
import { fieldsOf, type Found, type Target } from './draft.js';
import { findRecord } from './find.js';
import { onceFor } from './idempotency.js';
import { refuse } from './judge.js';
import { bin } from './remove.js';
import { forbidden, targetOf } from './target.js';
import { inTransaction, type Transaction, type WriteDeps } from './transaction.js';

export interface RestoreInput {
  readonly object: string;
  readonly id: string;
  readonly idempotencyKey?: string;
}

export const restoreRecord = (call: Call, deps: WriteDeps, input: RestoreInput): Promise<Answer> =>
  inTransaction(call, deps, (tx) =>
    onceFor(tx, input.idempotencyKey, ['restore', input.object, input.id], async () => {
      const target = targetOf(tx, input.object, 'delete');
      const found = await findRecord(tx, target, input.id, 'delete', 'either');
      if (!found.deleted) throw new Failure('record.not_deleted');
      if (!found.verdict.delete) throw forbidden(target, 'delete');
      await requireMasters(tx, target, found);
      const act = { at: found.values.deleted_at, by: found.values.deleted_by };
      const batches = await withDeletedDetails(tx, { object: target.object, records: [found] }, act);
      refuse(await taken(tx, target.object, batches));
      await bin(tx, batches, 'restore');
      return recordAnswer(tx, target, { id: found.id, version: found.version + 1 });
    }),
  );

/** A detail does not live without its master. */
async function requireMasters(tx: Transaction, { object }: Target, { values }: Found): Promise<void> {
  for (const field of fieldsOf(object).filter(({ type }) => type === 'master_detail')) {
    const master = tx.sight.model.objects[field.to ?? ''];
    const id = values[field.name];
    if (!master || id === null) continue;
    const living = await tx.run(livingStatement(tx.schema, master), [[id]]);
    if (living.length === 0) throw new Failure('record.master_deleted', { label: field.label, master: master.label });
  }
}

/** Unique values that others have taken while the records lay in the bin. Those of details are named without a field. */
async function taken(tx: Transaction, object: ObjectModel, batches: readonly Batch[]): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  for (const batch of batches) {
    for (const field of fieldsOf(batch.object).filter(({ unique }) => unique !== false)) {
      const ids = batch.records.map(({ id }) => id);
      const rows = await tx.run(takenStatement({ sight: tx.sight, schema: tx.schema, object: batch.object }, field), [ids]);
      const pointer = batch.object === object ? `/${field.name}` : '';
      if (rows.length > 0) violations.push({ pointer, code: 'value.duplicate', params: { label: field.label } });
    }
  }
  return violations;
}
