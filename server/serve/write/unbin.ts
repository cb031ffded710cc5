/** Records out of the recycle bin, with the details that went in with them. */
import { Failure, type Violation } from '../../errors/define.js';
import type { ObjectModel } from '../../compile/model.js';
import { holdTargetsStatement, lackingStatement, takenStatement } from '../sql/remove.js';
import { bin } from './bin.js';
import { withDeletedDetails, type Batch } from './cascade.js';
import { fieldsOf, pointerTo, type Found, type Target } from './draft.js';
import { refuse } from './judge.js';
import type { Transaction } from './transaction.js';

export async function takeOutOfBin(tx: Transaction, target: Target, found: Found): Promise<void> {
  const { object } = target;
  const act = { at: found.values.deleted_at, by: found.values.deleted_by };
  const batches = await withDeletedDetails(tx, { object, records: [found] }, act);
  await requireNeeded(tx, object, batches);
  refuse(await taken(tx, target, batches));
  await bin(tx, batches, 'restore');
}

/** What a record cannot be without lives, or comes back with it. */
async function requireNeeded(tx: Transaction, start: ObjectModel, batches: readonly Batch[]): Promise<void> {
  const along = new Map(batches.map(({ object, records }) => [object.name, records.map(({ id }) => id)]));
  for (const { object } of batches) {
    for (const field of fieldsOf(object).filter(({ required, to }) => required === true && to !== undefined)) {
      const needed = tx.sight.model.objects[field.to ?? ''];
      if (!needed) continue;
      const place = { sight: tx.sight, schema: tx.schema, object };
      const ids = along.get(object.name) ?? [];
      await tx.run(holdTargetsStatement(place, field, needed), [ids]);
      const lacking = await tx.run(lackingStatement(place, field, needed), [ids, along.get(needed.name) ?? []]);
      if (lacking.length === 0) continue;
      const labels = { label: field.label, master: needed.label };
      if (object === start && field.type === 'master_detail') throw new Failure('record.master_deleted', labels);
      const isSeen = tx.sight.objects[object.name]?.fields[field.name]?.clear ?? false;
      throw new Failure('record.needed_deleted', isSeen === false ? {} : { label: field.label });
    }
  }
}

/** Unique values that others have taken while the records lay in the bin. Those of details are named without a field. */
async function taken(tx: Transaction, target: Target, batches: readonly Batch[]): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  for (const batch of batches) {
    for (const field of fieldsOf(batch.object).filter(({ unique }) => unique !== false)) {
      const ids = batch.records.map(({ id }) => id);
      const rows = await tx.run(takenStatement({ sight: tx.sight, schema: tx.schema, object: batch.object }, field), [ids]);
      const pointer = batch.object === target.object ? pointerTo(target, field.name) : target.at;
      if (rows.length > 0) violations.push({ pointer, code: 'value.duplicate', params: { label: field.label } });
    }
  }
  return violations;
}
