/** What the database said, or its silence → an error of ours. */
import { Failure } from '../../errors/define.js';
import { isDiskFull } from './disk-full.js';
import { isAnswerLost, isLoss, OutcomeUnknown } from './loss.js';

const retrySoon = { retry_after: 2 };

/** PostgreSQL by SQLSTATE, and connections that could not be made or broke; null for anything else. */
export function databaseFailure(error: unknown): Failure | null {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const state = typeof code === 'string' ? code : '';
  // No time is named when to try again: somebody has to make room first.
  if (isDiskFull(error)) return new Failure('database.disk_full');
  if (state === '25006') return new Failure('database.read_only', { retry_after: 10 });
  if (isUndecided(error)) return new Failure('database.outcome_unknown', retrySoon);
  if (state === '57014' || state === '55P03' || state === '25P03') return new Failure('database.timeout', retrySoon);
  if (/^54...$/.test(state)) return new Failure('record.unstorable');
  if (/^53...$/.test(state) || state === '40001' || state === '40P01') return new Failure('database.busy', retrySoon);
  if (message === 'timeout exceeded when trying to connect') return new Failure('database.busy', retrySoon);
  if (message === 'Cannot use a pool after calling end on the pool') return new Failure('server.stopping', retrySoon);
  return isLoss(error) ? new Failure('database.unavailable', retrySoon) : null;
}

/** TypeORM says which statement it was that failed. */
const isUndecided = (error: unknown): boolean =>
  error instanceof OutcomeUnknown || ((error as { query?: unknown }).query === 'COMMIT' && isAnswerLost(error));
