/** Below this width the navigation gives way to the page: a tablet in portrait, or a phone. */
import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 1023.98px)');

function subscribe(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export const useMedium = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
