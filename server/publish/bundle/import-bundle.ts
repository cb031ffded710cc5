/** A bundle → the draft: what the bundle does not hold, the draft leaves out. */
import { sameJson } from '../../../metadata/documents/same.js';
import { audit } from '../../platform/audit/audit.js';
import { replacing } from '../draft/discard.js';
import { put, type Saver } from '../draft/save.js';
import { contentIn, contentsOf, type DraftState } from '../draft/state.js';
import type { DraftStore } from '../draft/store.js';
import { readBundle } from './read-bundle.js';

interface Imported {
  readonly state: DraftState;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Files that are no documents. */
  readonly ignored: readonly string[];
}

export async function importBundle(store: DraftStore, who: Saver, zip: Uint8Array): Promise<Imported> {
  const { contents, ignored } = readBundle(zip);
  return store.write(who.workspace, async (client, state) => {
    const before = contentsOf(state);
    const added = [...contents.keys()].filter((key) => !before.has(key)).length;
    const changed = [...contents].filter(([key, content]) => before.has(key) && !sameJson(contentIn(state, key), content)).length;
    const removed = [...before.keys()].filter((key) => !contents.has(key)).length;
    const saved = await put(client, who, state, replacing(state, contents), '', null);
    const count = added + changed + removed;
    if (count > 0) await audit.record(client, { ...who, action: 'draft.import', details: { count } });
    return { state: saved, added, changed, removed, ignored };
  });
}
