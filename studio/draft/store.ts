/** The draft of this window: loaded once, edited here, saved as one works, kept up with what colleagues do. */
import { create } from 'zustand';
import { Refusal } from '../../runtime-ui/api/http.js';
import type { Draft } from '../../server/contract/draft.js';
import { fetchDraft, saveDraft } from '../api/draft.js';
import { keyOf, type Documents, type Edit, type Key } from './document.js';
import * as does from './state.js';
import { push, type Change } from './steps.js';

type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'refused' | 'conflict';

interface DraftStore extends does.DraftState {
  readonly loaded: boolean;
  readonly loadError: Error | null;
  readonly save: SaveState;
  readonly saveError: Refusal | null;
  /** The dialog that asks about conflicts is open. */
  readonly deciding: boolean;
  /** What a colleague changed last, until it is read. */
  readonly news: { readonly by: string; readonly at: string; readonly keys: readonly Key[] } | null;
}

export const useDraftStore = create<DraftStore>()(() => ({
  ...does.emptyState,
  loaded: false,
  loadError: null,
  save: 'saved',
  saveError: null,
  deciding: false,
  news: null,
}));

const { getState, setState } = useDraftStore;

/** Long enough that a word is one save, short enough that nobody waits for it. */
const STILL = 800;
const RETRY = 5_000;

let etag: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let saving: Promise<void> | null = null;
let polling: Promise<void> | null = null;

export function edit(edits: readonly Edit[], label: string): void {
  setState(does.edited(getState(), edits, label, Date.now()));
  schedule();
}

/** Takes on what a window that is gone had not saved. */
export function recover(lost: readonly does.Lost[], label: string): void {
  const next = does.recovered(getState(), lost, label, Date.now());
  setState({ ...next, ...(next.conflicts.length > 0 && { deciding: true }) });
  schedule();
}

export function undo(label: string): void {
  setState(does.undone(getState(), label));
  schedule();
}

export function redo(label: string): void {
  setState(does.redone(getState(), label));
  schedule();
}

export function decide(key: Key, content: unknown, label: string): void {
  setState(does.decided(getState(), key, content, label));
  schedule();
}

export const setDeciding = (deciding: boolean): void => setState({ deciding });

function schedule(after = STILL): void {
  clearTimeout(timer);
  const state = getState();
  if (state.conflicts.length > 0) return setState({ save: 'conflict' });
  if (does.pendingEdits(state).length === 0) return setState({ save: 'saved', saveError: null, unsaved: [] });
  if (state.save !== 'failed' && state.save !== 'refused') setState({ save: 'waiting' });
  timer = setTimeout(() => void save(), after);
}

/** Saves what there is now; resolves once the server has everything, or it has failed. */
export async function save(): Promise<void> {
  clearTimeout(timer);
  if (saving) await saving;
  if (polling) await polling;
  const state = getState();
  const edits = does.pendingEdits(state);
  if (edits.length === 0 || state.conflicts.length > 0) return;
  saving = send(state, edits).finally(() => (saving = null));
  await saving;
  // The answer names what went; what the release says of it only the whole draft tells.
  if (edits.some(({ content }) => content === null)) await refresh().catch(() => {});
}

async function send(state: DraftStore, edits: readonly Edit[]): Promise<void> {
  setState({ save: 'saving' });
  try {
    const answer = await saveDraft({ base: state.seq, edits, label: state.unsaved.join('; ').slice(0, 500) });
    const server = new Map(does.kept(getState().server, [...getState().server.values()]));
    const sent = state.documents;
    for (const gone of answer.removed) server.delete(keyOf(gone));
    for (const [key, doc] of does.kept(sent, answer.documents)) server.set(key, doc);
    const unsaved = getState().unsaved.slice(state.unsaved.length);
    arrive({ seq: answer.seq, server, sent });
    setState({ unsaved, save: 'saved', saveError: null });
    schedule();
  } catch (error) {
    await failed(error);
  }
}

/** What did not get through is tried again; what was refused waits for another edit, for the same would be refused again. */
async function failed(error: unknown): Promise<void> {
  if (!(error instanceof Refusal)) throw error;
  if (error.problem.code === 'studio.conflict' || error.problem.code === 'studio.draft_outdated') {
    await poll();
    return schedule();
  }
  const again = error.status === 0 || error.status >= 500;
  setState({ save: again ? 'failed' : 'refused', saveError: error });
  if (again) timer = setTimeout(() => void save(), RETRY);
}

/** Fetches what colleagues did since; never while a save is on its way, whose answer says it too. */
export function refresh(): Promise<void> {
  if (saving) return saving;
  polling ??= poll().finally(() => (polling = null));
  return polling;
}

async function poll(): Promise<void> {
  const answer = await fetchDraft(etag);
  if (!answer) return;
  etag = answer.etag;
  const state = getState();
  const server = does.kept(state.server, answer.data.documents);
  arrive({ ...numbersOf(answer.data), server, ...(state.loaded ? {} : { sent: new Map() }) });
  setState({ loaded: true, loadError: null, news: state.loaded ? newsOf(state.server, server) : null });
  if (getState().conflicts.length > 0) setState({ save: 'conflict' });
}

/** A conflict that was not there before asks at once; one that was put off is not pressed. */
function arrive(arrival: does.Arrival): void {
  const known = new Set(getState().conflicts.map(({ key }) => key));
  const next = does.arrived(getState(), arrival);
  setState({ ...next, ...(next.conflicts.some(({ key }) => !known.has(key)) && { deciding: true }) });
}

const numbersOf = ({ release, seq, removed }: Draft) => ({ release, seq, removed });

function newsOf(before: Documents, now: Documents): DraftStore['news'] {
  const changed = [...now.values()].filter((doc) => before.get(keyOf(doc))?.content !== doc.content && doc.by);
  const last = changed.toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? ''))[0];
  return last?.by ? { by: last.by.label, at: last.at ?? '', keys: changed.map(keyOf) } : getState().news;
}

export async function load(): Promise<void> {
  try {
    await refresh();
  } catch (error) {
    setState({ loadError: error instanceof Error ? error : new Error(String(error)) });
  }
}

/** The server made another draft of it (discarded, restored, imported): taken over as one step that undo takes back. */
export function adopt(draft: Draft, label: string): void {
  const state = getState();
  const server = does.kept(state.server, draft.documents);
  const keys = new Set([...server.keys(), ...state.documents.keys()]);
  const changes = [...keys].flatMap((key): Change[] => {
    const [before, after] = [state.documents.get(key)?.content ?? null, server.get(key)?.content ?? null];
    return before === after ? [] : [{ key, before, after }];
  });
  etag = null;
  clearTimeout(timer);
  setState({
    ...numbersOf(draft),
    server,
    documents: server,
    conflicts: [],
    settled: [],
    unsaved: [],
    redo: [],
    undo: changes.length > 0 ? push(state.undo, { label, at: Date.now(), changes }) : state.undo,
    save: 'saved',
    saveError: null,
  });
}

export const readNews = (): void => setState({ news: null });
