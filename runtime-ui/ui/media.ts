/** Whether the window is narrow; switches layouts that CSS alone cannot switch. */
import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 767.98px)');

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      narrow.addEventListener('change', changed);
      return () => narrow.removeEventListener('change', changed);
    },
    () => narrow.matches,
  );
}
