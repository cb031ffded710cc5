/** Saves edits of a draft, all or none; what others saved meanwhile is merged, and never overwritten. */
import { own, textOf } from '../../../metadata/documents/component.js';
import { merge3 } from '../../../metadata/documents/merge.js';
import { sameJson } from '../../../metadata/documents/same.js';
import { Failure } from '../../errors/define.js';
import type { EditConflict, SaveAnswer, SaveRequest } from '../../contract/draft.js';
import { audit } from '../../platform/audit/audit.js';
import { answerSince } from './answer.js';
import { peopleOf } from './people.js';
import {
  dropOverlay,
  editsSince,
  forgetEdits,
  keptSaves,
  logEdit,
  putOverlay,
  writeHeader,
  type Edit,
  type Queryable,
} from './rows.js';
import { contentIn, contentsOf, keyOf, type DraftState, type Overlay } from './state.js';
import type { DraftStore } from './store.js';

/** Documents that a draft may hold. */
const mostDocuments = 2000;

export interface Saver {
  readonly workspace: string;
  /** Id of a user. */
  readonly by: string;
}

/** Throws `studio.conflict`, `studio.draft_outdated` or `studio.too_many_documents`; then nothing is saved. */
export function saveDraft(store: DraftStore, who: Saver, request: SaveRequest): Promise<SaveAnswer> {
  return store.write(who.workspace, async (client, state) => {
    const { base } = request;
    if (base > state.seq || base < state.seq - keptSaves) throw new Failure('studio.draft_outdated', { base, seq: state.seq });
    const since = await editsSince(client, who.workspace, base);
    const merged = await mergeAll(client, state, request, since);
    const saved = await put(client, who, state, merged, request.label ?? '');
    return answerSince(client, who.workspace, saved, base);
  });
}

type Contents = ReadonlyMap<string, unknown>;

/** The documents as they are to be, by key; undefined: removed. */
async function mergeAll(
  client: Queryable,
  state: DraftState,
  { edits }: SaveRequest,
  since: ReadonlyMap<string, Edit>,
): Promise<Contents> {
  const merged = new Map<string, unknown>();
  const conflicts: (Omit<EditConflict, 'by'> & { readonly by: string })[] = [];
  for (const { kind, id, content } of edits) {
    const key = keyOf({ kind, id });
    const theirs = contentIn(state, key);
    const edit = since.get(key);
    const result = merge3(kind, id, edit ? edit.before : theirs, content ?? undefined, theirs);
    merged.set(key, result.merged);
    if (edit && result.conflicts.length > 0) {
      conflicts.push({ kind, id, by: edit.by, at: edit.at, theirs: theirs ?? null, conflicts: result.conflicts });
    }
  }
  if (conflicts.length === 0) return merged;
  const person = await peopleOf(
    client,
    conflicts.map(({ by }) => by),
  );
  throw new Failure('studio.conflict', { conflicts: conflicts.map((one): EditConflict => ({ ...one, by: person(one.by) })) });
}

/** Writes contents by key under the next `seq`; answers the draft as it is then. */
export async function put(
  client: Queryable,
  { workspace, by }: Saver,
  state: DraftState,
  contents: Contents,
  label: string,
  /** How the audit trail says it: null where the caller does, once for all. */
  action: 'draft.edit' | 'draft.discard' | null = 'draft.edit',
): Promise<DraftState> {
  const changed = [...contents].filter(
    ([key, content]) => !sameJson(contentIn(state, key), content) || state.overlay.get(key)?.conflicts,
  );
  if (changed.length === 0) return state;
  const overlay = new Map(state.overlay);
  const [seq, at] = [state.seq + 1, new Date().toISOString()];
  for (const [key, content] of changed) {
    const [kind, id] = key.split('/') as [Overlay['kind'], string];
    const before = contentIn(state, key);
    const row: Overlay = { kind, id, content: content ?? null, conflicts: null, seq, by, at };
    if (sameJson(content, state.published.get(key))) {
      overlay.delete(key);
      await dropOverlay(client, workspace, row);
    } else {
      overlay.set(key, row);
      await putOverlay(client, workspace, row);
    }
    await logEdit(client, workspace, { kind, id, seq, before, by, at, label });
    if (action) {
      const document = { kind, id, name: textOf(content ?? before, 'name'), label: own(content ?? before, 'label') };
      await audit.recordOften(client, { workspace, by, action, subject: key, label, details: { document } });
    }
  }
  const result = { ...state, seq, overlay };
  if (contentsOf(result).size > mostDocuments) throw new Failure('studio.too_many_documents', { limit: mostDocuments });
  await writeHeader(client, workspace, state.release, seq);
  await forgetEdits(client, workspace, seq);
  return result;
}
