/** How many documents of the draft differ from the release, those included that it leaves out. */
import { useDraftStore } from './store.js';

export function useChangeCount(): number {
  const changed = useDraftStore(({ documents }) => [...documents.values()].filter(({ state }) => state !== null).length);
  const removed = useDraftStore(
    ({ removed: saved, server, documents }) =>
      saved.length + [...server].filter(([key, { state }]) => state !== 'added' && !documents.has(key)).length,
  );
  return changed + removed;
}
