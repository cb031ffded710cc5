/** What the draft changes, found by the cell of a table that shows it. */
import type { AccessChange } from '../../../server/contract/component.js';

/** Names where the change is: a right or transition of an object, or a field of it. */
interface Place {
  readonly role: string;
  readonly object?: string;
  /** Undefined: any. */
  readonly what?: string;
  readonly field?: string;
}

export const changesAt = (changes: readonly AccessChange[], { role, object, what, field }: Place): readonly AccessChange[] =>
  changes.filter(
    (change) =>
      change.role === role &&
      (object === undefined || change.object === object) &&
      (what === undefined || (what === 'transitions' ? change.what.startsWith('transition:') : change.what === what)) &&
      (field === undefined || change.field === field),
  );
