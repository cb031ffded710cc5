/** A job as the studio shows it. */
import { isUndoable } from '../publish/jobs/undoable.js';
import { inLanguage, type Language } from '../errors/define.js';
import { messageOf } from '../errors/problem.js';
import type { JobRow } from '../platform/jobs/job-store.js';
import type { Job } from '../contract/jobs.js';

export const jobOf = (row: JobRow, language: Language): Job => ({
  id: row.id,
  kind: row.kind,
  text: inLanguage(language)(row.text),
  state: row.state,
  done: row.done,
  total: row.total,
  error: row.error && messageOf(row.error.code, row.error.params, language),
  by: { id: row.userId ?? '', label: row.userName ?? 'Touchstone' },
  at: row.createdAt.toISOString(),
  undoable: isUndoable(row),
});
