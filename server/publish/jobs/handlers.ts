/** Who works on which kind of job. */
import type { JobKind } from '../../platform/jobs/job-store.js';
import type { JobHandler } from '../../platform/jobs/jobs.js';
import { replaceValueJob, type Releases } from './replace-value.js';
import { settleJob } from './settle-job.js';
import { undoReplaceJob } from './undo-replace.js';

export const jobHandlers = (releases: Releases): Readonly<Partial<Record<JobKind, JobHandler>>> => ({
  index: settleJob(releases),
  replace_value: replaceValueJob(releases),
  undo_replace: undoReplaceJob(releases),
});
