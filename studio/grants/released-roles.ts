/** The roles that people hold: those of the release in force. A draft's come with its publishing. */
import { useMemo } from 'react';
import type { RoleDocument } from '../../metadata/format/types.js';
import { releasedDocuments, releasedOf } from '../draft/released.js';
import { useDraftStore } from '../draft/store.js';

export function useReleasedRoles(): readonly RoleDocument[] {
  const server = useDraftStore((state) => state.server);
  const removed = useDraftStore((state) => state.removed);
  return useMemo(
    () => releasedDocuments().flatMap(({ content }) => (isRole(content) ? [content] : [])),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the documents are read off the draft as it is now
    [server, removed],
  );
}

/** Its API name in the release; undefined: nobody can hold it yet. */
export function useReleasedName(id: string): string | undefined {
  useDraftStore((state) => state.server);
  const released = releasedOf({ kind: 'role', id });
  return isRole(released) ? released.name : undefined;
}

const isRole = (content: unknown): content is RoleDocument => (content as RoleDocument | null)?.kind === 'role';
