/** Labels of references that do not come with a row: in the history. */
import { people } from '../request/people.js';
import { labelsStatement } from '../sql/labels.js';
import type { Transaction } from './transaction.js';

/** @param to Object pointed to; undefined: a user. */
export type Labels = (to: string | undefined, id: string) => string | null;

export async function labelsOf(
  tx: Transaction,
  references: readonly { readonly to: string | undefined; readonly id: string }[],
): Promise<Labels> {
  const ids = new Map<string, Set<string>>();
  for (const { to = '', id } of references) ids.set(to, (ids.get(to) ?? new Set()).add(id));
  const labels = new Map<string, string | null>();
  for (const [to, wanted] of ids) {
    const target = to === '' ? people : tx.sight.objects[to];
    const statement = target && target.rows.read !== false ? labelsStatement(tx.placeOf(target), target) : null;
    const rows = statement ? await tx.run<{ id: string; label: string | null }>(statement, [[...wanted]]) : [];
    for (const { id, label } of rows) labels.set(`${to} ${id}`, label);
  }
  return (to = '', id) => labels.get(`${to} ${id}`) ?? null;
}
