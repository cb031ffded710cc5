/** What a grant is made of, in the order in which it is shown. */
import type { GrantDocument } from '../../metadata/format/types.js';

export type Right = GrantDocument['rights'][number];
export type Level = GrantDocument['fields'][string];

export const rights: readonly Right[] = ['create', 'read', 'update', 'delete', 'export', 'import', 'transfer', 'take'];
/** Granted by the name of an object only, never for every other one. */
export const namedRights: ReadonlySet<Right> = new Set(['transfer', 'take']);
/** From the least to the most. */
export const levels: readonly Level[] = ['hidden', 'masked', 'read', 'edit'];
