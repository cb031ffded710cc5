/** Builds the indexes of a release after it was published, with progress; what is interrupted is begun again. */
import type { Pool } from 'pg';
import type { JobHandler } from '../../platform/jobs/jobs.js';
import type { Jobs } from '../../platform/jobs/jobs.js';
import type { JobRow } from '../../platform/jobs/job-store.js';
import type { Release } from '../../contract/call.js';
import { settleIndexes } from '../settle.js';
import { shareOfCurrent, unsettled } from './unsettled.js';

/** Progress of a job is counted in hundredths of an index. */
const parts = 100;
const lookEvery = 1_000;

interface Releases {
  refresh(workspaceId: string): Promise<Release>;
}

/** Of the release that is current when the job runs, which may be a later one than it was begun for. */
export const settleJob =
  (releases: Releases): JobHandler =>
  async ({ job, pool, change }) => {
    const { workspace, model } = await releases.refresh(job.workspaceId);
    const { missing } = await unsettled(pool, workspace.schema, model);
    const total = missing.length * parts;
    await change({ done: 0, total });
    const look = async (): Promise<void> => {
      const left = (await unsettled(pool, workspace.schema, model)).missing.length;
      const share = left > 0 ? await shareOfCurrent(pool, workspace.schema) : 0;
      await change({ done: Math.max(0, total - left * parts + Math.floor(share * (parts - 1))) });
    };
    let looking: Promise<void> = Promise.resolve();
    const timer = setInterval(() => (looking = looking.then(look).catch(() => {})), lookEvery);
    try {
      await settleIndexes(pool, workspace.schema, model);
    } finally {
      clearInterval(timer);
      await looking;
    }
    await change({ done: total });
  };

/** To be called after a publish that did not wait for its indexes; empty where there is nothing to do. */
export async function settleLater(
  jobs: Jobs,
  admin: Pool,
  { workspace, number, model }: Release,
  userId?: string,
): Promise<readonly JobRow[]> {
  const { missing, rest } = await unsettled(admin, workspace.schema, model);
  if (missing.length === 0 && !rest) return [];
  const text = {
    en: `Indexes of release ${number}`,
    'zh-CN': `第 ${number} 版的索引`,
  };
  const total = missing.length * parts;
  return [await jobs.add({ workspaceId: workspace.id, kind: 'index', text, total, ...(userId !== undefined && { userId }) })];
}
