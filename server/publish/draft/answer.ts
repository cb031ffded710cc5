/** A draft as the studio reads it. */
import type { Draft, DraftDocument, SaveAnswer } from '../../contract/draft.js';
import type { Person } from '../../contract/person.js';
import { filesOf } from './files.js';
import { peopleOf } from './people.js';
import { editsSince, type Queryable } from './rows.js';
import { keyOf, type DraftState } from './state.js';

export async function answerDraft(on: Queryable, state: DraftState): Promise<Draft> {
  const person = await peopleOf(on, authorsIn(state));
  return {
    release: state.release,
    seq: state.seq,
    documents: documentsOf(state, person),
    removed: [...state.overlay].flatMap(([key, { kind, id, content, by, at }]) =>
      content === null ? [{ kind, id, content: state.published.get(key), by: person(by), at }] : [],
    ),
  };
}

/** What changed since a save, by whomever. */
export async function answerSince(on: Queryable, workspace: string, state: DraftState, base: number): Promise<SaveAnswer> {
  const edits = await editsSince(on, workspace, base);
  const documents = documentsOf(state, await peopleOf(on, authorsIn(state))).filter((document) => edits.has(keyOf(document)));
  const present = new Set(documents.map(keyOf));
  return {
    seq: state.seq,
    documents,
    removed: [...edits].flatMap(([key, { kind, id }]) => (present.has(key) ? [] : [{ kind, id }])),
  };
}

const authorsIn = ({ overlay }: DraftState): string[] => [...overlay.values()].map(({ by }) => by);

function documentsOf(state: DraftState, person: (id: string) => Person): DraftDocument[] {
  return filesOf(state).map(({ kind, id, file, content }): DraftDocument => {
    const key = keyOf({ kind, id });
    const row = state.overlay.get(key);
    if (!row) return { kind, id, file, content, state: null };
    const { by, at, conflicts } = row;
    const released = state.published.get(key);
    const how = released === undefined ? 'added' : 'changed';
    return {
      kind,
      id,
      file,
      content,
      state: how,
      by: person(by),
      at,
      ...(released !== undefined && { released }),
      ...(conflicts && { conflicts }),
    };
  });
}
