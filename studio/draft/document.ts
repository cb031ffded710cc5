/** A document of the draft as this window has it: what the server keeps, and what was made of it since. */
import type { DocumentKind } from '../../metadata/documents/component.js';
import type { DraftDocument } from '../../server/contract/draft.js';

export type Key = `${DocumentKind}/${string}`;

export interface Doc extends Omit<DraftDocument, 'content'> {
  readonly content: unknown;
}

export type Documents = ReadonlyMap<Key, Doc>;

/** A change of one whole document; null: the document is not there. */
export interface Edit {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly content: unknown;
}

export const keyOf = ({ kind, id }: { readonly kind: DocumentKind; readonly id: string }): Key => `${kind}/${id}`;

export const refOf = (key: Key): { readonly kind: DocumentKind; readonly id: string } => {
  const slash = key.indexOf('/');
  return { kind: key.slice(0, slash) as DocumentKind, id: key.slice(slash + 1) };
};

/** `server`: as saved. A document that is new or changed here says so before it is saved. */
export function withContent(server: Doc | undefined, { kind, id, content }: Edit): Doc {
  if (!server) return { kind, id, file: '', content, state: 'added' };
  if (server.content === content) return server;
  return server.state === null ? { ...server, content, state: 'changed', released: server.content } : { ...server, content };
}
