/** Whether something on the page is entered and not saved: a page with it stays, whatever becomes of what it is about. */
import { useEffect } from 'react';

const open = new Set<symbol>();

export function useUnsaved(when: boolean): void {
  useEffect(() => {
    if (!when) return;
    const mark = Symbol();
    open.add(mark);
    return () => void open.delete(mark);
  }, [when]);
}

export const hasUnsaved = (): boolean => open.size > 0;
