/** What is kept of a form of a record, and how it is laid over the form and the record as they are when it comes back. */
import { useMe } from '../api/session.js';
import type { Values } from '../api/records.js';
import { placesOf, type Change } from './carry.js';
import { convert, entryText } from './convert.js';
import { rootOf, type Kept, type KeptEntry, type KeptField } from './kept.js';
import type { Draft } from './use-draft.js';
import { useKeeping, useLeftBehind } from './use-keeping.js';

export interface KeptOptions {
  /** Id of the record, or `new`. */
  readonly record: string;
  /** Which form of the record. */
  readonly form: string;
  /** What is entered beside the fields. */
  readonly note?: { readonly text: string; readonly set: (text: string) => void };
}

export function useKept(draft: Draft, options: KeptOptions | undefined) {
  const root = useRoot(draft, options);
  const { offer, discard } = useLeftBehind(root);
  const saved = useKeeping({ root, entry: root === null ? null : entryOf(draft, options?.note?.text ?? '') });
  const restore = () => {
    if (!offer) return;
    const { again, base, lost } = readOffer(draft, offer);
    draft.restore(again, base, lost);
    if (offer.note) options?.note?.set(offer.note);
    discard();
    return again;
  };
  return { offer, discard, restore, saved };
}

function useRoot({ context }: Draft, options: KeptOptions | undefined): string | null {
  const { data: me } = useMe();
  if (!options || !me || me.viewing_as) return null;
  const { record, form } = options;
  return rootOf({ workspace: me.workspace.id, user: me.user.id, object: context.object.id, record, form });
}

/** What was changed and the user sees in the clear; null: nothing. */
function entryOf(draft: Draft, note: string): Omit<Kept, 'at'> | null {
  const { values, initial, stored, context, changed } = draft;
  const names = new Set([...changed, ...(stored === null && changed.length > 0 ? ['record_type'] : [])]);
  const fields = [...placesOf(context)].flatMap(([id, { name, field }]): readonly (readonly [string, KeptField])[] => {
    if (!names.has(name) || !isSeen(draft, name)) return [];
    const { label, type, to } = field;
    return [[id, { label, type, ...(to !== undefined && { to }), value: values[name] ?? null, before: initial[name] ?? null }]];
  });
  if (fields.length === 0 && note === '') return null;
  return { version: stored ? Number(stored.version) : null, fields: Object.fromEntries(fields), ...(note !== '' && { note }) };
}

/** What is shown masked, or may be written but not read, is in no store of a browser. */
const isSeen = ({ context: { object } }: Draft, name: string): boolean =>
  object.fields.some((field) => field.name === name && field.access === 'edit');

interface Offered {
  readonly again: Values;
  readonly base: Values;
  readonly lost: readonly Change[];
}

/**
 * The entries by the names that fields have now. Where somebody else has saved the record since, they stand over the
 * version they were made over: saving then meets the newer one and asks whose values count.
 */
function readOffer({ context, stored }: Draft, { fields, version }: KeptEntry): Offered {
  const places = placesOf(context);
  const found = Object.entries(fields).map(([id, kept]) => ({ place: places.get(id), kept }));
  const there = found.flatMap(({ place, kept }) => {
    const value =
      place && !place.locked ? convert(kept.value, { ...kept, values: place.field.values ?? [] }, place.field) : undefined;
    return place && value !== undefined ? [{ name: place.name, value, before: kept.before }] : [];
  });
  const names = new Set(there.map(({ name }) => name));
  const isOlder = stored !== null && version !== null && version !== stored.version;
  return {
    again: Object.fromEntries(there.map(({ name, value }) => [name, value])),
    base: isOlder ? { ...Object.fromEntries(there.map(({ name, before }) => [name, before])), version } : {},
    lost: found
      .filter(({ place }) => !place || !names.has(place.name))
      .map(({ kept }) => ({
        kind: 'removed',
        label: kept.label,
        held: entryText(kept.value, kept as Parameters<typeof entryText>[1]),
      })),
  };
}
