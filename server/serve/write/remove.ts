/** `DELETE /api/records/:object/:id`: into the recycle bin, with its details; refused while something needs it. */
import { Failure } from '../../errors/define.js';
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { binStatement, holdOthersStatement, isList, pointingStatement } from '../sql/remove.js';
import { emptyAnswer } from './answer.js';
import { pointingFields, withDetails, type Batch } from './cascade.js';
import type { Found, Target } from './draft.js';
import { findRecord } from './find.js';
import { refuse } from './judge.js';
import { appendHistory } from './store.js';
import { forbidden, targetOf } from './target.js';
import { entryOf } from './timeline.js';
import { inTransaction, type Transaction, type WriteDeps } from './transaction.js';
import { matchVersion } from './version.js';
import { isWidenedWithout } from './widening.js';

export interface RemoveInput {
  readonly object: string;
  readonly id: string;
  readonly ifMatch?: string;
}

export const removeRecord = (call: Call, deps: WriteDeps, input: RemoveInput): Promise<Answer> =>
  inTransaction(call, deps, async (tx) => {
    const target = targetOf(tx, input.object, 'delete');
    const found = await findRecord(tx, target, input.id, 'delete');
    if (!found.verdict.delete) throw forbidden(target, 'delete');
    await matchVersion(tx, target, found, input.ifMatch);
    await remove(tx, target, [found]);
    return emptyAnswer;
  });

/** Throws `record.referenced` with what still points to one of them. */
export async function remove(tx: Transaction, { object }: Target, records: readonly Found[]): Promise<void> {
  if (records.length === 0) return;
  const batches = await withDetails(tx, { object, records });
  await refuseReferenced(tx, batches);
  for (const batch of batches)
    if (await isWidenedWithout(tx, batch)) refuse([{ pointer: '', code: 'record.widens', params: { label: object.label } }]);
  await bin(tx, batches, 'delete');
}

/** Moves locked records into the bin or out of it, and writes that down. */
export async function bin(tx: Transaction, batches: readonly Batch[], kind: 'delete' | 'restore'): Promise<void> {
  const { now, actor } = tx.call;
  const at = now.toISOString();
  const by = actor.user.id;
  for (const { object, records } of batches) {
    const rows = records.map(({ id, version }) => ({
      id,
      deleted_at: kind === 'delete' ? at : null,
      deleted_by: kind === 'delete' ? by : null,
      version: version + 1,
      updated_at: at,
      updated_by: by,
    }));
    await tx.write(binStatement({ sight: tx.sight, schema: tx.schema, object }), [JSON.stringify(rows)], rows.length);
  }
  await appendHistory(
    tx,
    batches.flatMap(({ object, records }) =>
      records.map(({ id, version }) => entryOf(tx.call, kind, { object, id, version: version + 1 })),
    ),
  );
}

interface Pointing {
  readonly object: string;
  readonly field: string;
  readonly count: number;
  readonly ids: readonly string[];
}

/** A record that others cannot be without stays, until they are gone or point elsewhere. */
async function refuseReferenced(tx: Transaction, batches: readonly Batch[]): Promise<void> {
  const along = new Map(batches.map(({ object, records }) => [object.name, records.map(({ id }) => id)]));
  const seen: (Pointing & { readonly label: unknown })[] = [];
  let others = false;
  for (const batch of batches) {
    for (const { object, field } of pointingFields(tx, batch.object.incoming)) {
      if (field.required !== true || field.type === 'master_detail') continue;
      const of = tx.sight.objects[object.name];
      const isSeen = of?.fields[field.name] !== undefined && of.fields[field.name]?.clear !== false;
      const place = { sight: tx.sight, schema: tx.schema, object, ...(isSeen && { of }) };
      const ids = batch.records.map(({ id }) => id);
      if (isList(field)) await tx.run(holdOthersStatement(place, field, batch.object), [ids]);
      const [row] = await tx.run<{ seen: number; ids: string[] | null; others: boolean }>(
        pointingStatement(place, field, batch.object),
        [ids, along.get(object.name) ?? []],
      );
      others ||= row?.others ?? false;
      if (row && row.seen > 0)
        seen.push({ object: object.name, field: field.name, label: object.plural, count: row.seen, ids: row.ids ?? [] });
    }
  }
  if (seen.length > 0 || others) throw new Failure('record.referenced', { references: seen, others });
}
