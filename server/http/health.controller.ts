/** For operators: is the process alive, can it work, how does it fare. */
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Failure } from '../errors/define.js';
import { Metrics } from '../platform/metrics.js';
import { Public } from './public.js';
import { Runtime } from './runtime.js';

@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly runtime: Runtime,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live() {
    return { status: 'ok' };
  }

  /** Ready where both pools get an answer from the database. */
  @Get('health/ready')
  async ready() {
    try {
      await Promise.all([this.runtime.records.query('select 1'), this.runtime.admin.query('select 1')]);
    } catch {
      throw new Failure('database.unavailable', { retry_after: 2 });
    }
    return { status: 'ok' };
  }

  @Get('metrics')
  async figures(@Res() reply: FastifyReply) {
    const text = await this.metrics.text();
    reply.header('content-type', this.metrics.contentType).send(text);
  }
}
