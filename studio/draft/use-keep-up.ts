/** Looks for edits of colleagues while the page is in view, and asks before unsaved edits are lost. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Refusal } from '../../runtime-ui/api/http.js';
import { isRestarting } from '../../runtime-ui/api/session-end.js';
import { refresh, useDraftStore } from './store.js';

const EVERY = 5_000;

export function useKeepUp(): void {
  const client = useQueryClient();
  useEffect(() => {
    // A poll that fails says nothing: the next one, or the next save, will. But who is not let in is asked anew who they
    // are: in another tab they look with other eyes, or they administer no more; then the studio is not theirs.
    const failed = (error: unknown) => {
      if (error instanceof Refusal && error.status === 403) void client.invalidateQueries({ queryKey: ['me'] });
    };
    const look = () => void (document.visibilityState === 'visible' && refresh().catch(failed));
    const timer = setInterval(look, EVERY);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [client]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (useDraftStore.getState().save !== 'saved' && !isRestarting()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
}
