/** The audit trail, and what earlier releases left out. */
import type { ComponentRef } from '../../metadata/documents/component.js';
import type { AuditAnswer } from '../../server/contract/releases.js';
import type { RemovedAnswer } from '../../server/contract/removed.js';
import { call, get } from '../../runtime-ui/api/http.js';

export interface AuditFilter {
  readonly search: string;
  readonly kind: string;
  readonly by: string;
}

export const fetchAudit = (filter: AuditFilter, after: string | null, signal?: AbortSignal) =>
  get<AuditAnswer>('studio/audit', { ...filter, after }, signal);

export const fetchRemoved = (signal?: AbortSignal) => get<RemovedAnswer>('studio/removed', {}, signal);

/** `name`: typed by the user, to confirm. */
export const purge = (at: ComponentRef, name: string) => call<void>('POST', 'studio/purge', { body: { at, name } });
