/** Looks for edits of colleagues while the page is in view, and asks before unsaved edits are lost. */
import { useEffect } from 'react';
import { isRestarting } from '../../runtime-ui/api/session-end.js';
import { refresh, useDraftStore } from './store.js';

const EVERY = 5_000;

export function useKeepUp(): void {
  useEffect(() => {
    // A poll that fails says nothing: the next one, or the next save, will.
    const look = () => void (document.visibilityState === 'visible' && refresh().catch(() => {}));
    const timer = setInterval(look, EVERY);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (useDraftStore.getState().save !== 'saved' && !isRestarting()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
}
