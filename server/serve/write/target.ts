/** What a write is about: the object as the caller may see it, and the right that the write needs. */
import type { Condition } from '../../compile/model.js';
import { Failure } from '../../errors/define.js';
import type { Call } from '../../contract/call.js';
import type { Target } from './draft.js';
import type { Transaction } from './transaction.js';

export type Right = 'create' | 'update' | 'delete';

/**
 * Throws `object.unknown` for what the caller may not know, `record.forbidden` for a right that can be known to lack;
 * before either, `release.changed` to a caller who knows another release: what is missing may have another name now.
 */
export function targetOf(tx: Transaction, name: string, right: Right | null, at = ''): Target {
  matchRelease(tx.call);
  const sight = tx.sight.objects[name];
  if (!sight) throw new Failure('object.unknown', { object: name });
  const isRowless: Condition = right === null ? sight.rows.read : sight.rows[right];
  if (isRowless === false) throw right === null ? new Failure('record.unknown') : forbidden(sight, right);
  return { sight, object: sight.object, at };
}

export const forbidden = ({ object }: Pick<Target, 'object'>, right: Right | 'move'): Failure =>
  new Failure('record.forbidden', { right, label: object.label });

/** Holds for the release that the write is planned under; the guard in its statements then holds that one to the end. */
function matchRelease({ knows, release }: Call): void {
  if (knows === undefined || knows === String(release.number)) return;
  if (!/^\d{1,9}$/.test(knows)) throw new Failure('release.malformed');
  throw new Failure('release.changed', { sent: Number(knows), current: release.number });
}
