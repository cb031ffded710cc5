/** What goes into the recycle bin, and out of it, with a record: its details, theirs, and so on. */
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import { deletedDetailsStatement, detailsStatement } from '../sql/remove.js';
import type { Transaction } from './transaction.js';

/** Records of one object that one act moves. */
export interface Batch {
  readonly object: ObjectModel;
  readonly records: readonly { readonly id: string; readonly version: number }[];
}

/** Master-detail fields that point to an object. */
const detailFields = (
  tx: Transaction,
  { incoming }: ObjectModel,
): readonly { readonly object: ObjectModel; readonly field: FieldModel }[] =>
  pointingFields(tx, incoming).filter(({ field }) => field.type === 'master_detail');

export const pointingFields = (
  tx: Transaction,
  incoming: ObjectModel['incoming'],
): readonly { readonly object: ObjectModel; readonly field: FieldModel }[] =>
  incoming.flatMap(({ object, field }) => {
    const of = tx.sight.model.objects[object];
    const pointing = of?.fields[field];
    return of && pointing ? [{ object: of, field: pointing }] : [];
  });

/** The records and all their living details, locked, level by level. */
export const withDetails = (tx: Transaction, start: Batch): Promise<readonly Batch[]> =>
  descend(tx, start, (object, field, ids) => tx.run(detailsStatement(tx.schema, object, field), [ids]));

/** The records and those of their details that were deleted in the same act. */
export const withDeletedDetails = (
  tx: Transaction,
  start: Batch,
  act: { readonly at: unknown; readonly by: unknown },
): Promise<readonly Batch[]> =>
  descend(tx, start, (object, field, ids) => tx.run(deletedDetailsStatement(tx.schema, object, field), [ids, act.at, act.by]));

type Find = (object: ObjectModel, field: FieldModel, masters: readonly string[]) => Promise<Batch['records']>;

async function descend(tx: Transaction, start: Batch, find: Find): Promise<readonly Batch[]> {
  const batches = [start];
  const known = new Set(start.records.map(({ id }) => id));
  for (let next = batches.shift(), all: Batch[] = []; ; next = batches.shift()) {
    if (!next) return merged(all);
    all.push(next);
    const masters = next.records.map(({ id }) => id);
    for (const { object, field } of detailFields(tx, next.object)) {
      // An object may be its own detail: what was met is not met again.
      const records = (await find(object, field, masters)).filter(({ id }) => !known.has(id));
      for (const { id } of records) known.add(id);
      if (records.length > 0) batches.push({ object, records });
    }
  }
}

/** One batch per object. */
function merged(batches: readonly Batch[]): readonly Batch[] {
  const objects = new Map<string, Batch>();
  for (const { object, records } of batches) {
    objects.set(object.name, { object, records: [...(objects.get(object.name)?.records ?? []), ...records] });
  }
  return [...objects.values()];
}
