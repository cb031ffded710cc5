/** A folder held against a workspace, as the studio holds a draft. */
import type { Pool } from 'pg';
import { isKind, type DocumentKind } from '../../metadata/kinds/index.js';
import { sameJson } from '../../metadata/documents/same.js';
import type { SourceDocument } from '../compile/compile.js';
import { Failure, type Language } from '../errors/define.js';
import type { StudioPlan } from '../contract/draft.js';
import { planDraft } from '../publish/draft/plan.js';
import { keyed, keyOf, type DraftState, type Overlay } from '../publish/draft/state.js';
import { DraftStore } from '../publish/draft/store.js';
import type { WorkspaceEntry } from '../publish/workspace.js';

/** What publishing the folder would do. The documents must be without errors. */
export async function planFolder(
  admin: Pool,
  workspace: WorkspaceEntry,
  documents: readonly SourceDocument[],
  language: Language,
): Promise<StudioPlan> {
  const store = new DraftStore(admin);
  const published = await store.release(admin, workspace.id, workspace.release);
  return planDraft(store, workspace, draftOf(workspace.release, published, keyed(documents)), language);
}

/** The contents as a draft on a release that nobody has saved. */
function draftOf(release: number, published: DraftState['published'], wanted: ReadonlyMap<string, unknown>): DraftState {
  const keys = [...new Set([...published.keys(), ...wanted.keys()])];
  const at = new Date(0).toISOString();
  const overlay = keys
    .filter((key) => !sameJson(published.get(key), wanted.get(key)))
    .map((key): [string, Overlay] => {
      const [kind, id] = key.split('/') as [DocumentKind, string];
      return [key, { kind, id, content: wanted.get(key) ?? null, conflicts: null, seq: 0, by: 'cli', at }];
    });
  return { release, seq: 0, published, overlay: new Map(overlay) };
}

/** Contents by key. Throws `cli.no_identity` for a file without kind and id: it could be held against nothing. */
export function contentsIn(documents: readonly SourceDocument[]): ReadonlyMap<string, unknown> {
  return new Map(
    documents.map(({ file, content }) => {
      const { kind, id } = (content ?? {}) as { readonly kind?: unknown; readonly id?: unknown };
      if (!isKind(kind) || typeof id !== 'string') throw new Failure('cli.no_identity', { file });
      return [keyOf({ kind: String(kind), id }), content];
    }),
  );
}
