/** Plan, publish, releases and their differences. */
import type { Draft, PublishAnswer, PublishBody, StudioPlan } from '../../server/contract/draft.js';
import type { ReleaseDiff, ReleaseEntry } from '../../server/contract/releases.js';
import { call, get } from '../../runtime-ui/api/http.js';

export const fetchPlan = (signal?: AbortSignal) => call<StudioPlan>('POST', 'studio/plan', { ...(signal && { signal }) });

export const publish = (body: PublishBody) => call<PublishAnswer>('POST', 'studio/publish', { body });

export const fetchReleases = (before: number | null, signal?: AbortSignal) =>
  get<{ data: readonly ReleaseEntry[] }>('studio/releases', { before }, signal);

/** `to`: a number, or `draft`. */
export const fetchDiff = (from: string, to: string, signal?: AbortSignal) =>
  get<ReleaseDiff>('studio/releases/diff', { from, to }, signal);

export const restoreRelease = (number: number) => call<Draft>('POST', `studio/releases/${number}/restore`);
