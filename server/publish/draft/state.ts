/** A draft as data: the release's documents and the overlay of what was made of them since. Frozen, of one `seq`. */
import type { DocumentKind } from '../../../metadata/documents/component.js';
import type { SourceDocument } from '../../compile/compile.js';
import type { MergeConflict } from '../../contract/draft.js';

export interface Overlay {
  readonly kind: DocumentKind;
  readonly id: string;
  /** Null: left out. */
  readonly content: unknown;
  readonly conflicts: readonly MergeConflict[] | null;
  readonly seq: number;
  /** Id of a user. */
  readonly by: string;
  readonly at: string;
}

export interface DraftState {
  /** Release that the overlay lies on. */
  readonly release: number;
  readonly seq: number;
  /** Contents of the release, by key. */
  readonly published: ReadonlyMap<string, unknown>;
  readonly overlay: ReadonlyMap<string, Overlay>;
}

export const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind}/${id}`;

/** Contents by key. */
export function keyed(documents: readonly SourceDocument[]): ReadonlyMap<string, unknown> {
  return new Map(documents.map(({ content }) => [keyOf(content as { kind: string; id: string }), content]));
}

/** What the draft says of a document; undefined: nothing. */
export function contentIn({ published, overlay }: DraftState, key: string): unknown {
  const row = overlay.get(key);
  return row ? (row.content ?? undefined) : published.get(key);
}

/** The draft's documents by key. */
export function contentsOf(state: DraftState): ReadonlyMap<string, unknown> {
  const contents = new Map(state.published);
  for (const [key, { content }] of state.overlay) {
    if (content === null) contents.delete(key);
    else contents.set(key, content);
  }
  return contents;
}
