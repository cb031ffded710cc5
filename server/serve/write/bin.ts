/** Records into the recycle bin, with their details; refused while something needs them. */
import { Failure } from '../../errors/define.js';
import { binStatement, holdOthersStatement, isList, pointingStatement } from '../sql/remove.js';
import { pointingFields, withDetails, type Batch } from './cascade.js';
import type { Found, Target } from './draft.js';
import { refuse } from './judge.js';
import { appendHistory } from './store.js';
import { entryOf } from './timeline.js';
import type { Transaction } from './transaction.js';
import { isWidenedWithout } from './widening.js';

/** Records that lie in the bin, with what remains to be asked when everything else of the transaction is stored. */
export interface Removal {
  readonly batches: readonly Batch[];
  /** Throws `record.referenced` with what still points to one of them, or that others would come into the writer's sight. */
  settle(all: readonly Removal[]): Promise<void>;
}

export async function putInBin(tx: Transaction, { object }: Target, records: readonly Found[]): Promise<Removal> {
  const batches = await withDetails(tx, { object, records });
  let widens = false;
  for (const batch of batches) widens ||= await isWidenedWithout(tx, batch);
  await bin(tx, batches, 'delete');
  return {
    batches,
    async settle(all) {
      await refuseReferenced(
        tx,
        batches,
        all.flatMap((one) => one.batches),
      );
      if (widens) refuse([{ pointer: '', code: 'record.widens', params: { label: object.label } }]);
    },
  };
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
async function refuseReferenced(tx: Transaction, batches: readonly Batch[], all: readonly Batch[]): Promise<void> {
  const along = new Map<string, string[]>();
  for (const { object, records } of all)
    along.set(object.name, [...(along.get(object.name) ?? []), ...records.map(({ id }) => id)]);
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
