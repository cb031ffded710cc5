/** Which jobs can be taken back. */
import type { JobRow } from '../../platform/jobs/job-store.js';

/** What a job changed is remembered for so long. */
export const rememberedFor = 30 * 24 * 3600_000;

export const isUndoable = ({ kind, state, undone, done, finishedAt }: JobRow): boolean =>
  kind === 'replace_value' &&
  (state === 'done' || state === 'failed') &&
  !undone &&
  done > 0 &&
  finishedAt !== null &&
  finishedAt.getTime() > Date.now() - rememberedFor;
