/**
 * What is entered in a form and not saved yet, kept in this browser until it is: a reload or a crash loses nothing.
 * An entry a form that is open, so that two tabs on one record do not write over each other. Where the browser keeps
 * nothing, or has no room, forms work all the same.
 */

/** Where something is entered. Ids, which stay when names change. */
interface KeptPlace {
  readonly workspace: string;
  readonly user: string;
  /** `studio`: what is entered changes the application itself. */
  readonly object: string;
  /** `new`: a record that is not there yet. */
  readonly record: string;
  /** Which form of it: the page, a section, a move, a dialog of the studio. */
  readonly form: string;
}

export interface KeptValue {
  readonly value: unknown;
}

export interface KeptField extends KeptValue {
  readonly label: string;
  readonly type: string;
  readonly to?: string;
  /** What stood there when it was changed. */
  readonly before: unknown;
}

export interface Kept<F extends KeptValue = KeptField> {
  readonly at: number;
  /** Of the record; null for a new one. */
  readonly version: number | null;
  /** By the fields' ids; in a dialog of the studio by their names. */
  readonly fields: Readonly<Record<string, F>>;
  /** What stands beside the fields: the reason of a move. */
  readonly note?: string;
}

export interface KeptEntry<F extends KeptValue = KeptField> extends Kept<F> {
  readonly key: string;
}

const ROOT = 'touchstone.unsaved/';
const WEEK = 7 * 24 * 3600 * 1000;
const MOST_ENTRIES = 40;
const MOST_LETTERS = 300_000;

/** The beginning of the keys of a place. */
export const rootOf = ({ workspace, user, object, record, form }: KeptPlace): string =>
  `${ROOT}${[user, workspace, object, record, form].map(encodeURIComponent).join('/')}/`;

export function keep(key: string, kept: Kept<KeptValue>): void {
  const text = JSON.stringify(kept);
  if (text.length > MOST_LETTERS) return drop(key);
  try {
    tidy();
    localStorage.setItem(key, text);
  } catch {
    drop(key);
  }
}

export function drop(key: string): void {
  quietly(() => localStorage.removeItem(key));
}

/** The latest first. */
const keptAt = <F extends KeptValue>(root: string): readonly KeptEntry<F>[] =>
  keysUnder(root)
    .flatMap((key) => readEntry<F>(key) ?? [])
    .filter(({ at }) => isFresh(at))
    .toSorted((one, other) => other.at - one.at);

/** When somebody signs out, nothing of theirs stays in the browser. */
export function forgetKeptOf(user: string): void {
  for (const key of keysUnder(`${ROOT}${encodeURIComponent(user)}/`)) drop(key);
}

/** What is too old goes, and the oldest where there are too many. */
function tidy(): void {
  const entries = keysUnder(ROOT).map((key) => ({ key, at: readEntry(key)?.at ?? 0 }));
  const fresh = entries.filter(({ at }) => isFresh(at)).toSorted((one, other) => other.at - one.at);
  const staying = new Set(fresh.slice(0, MOST_ENTRIES - 1).map(({ key }) => key));
  for (const { key } of entries) if (!staying.has(key)) drop(key);
}

const isFresh = (at: number): boolean => Date.now() - at < WEEK;

function readEntry<F extends KeptValue>(key: string): KeptEntry<F> | undefined {
  return quietly(() => {
    const entry = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept<F> | null;
    return entry && typeof entry.at === 'number' && typeof entry.fields === 'object' ? { ...entry, key } : undefined;
  });
}

const keysUnder = (root: string): readonly string[] =>
  quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(root))) ?? [];

/** A browser may forbid to keep anything. */
function quietly<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** Entries of forms that are open in other tabs answer for themselves. */
const tabs = new BroadcastChannel('touchstone.unsaved');
const open = new Set<string>();
type Word = { readonly kind: 'who'; readonly root: string } | { readonly kind: 'here'; readonly key: string };

tabs.addEventListener('message', ({ data }: MessageEvent<Word>) => {
  if (data.kind !== 'who') return;
  for (const key of open) if (key.startsWith(data.root)) tabs.postMessage({ kind: 'here', key } satisfies Word);
});

/** The form with this entry is open here, until the function that this answers is called. */
export function hold(key: string): () => void {
  open.add(key);
  return () => open.delete(key);
}

/** How long another tab may take to answer. */
const ANSWER = 200;

/** What is kept at a place and is open nowhere: left behind by a tab that is gone. */
export async function leftBehind<F extends KeptValue>(root: string): Promise<readonly KeptEntry<F>[]> {
  const found = keptAt<F>(root).filter(({ key }) => !open.has(key));
  if (found.length === 0) return [];
  const held = new Set<string>();
  const hear = ({ data }: MessageEvent<Word>) => (data.kind === 'here' ? held.add(data.key) : undefined);
  tabs.addEventListener('message', hear);
  tabs.postMessage({ kind: 'who', root } satisfies Word);
  await new Promise((done) => setTimeout(done, ANSWER));
  tabs.removeEventListener('message', hear);
  return found.filter(({ key }) => !held.has(key));
}

let crashed = false;

/** The page is taken down by a fault, not left: what was entered in it stays. */
export const stayKept = (): void => {
  crashed = true;
};

export const dropOnLeaving = (key: string): void => {
  if (!crashed) drop(key);
};
