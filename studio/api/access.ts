/** What every role may do. */
import type { Access } from '../../server/contract/access.js';
import { get } from '../../runtime-ui/api/http.js';

export const fetchAccess = (signal?: AbortSignal) => get<Access>('studio/access', {}, signal);
