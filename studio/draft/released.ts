/** The documents of the release that the draft is made on, as far as the draft tells. */
import { keyOf, type Doc } from './document.js';
import { useDraftStore } from './store.js';

export function releasedDocuments(): readonly { readonly content: unknown }[] {
  const { server, removed } = useDraftStore.getState();
  const kept = [...server.values()].filter(({ state }) => state !== 'added');
  return [...kept.map((doc) => ({ content: releasedContent(doc) })), ...removed.map(({ content }) => ({ content }))];
}

const releasedContent = (doc: Doc): unknown => (doc.state === 'changed' ? doc.released : doc.content);

/** What the release says of a document; undefined: nothing. */
export function releasedOf(ref: Pick<Doc, 'kind' | 'id'>): unknown {
  const { server, removed } = useDraftStore.getState();
  const doc = server.get(keyOf(ref));
  if (!doc) return removed.find(({ kind, id }) => kind === ref.kind && id === ref.id)?.content;
  return doc.state === 'added' ? undefined : releasedContent(doc);
}
