/** What handlers hand to the pipelines; one per process. */
import type pg from 'pg';
import type { ReleaseStore } from '../publish/release-store.js';
import { PlanCache } from '../serve/read/plan-cache.js';
import type { SightCache } from '../serve/sight/sight-cache.js';

export class Runtime {
  constructor(
    readonly records: pg.Pool,
    readonly admin: pg.Pool,
    readonly releases: ReleaseStore,
    readonly sights: SightCache,
    readonly plans: PlanCache = new PlanCache(),
  ) {}
}
