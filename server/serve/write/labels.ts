/** Labels of references that do not come with a row: in the history. */
import type { FieldModel } from '../../compile/model.js';
import { people } from '../request/people.js';
import { labelsStatement } from '../sql/labels.js';
import { isReference } from './draft.js';
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

/** Ids that a stored value of a field points to. */
export const pointersIn = (
  field: FieldModel,
  ...values: readonly unknown[]
): readonly { readonly to: string | undefined; readonly id: string }[] =>
  isReference(field) ? values.flat().flatMap((id) => (typeof id === 'string' ? [{ to: field.to, id }] : [])) : [];

/** A stored value as it is read: references as `{id, label}`. */
export function labelled(field: FieldModel, value: unknown, labels: Labels): unknown {
  if (!isReference(field) || value === null) return value;
  const one = (id: unknown) => ({ id, label: labels(field.to, String(id)) });
  return Array.isArray(value) ? value.map(one) : one(value);
}
