/** Asks before the window is closed or loaded anew; for dialogs, which stand between what is entered and every link. */
import { useEffect } from 'react';
import { isRestarting } from '../api/session-end.js';
import { useUnsaved } from './unsaved.js';

export function useCloseGuard(when: boolean): void {
  useUnsaved(when);
  useEffect(() => {
    if (!when) return;
    const ask = (event: BeforeUnloadEvent) => (isRestarting() ? undefined : event.preventDefault());
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [when]);
}
