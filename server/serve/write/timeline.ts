/** Drafts and acts → entries of the history. */
import { v7 } from 'uuid';
import type { ObjectModel } from '../../compile/model.js';
import type { Call } from '../../contract/call.js';
import type { Draft, Values } from './draft.js';

type Kind = 'create' | 'update' | 'delete' | 'restore' | 'transition';

export interface Entry {
  readonly id: string;
  readonly object_id: string;
  readonly record_id: string;
  readonly at: string;
  readonly by: string;
  readonly kind: Kind;
  readonly version: number;
  /** `{fieldId: [old, new]}` in wire form, references as ids. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>> | null;
  readonly from_stage?: string;
  readonly to_stage?: string;
  readonly reason?: string | null;
  /** How long the stage left behind had lasted. */
  readonly seconds?: number;
}

interface Happening {
  readonly object: ObjectModel;
  readonly id: string;
  readonly version: number;
}

export const entryOf = (
  { actor, now }: Call,
  kind: Kind,
  { object, id, version }: Happening,
  changes: Entry['changes'] = null,
): Entry => ({
  id: v7(),
  object_id: object.id,
  record_id: id,
  at: now.toISOString(),
  by: actor.user.id,
  kind,
  version,
  changes,
});

/** What a move adds to the history entry of a change. */
export type Move = Pick<Entry, 'from_stage' | 'to_stage' | 'reason' | 'seconds'>;

/** @param before The record as it was, with `stage` and `stage_since`. */
export function moveOf(now: Date, before: Values, to: unknown, reason: string | null): Move {
  const since = typeof before.stage_since === 'string' ? Date.parse(before.stage_since) : now.getTime();
  return {
    from_stage: String(before.stage),
    to_stage: String(to),
    reason,
    seconds: Math.max(0, Math.round((now.getTime() - since) / 1000)),
  };
}

/** Kept beside the record and in the entry itself, not as changes of fields. */
const bookkeeping = new Set(['stage', 'stage_since', 'updated_at', 'updated_by', 'version']);

/** What a change did. A creation is recorded without values: the record's own, and what changed since, tell them. */
export function changesOf({ object, before, record, changed }: Draft): Entry['changes'] {
  const fields = changed.filter((name) => !(bookkeeping.has(name) && object.fields[name]?.system));
  return Object.fromEntries(
    fields.map((name) => [object.fields[name]?.id ?? name, [before?.values[name] ?? null, record[name] ?? null]]),
  );
}
