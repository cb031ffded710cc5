/** Whatever was thrown → a failure the caller may see, and whether it belongs in the log. */
import { HttpException } from '@nestjs/common';
import { Failure } from '../errors/define.js';
import { isDiskFull } from '../platform/db/disk-full.js';
import { isAnswerLost, isLoss, OutcomeUnknown } from '../platform/db/loss.js';

export interface Verdict {
  readonly failure: Failure;
  /** Our fault or the database's: to be logged with what was thrown. */
  readonly log: boolean;
}

const retrySoon = { retry_after: 2 };

export function verdictOn(error: unknown, request: { method: string; url: string; bodyLimit: number }): Verdict {
  if (error instanceof Failure) return { failure: error, log: false };
  if (error instanceof HttpException) return { failure: ofStatus(error.getStatus(), request), log: error.getStatus() >= 500 };
  const ofDatabase = databaseFailure(error);
  if (ofDatabase) return { failure: ofDatabase, log: true };
  const { statusCode } = error as { statusCode?: number };
  if (statusCode !== undefined && statusCode < 500) return { failure: ofStatus(statusCode, request), log: false };
  return { failure: new Failure('internal'), log: true };
}

/** Answers that the HTTP layer gives before any of our code runs. */
function ofStatus(status: number, { method, url, bodyLimit }: { method: string; url: string; bodyLimit: number }): Failure {
  if (status === 404 || status === 405) return new Failure('route.unknown', { method, path: url.split('?', 1)[0] });
  if (status === 413) return new Failure('request.too_large', { limit: bodyLimit });
  if (status === 415) return new Failure('request.media_type');
  if (status === 503) return new Failure('server.stopping', retrySoon);
  return status < 500 ? new Failure('request.malformed') : new Failure('internal');
}

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
