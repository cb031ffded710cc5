/**
 * The end of a session in the midst of work. Calls that meet it wait until the same person has signed in again, here or
 * in another tab, and are then sent again; nothing on the page is lost. All of them wait for one sign-in.
 */
import { useSyncExternalStore } from 'react';

export interface Person {
  readonly user: string;
  readonly workspace: string;
}

type News = ({ readonly kind: 'in' } & Person) | { readonly kind: 'out' };

interface Wait {
  readonly over: Promise<void>;
  readonly end: () => void;
}

/** Whose page this is; null before anybody's is shown: then whoever asks is sent to sign in. */
let whose: Person | null = null;
let wait: Wait | null = null;
let signIns = 0;
let restarting = false;
const listeners = new Set<() => void>();
const tabs = new BroadcastChannel('touchstone.session');

/** From now on calls wait, until the function that this answers is called. */
export function attend(person: Person): () => void {
  whose = person;
  return () => {
    whose = null;
  };
}

/** How often somebody has signed in here; a call that was sent before the last time may be sent again at once. */
export const countSignIns = (): number => signIns;

/** Resolves once the session goes on; null where nobody is waited for. */
export function sessionAgain(): Promise<void> | null {
  if (!whose) return null;
  if (!wait) {
    let end = () => {};
    const over = new Promise<void>((resolve) => (end = resolve));
    tell({ over, end });
  }
  return wait!.over;
}

/** Somebody has signed in: the work goes on, or begins anew where it is somebody else. */
export function signedIn(person: Person): void {
  if (whose && !isSame(person, whose)) return restart();
  signIns++;
  wait?.end();
  tell(null);
}

export const announceIn = (person: Person): void => tabs.postMessage({ kind: 'in', ...person } satisfies News);
export const announceOut = (): void => tabs.postMessage({ kind: 'out' } satisfies News);

tabs.addEventListener('message', ({ data }: MessageEvent<News>) => {
  if (data.kind === 'in') signedIn(data);
  else void sessionAgain();
});

export const useSessionEnded = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => wait !== null,
  );

/** Whatever this page knows is another person's: it is left without asking, and nothing of it stays. */
export function restart(path = window.location.pathname.startsWith('/studio') ? '/studio' : '/app'): void {
  restarting = true;
  // Whoever comes back to it by the browser's button finds none of it either.
  window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload());
  window.location.assign(path);
}

export const isRestarting = (): boolean => restarting;

function tell(next: Wait | null): void {
  wait = next;
  for (const listener of listeners) listener();
}

const isSame = (one: Person, other: Person): boolean => one.user === other.user && one.workspace === other.workspace;
