/** The draft as the server keeps it. */
import type { DocumentKind } from '../../metadata/documents/component.js';
import type { Check, Draft, SaveAnswer, SaveRequest } from '../../server/contract/draft.js';
import { call, get, getIfChanged } from '../../runtime-ui/api/http.js';

export const fetchDraft = (etag: string | null) => getIfChanged<Draft>('studio/draft', etag);

export const saveDraft = (body: SaveRequest) => call<SaveAnswer>('POST', 'studio/draft', { body });

export const discardDraft = () => call<Draft>('DELETE', 'studio/draft');

export const discardDocument = (kind: DocumentKind, id: string) =>
  call<Draft>('DELETE', `studio/draft/${kind}/${encodeURIComponent(id)}`);

export const fetchCheck = (signal?: AbortSignal) => get<Check>('studio/check', {}, signal);
