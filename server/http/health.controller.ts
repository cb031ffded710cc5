/** For operators: is the process alive, can it work, how does it fare. */
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Failure } from '../errors/define.js';
import { Readiness } from '../platform/db/readiness.js';
import { Metrics } from '../platform/metrics.js';
import { databaseFailure } from '../platform/db/database-failure.js';
import { Public } from './public.js';

@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live() {
    return { status: 'ok' };
  }

  /** Ready where the database answers and takes changes; says what keeps it from that. Own connection: busy is not broken. */
  @Get('health/ready')
  async ready() {
    const obstacle = await this.readiness.obstacle();
    if (obstacle !== null) throw databaseFailure(obstacle) ?? new Failure('database.unavailable', { retry_after: 2 });
    return { status: 'ok' };
  }

  @Get('metrics')
  async figures(@Res() reply: FastifyReply) {
    const text = await this.metrics.text();
    reply.header('content-type', this.metrics.contentType).send(text);
  }
}
