/** Ctrl/Cmd+Enter and Ctrl/Cmd+S save, Esc cancels. */
import { useEffect } from 'react';
import { useStable } from '../hooks/stable.js';

export function useKeys(frame: { readonly current: HTMLElement | null }, save: () => void, cancel: () => void): void {
  const press = useStable((event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere(frame.current)) return;
    const isSave = (event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key.toLowerCase() === 's');
    if (isSave) {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape' && !isForPopup(event.target) && frame.current?.contains(event.target as Node)) {
      event.preventDefault();
      cancel();
    }
  });
  useEffect(() => {
    // Before a dialog or list hears of it: what Esc closes is still open then.
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [press]);
}

/** A dialog above the form has the keyboard. */
function isElsewhere(frame: HTMLElement | null): boolean {
  const dialogs = [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].filter((dialog) =>
    dialog.checkVisibility(),
  );
  return dialogs.length > 0 && !dialogs.some((dialog) => dialog.contains(frame));
}

const isForPopup = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true';
