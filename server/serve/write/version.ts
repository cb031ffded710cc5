/** Optimistic locking: a change made against an old version is refused, with what has changed since. */
import { Failure } from '../../errors/define.js';
import { changedSinceStatement } from '../sql/history.js';
import { fieldsOf, type Found, type Target } from './draft.js';
import { labelled, labelsOf, pointersIn } from './labels.js';
import { shownValue } from './shown.js';
import type { Transaction } from './transaction.js';

/** @param ifMatch The header: `"3"`, or `*` for any version. Undefined: the caller takes what comes. */
export async function matchVersion(tx: Transaction, target: Target, found: Found, ifMatch: string | undefined): Promise<void> {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const versions = [...ifMatch.matchAll(/"(\d{1,9})"/g)].map(([, version]) => Number(version));
  if (versions.includes(found.version)) return;
  throw new Failure('record.changed', {
    version: found.version,
    fields: await changedSince(tx, target, found, versions.length > 0 ? Math.max(...versions) : 0),
  });
}

export const etag = (version: number): string => `"${version}"`;

/** Current values of the fields changed after `version`, as far as the caller sees them on this record. */
async function changedSince(
  tx: Transaction,
  { object }: Target,
  found: Found,
  version: number,
): Promise<readonly { readonly field: string; readonly value: unknown }[]> {
  const rows = await tx.run<{ field: string }>(changedSinceStatement(tx.schema), [object.id, found.id, version]);
  const changed = new Set(rows.map(({ field }) => field));
  const fields = fieldsOf(object).filter(({ id, name, system }) => changed.has(system && name === 'stage' ? '' : id));
  const shown = fields.flatMap((field) => {
    const value = shownValue(field, found.values[field.name], found.verdict);
    return value === undefined ? [] : [{ field, value }];
  });
  const labels = await labelsOf(
    tx,
    shown.flatMap(({ field, value }) => pointersIn(field, value)),
  );
  return shown.map(({ field, value }) => ({ field: field.name, value: labelled(field, value, labels) }));
}
