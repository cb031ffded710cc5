/** Whatever was thrown → a failure the caller may see, and whether it belongs in the log. */
import { HttpException } from '@nestjs/common';
import { Failure } from '../errors/define.js';
import { databaseFailure } from '../platform/db/database-failure.js';

interface Verdict {
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
