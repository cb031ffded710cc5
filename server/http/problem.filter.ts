/** Everything thrown on the way to an answer → `application/problem+json`. */
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catalogue } from '../errors/catalogue/index.js';
import type { Failure } from '../errors/define.js';
import { problemOf } from '../errors/problem.js';
import { Metrics } from '../platform/metrics.js';
import { bodyLimitOf } from './adapter.js';
import { verdictOn } from './failure-of.js';
import { languageOf } from './language.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly metrics: Metrics) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { failure, log } = verdictOn(error, {
      method: request.method,
      url: request.url,
      bodyLimit: bodyLimitOf(request),
    });
    if (log) request.log.error({ err: error, id: request.id }, 'request failed');
    if ((catalogue[failure.code]?.status ?? 0) >= 500) this.metrics.failed(failure.code);
    sendProblem(http.getResponse<FastifyReply>(), failure, request);
  }
}

function sendProblem(reply: FastifyReply, failure: Failure, request: FastifyRequest): void {
  if (reply.sent) return;
  const problem = problemOf(failure, languageOf(request.headers['accept-language']), request.id);
  const { retry_after: retryAfter } = failure.params;
  if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  reply
    .code(problem.status)
    .headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
    .send(JSON.stringify(problem));
}
