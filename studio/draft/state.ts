/** The draft in this window as data, and what happens to it; pure, so that one can read in which order. */
import type { Draft, DraftDocument } from '../../server/contract/draft.js';
import type { Person } from '../../server/contract/person.js';
import { merge3, type Conflict as Place } from '../../metadata/documents/merge.js';
import { sameJson } from '../../metadata/documents/same.js';
import { keyOf, refOf, withContent, type Doc, type Documents, type Edit, type Key } from './document.js';
import { push, repeated, reverted, type Change, type Step } from './steps.js';

/** A document that somebody else and this window changed at the same places. Mine stands there until one decides. */
export interface Conflict {
  readonly key: Key;
  /** What both began with; null: the document was not there. */
  readonly base: unknown;
  readonly by?: Person;
  readonly at?: string;
  /** Theirs is a release that was published meanwhile. */
  readonly published: boolean;
  readonly places: readonly Place[];
}

export interface DraftState {
  readonly release: number;
  readonly seq: number;
  /** As the server has them. */
  readonly server: Documents;
  /** As this window has them. */
  readonly documents: Documents;
  readonly removed: Draft['removed'];
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
  readonly conflicts: readonly Conflict[];
  /** Documents whose conflict with a release is decided here; saving them says so to the server, also without a change. */
  readonly settled: readonly Key[];
  /** Labels of the steps that are not saved yet. */
  readonly unsaved: readonly string[];
}

export const emptyState: DraftState = {
  release: 0,
  seq: 0,
  server: new Map(),
  documents: new Map(),
  removed: [],
  undo: [],
  redo: [],
  conflicts: [],
  settled: [],
  unsaved: [],
};

const contentOf = (documents: Documents, key: Key): unknown => documents.get(key)?.content ?? null;

/** Edits that the server does not have yet. */
export function pendingEdits({ documents, server, settled }: DraftState): readonly Edit[] {
  const changed = [...documents.values()].filter(
    (doc) => settled.includes(keyOf(doc)) || server.get(keyOf(doc))?.content !== doc.content,
  );
  const gone = [...server.values()].filter((doc) => !documents.has(keyOf(doc)));
  return [
    ...changed.map(({ kind, id, content }) => ({ kind, id, content })),
    ...gone.map(({ kind, id }) => ({ kind, id, content: null })),
  ];
}

function written(state: DraftState, edits: readonly Edit[]): Documents {
  const documents = new Map(state.documents);
  for (const edit of edits) {
    const key = keyOf(edit);
    if (edit.content === null) documents.delete(key);
    else documents.set(key, withContent(state.server.get(key), edit));
  }
  return documents;
}

/** One action of the user. */
export function edited(state: DraftState, edits: readonly Edit[], label: string, at: number): DraftState {
  const changes = edits
    .map((edit): Change => ({ key: keyOf(edit), before: contentOf(state.documents, keyOf(edit)), after: edit.content }))
    .filter(({ before, after }) => before !== after);
  if (changes.length === 0) return state;
  const unsaved = state.unsaved.at(-1) === label ? state.unsaved : [...state.unsaved, label];
  return { ...state, documents: written(state, edits), undo: push(state.undo, { label, at, changes }), redo: [], unsaved };
}

export function undone(state: DraftState, label: string): DraftState {
  const step = state.undo.at(-1);
  if (!step) return state;
  return {
    ...turned(state, step, reverted, label),
    undo: state.undo.slice(0, -1),
    redo: [...state.redo, step],
  };
}

export function redone(state: DraftState, label: string): DraftState {
  const step = state.redo.at(-1);
  if (!step) return state;
  return { ...turned(state, step, repeated, label), redo: state.redo.slice(0, -1), undo: [...state.undo, step] };
}

function turned(state: DraftState, step: Step, how: typeof reverted, label: string): DraftState {
  const edits = step.changes.map((change): Edit => {
    return { ...refOf(change.key), content: how(change, contentOf(state.documents, change.key)) };
  });
  return { ...state, documents: written(state, edits), unsaved: [...state.unsaved, label] };
}

export interface Arrival {
  readonly release?: number;
  readonly seq: number;
  /** All documents of the draft as the server has them now. */
  readonly server: Documents;
  readonly removed?: Draft['removed'];
  /** What of this window the server has taken in, by this arrival: merged with what was typed since. */
  readonly sent?: Documents;
}

/** What the server has now, with what this window has that the server has not. */
export function arrived(state: DraftState, { server, sent, ...arrival }: Arrival): DraftState {
  const documents = new Map<Key, Doc>();
  const conflicts: Conflict[] = [];
  const settled = state.settled.filter((key) => server.get(key)?.conflicts);
  for (const key of new Set([...server.keys(), ...state.documents.keys()])) {
    // What is still undecided is merged from where the two went apart, not from what was seen last.
    const open = state.conflicts.find((conflict) => conflict.key === key);
    const base = open ? open.base : contentOf(sent ?? state.server, key);
    const { content, places } = joined(key, base, contentOf(state.documents, key), contentOf(server, key));
    const { by, at, conflicts: left = [] } = server.get(key) ?? {};
    if (places.length > 0) conflicts.push({ key, base, places, published: false, ...(by && { by }), ...(at && { at }) });
    else if (left.length > 0 && !settled.includes(key))
      conflicts.push({ key, base: contentOf(server, key), places: left, published: true });
    if (content !== null) documents.set(key, withContent(server.get(key), { ...refOf(key), content }));
  }
  return { ...state, ...arrival, server, documents, conflicts, settled };
}

interface Joined {
  readonly content: unknown;
  readonly places: readonly Place[];
}

/** null: not there. What says the same keeps the identity of what the server has. */
function joined(key: Key, base: unknown, mine: unknown, theirs: unknown): Joined {
  if (mine === base || sameJson(mine, theirs)) return { content: theirs, places: [] };
  if (theirs === base || sameJson(theirs, base)) return { content: mine, places: [] };
  const { kind, id } = refOf(key);
  const { merged, conflicts } = merge3(kind, id, base ?? undefined, mine ?? undefined, theirs ?? undefined);
  return { content: merged ?? null, places: conflicts };
}

/** An edit that the server never got, and what it was made over. */
export interface Lost extends Edit {
  readonly base: unknown;
}

export const lostEdits = (state: DraftState): readonly Lost[] =>
  pendingEdits(state).map((edit) => {
    const key = keyOf(edit);
    const open = state.conflicts.find((conflict) => conflict.key === key);
    return { ...edit, base: open ? open.base : contentOf(state.server, key) };
  });

/** Edits of a window that is gone, over the draft as it is now; where both say something else, one decides. */
export function recovered(state: DraftState, lost: readonly Lost[], label: string, at: number): DraftState {
  const joins = lost.map((one) => {
    const key = keyOf(one);
    return { key, base: one.base, ...joined(key, one.base, one.content, contentOf(state.documents, key)) };
  });
  const edits = joins.map(({ key, content }): Edit => ({ ...refOf(key), content }));
  const clashes = joins.filter(({ places }) => places.length > 0);
  const others = state.conflicts.filter(({ key }) => !joins.some((one) => one.key === key));
  return {
    ...edited(state, edits, label, at),
    conflicts: [...others, ...clashes.map(({ key, base, places }) => ({ key, base, places, published: false }))],
  };
}

/** How one decided: the document as it is to be. */
export function decided(state: DraftState, key: Key, content: unknown, label: string): DraftState {
  return {
    ...state,
    documents: written(state, [{ ...refOf(key), content }]),
    conflicts: state.conflicts.filter((conflict) => conflict.key !== key),
    settled: state.server.get(key)?.conflicts ? [...state.settled, key] : state.settled,
    unsaved: [...state.unsaved, label],
  };
}

/** Documents keep their identity where they say the same: what is compared by it stays still. */
export function kept(before: Documents, list: readonly DraftDocument[]): Documents {
  return new Map(
    list.map((doc) => {
      const known = before.get(keyOf(doc));
      return [keyOf(doc), known && sameJson(known.content, doc.content) ? { ...doc, content: known.content } : doc] as const;
    }),
  );
}
