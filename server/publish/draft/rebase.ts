/** Lays a draft over a release that came in between: what both changed differently is kept as a conflict of the document. */
import { merge3 } from '../../../metadata/documents/merge.js';
import { sameJson } from '../../../metadata/documents/same.js';
import { authorOf, dropOverlay, logEdit, putOverlay, writeHeader, type Queryable } from './rows.js';
import { contentIn, type DraftState, type Overlay } from './state.js';

/** Null: the document leaves the overlay, for the release says the same. */
function rebased(row: Overlay, base: unknown, theirs: unknown): Overlay | null {
  const yours = row.content ?? undefined;
  if (sameJson(yours, theirs)) return null;
  if (sameJson(base, theirs)) return row;
  const { merged, conflicts } = merge3(row.kind, row.id, base, yours, theirs);
  if (sameJson(merged, theirs)) return null;
  const known = new Set(conflicts.map(({ pointer }) => pointer));
  const all = [...conflicts, ...(row.conflicts ?? []).filter(({ pointer }) => !known.has(pointer))];
  return { ...row, content: merged ?? null, conflicts: all.length > 0 ? all : null };
}

/** In the transaction that holds the lock of the draft. */
export async function rebase(
  on: Queryable,
  workspace: string,
  state: DraftState,
  next: { readonly release: number; readonly published: ReadonlyMap<string, unknown> },
): Promise<DraftState> {
  const seq = state.seq + 1;
  const overlay = new Map<string, Overlay>();
  for (const [key, row] of state.overlay) {
    const fresh = rebased(row, state.published.get(key), next.published.get(key));
    if (!fresh) await dropOverlay(on, workspace, row);
    else {
      overlay.set(key, fresh === row ? row : { ...fresh, seq });
      if (fresh !== row) await putOverlay(on, workspace, { ...fresh, seq });
    }
  }
  const result = { ...next, seq, overlay };
  const at = new Date().toISOString();
  const by = await authorOf(on, workspace, next.release);
  for (const key of changedBetween(state, result)) {
    const [kind = '', id = ''] = key.split('/');
    const edit = { kind: kind as Overlay['kind'], id, seq, before: contentIn(state, key), by, at, label: '' };
    await logEdit(on, workspace, edit);
  }
  await writeHeader(on, workspace, next.release, seq);
  return result;
}

/** Documents that look different to whoever has the draft open: their content, or how they differ from the release. */
function changedBetween(before: DraftState, after: DraftState): string[] {
  const keys = new Set([...before.published.keys(), ...after.published.keys(), ...before.overlay.keys()]);
  return [...keys].filter(
    (key) => before.overlay.get(key) !== after.overlay.get(key) || !sameJson(contentIn(before, key), contentIn(after, key)),
  );
}
