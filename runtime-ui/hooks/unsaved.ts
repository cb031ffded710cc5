/** Whether something on the page is entered and not saved: a page with it stays, whatever becomes of what it is about. */
import { useEffect, useSyncExternalStore } from 'react';

const open = new Set<symbol>();
const listeners = new Set<() => void>();

export function useUnsaved(when: boolean): void {
  useEffect(() => {
    if (!when) return;
    const mark = Symbol();
    open.add(mark);
    tell();
    return () => {
      open.delete(mark);
      tell();
    };
  }, [when]);
}

export const useHasUnsaved = (): boolean => useSyncExternalStore(subscribe, () => open.size > 0);

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

function tell(): void {
  for (const listener of listeners) listener();
}
