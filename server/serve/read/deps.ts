/** What the read pipelines are given. */
import type pg from 'pg';
import type { Release } from '../../contract/call.js';
import type { FreshDeps } from '../fresh.js';
import type { Sight } from '../sight/sight.js';
import type { PlanCache } from './plan-cache.js';

export interface ReadDeps extends FreshDeps {
  readonly records: pg.Pool;
  readonly sights: { get(release: Release, roles: readonly string[]): Sight };
  readonly plans: PlanCache;
}

/** Who asks decides what is answered, so no cache keeps it. */
export const readHeaders = (timing: string): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'private, no-store',
  'server-timing': timing,
});
