/** Whether a component stands in the release in force: its stored code is then fixed, for records carry it. */
import { locate, type ComponentRef } from '../../metadata/documents/component.js';
import { keyOf } from './document.js';
import { useDraftStore } from './store.js';

export function usePublished(ref: ComponentRef): boolean {
  return useDraftStore(({ server }) => {
    const doc = server.get(keyOf(ref));
    if (!doc || doc.state === 'added') return false;
    return locate(doc.state === null ? doc.content : doc.released, ref) !== null;
  });
}
