/** Work that goes on beside the requests. */
import type { Job } from '../../server/contract/jobs.js';
import { call, get } from '../../runtime-ui/api/http.js';

export const fetchJobs = (signal?: AbortSignal) => get<{ data: readonly Job[] }>('studio/jobs', {}, signal);

export const undoJob = (id: string) => call<{ job: Job }>('POST', `studio/jobs/${encodeURIComponent(id)}/undo`);

export const isUnderWay = ({ state }: Job): boolean => state === 'waiting' || state === 'running';
