/** Changes documents of the draft as the studio does. */
import type { Draft, SaveAnswer } from '../../../server/contract/draft.js';
import type { Caller } from '../../support/caller.js';

export async function editDraft<T extends object>(
  admin: Caller,
  kind: string,
  id: string,
  change: (document: T) => T | null,
): Promise<void> {
  const { seq, documents } = (await admin.get<Draft>('/api/studio/draft')).body;
  const found = documents.find((document) => document.kind === kind && document.id === id);
  const content = change(structuredClone((found?.content ?? { kind, id }) as T));
  const saved = await admin.post<SaveAnswer>('/api/studio/draft', { base: seq, edits: [{ kind, id, content }] });
  if (saved.status !== 200) throw new Error(saved.text);
}
