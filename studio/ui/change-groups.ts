/** Changes by the document they lie in, in their order. */
import type { PlannedChange } from '../../server/contract/component.js';
import { keyOf, type Key } from '../draft/document.js';

export function byDocument(changes: readonly PlannedChange[]): ReadonlyMap<Key, readonly PlannedChange[]> {
  const groups = new Map<Key, PlannedChange[]>();
  for (const change of changes) {
    const key = keyOf(change.at);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return groups;
}
