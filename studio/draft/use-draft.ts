/** How pages read and change the draft. */
import { produce } from 'immer';
import { useCallback, useMemo } from 'react';
import type { DocumentKind } from '../../metadata/documents/component.js';
import type { AppDocument, ObjectDocument, PicklistDocument, RoleDocument } from '../../metadata/format/types.js';
import { keyOf, type Doc, type Edit } from './document.js';
import { edit, useDraftStore } from './store.js';

interface DraftView {
  readonly release: number;
  readonly seq: number;
  readonly documents: readonly Doc[];
  readonly removed: ReturnType<typeof useDraftStore.getState>['removed'];
}

export function useDraft(): DraftView {
  const release = useDraftStore((state) => state.release);
  const seq = useDraftStore((state) => state.seq);
  const map = useDraftStore((state) => state.documents);
  const removed = useDraftStore((state) => state.removed);
  return useMemo(() => ({ release, seq, removed, documents: [...map.values()] }), [release, seq, removed, map]);
}

/** `label` says what was done, in the user's language: it stands in undo and in the history of edits. */
export type Change<T> = (recipe: (draft: T) => void, label: string) => void;

/** A draft's document may be unfinished: whatever the schema demands may still be missing. */
export function useDocument<T>(kind: DocumentKind, id: string): [T | undefined, Change<T>] {
  const key = keyOf({ kind, id });
  const content = useDraftStore((state) => state.documents.get(key)?.content) as T | undefined;
  const change = useCallback<Change<T>>(
    (recipe, label) => {
      const now = useDraftStore.getState().documents.get(key)?.content as T | undefined;
      if (now !== undefined) edit([{ kind, id, content: produce(now, (draft) => recipe(draft as T)) }], label);
    },
    [key, kind, id],
  );
  return [content, change];
}

/** Several documents in one step that one undo takes back. */
export function useEdit(): (edits: readonly Edit[], label: string) => void {
  return edit;
}

function useContents<T>(kind: DocumentKind): readonly T[] {
  const map = useDraftStore((state) => state.documents);
  return useMemo(() => [...map.values()].filter((doc) => doc.kind === kind).map((doc) => doc.content as T), [map, kind]);
}

export const useObjects = () => useContents<ObjectDocument>('object');
export const usePicklists = () => useContents<PicklistDocument>('picklist');
export const useRoles = () => useContents<RoleDocument>('role');
export const useAppDocument = (): AppDocument | undefined => useContents<AppDocument>('app')[0];
