/** What the window and its user's system ask for, where CSS alone cannot answer. */
import { useSyncExternalStore } from 'react';

function mediaHook(question: string): () => boolean {
  const query = window.matchMedia(question);
  const subscribe = (changed: () => void) => {
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  };
  return () => useSyncExternalStore(subscribe, () => query.matches);
}

export const useNarrow = mediaHook('(max-width: 767.98px)');
export const useCalm = mediaHook('(prefers-reduced-motion: reduce)');
