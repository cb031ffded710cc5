/** Takes a draft back to the release, whole or one document, or to what an earlier release said. Edits stay in the log. */
import { audit } from '../../platform/audit/audit.js';
import { contentsOf, keyOf, type DraftState } from './state.js';
import { put, type Saver } from './save.js';
import type { DraftStore } from './store.js';

export function discardAll(store: DraftStore, who: Saver): Promise<DraftState> {
  return store.write(who.workspace, async (client, state) => {
    const released = new Map([...state.overlay.keys()].map((key) => [key, state.published.get(key)]));
    if (released.size === 0) return state;
    await audit.record(client, { ...who, action: 'draft.discard_all', details: { count: released.size } });
    return put(client, who, state, released, '', null);
  });
}

/** A document that the draft does not change stays as it is. */
export function discardOne(
  store: DraftStore,
  who: Saver,
  document: { readonly kind: string; readonly id: string },
): Promise<DraftState> {
  const key = keyOf(document);
  return store.write(who.workspace, (client, state) =>
    state.overlay.has(key)
      ? put(client, who, state, new Map([[key, state.published.get(key)]]), '', 'draft.discard')
      : Promise.resolve(state),
  );
}

/** Puts the documents of a release into the draft; what the draft holds beyond them is left out of it. */
export function restoreRelease(store: DraftStore, who: Saver, release: number): Promise<DraftState> {
  return store.write(who.workspace, async (client, state) => {
    const wanted = await store.release(client, who.workspace, release);
    await audit.record(client, { ...who, action: 'release.restore', details: { release } });
    return put(client, who, state, replacing(state, wanted), '', null);
  });
}

/** Every document there is, and those that are to be. */
export const replacing = (state: DraftState, wanted: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> =>
  new Map([...contentsOf(state).keys(), ...wanted.keys()].map((key) => [key, wanted.get(key)]));
