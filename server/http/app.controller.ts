/** `GET /api/app`: the application as far as the caller may see it. */
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from '../serve/actor.js';
import { answerApp } from '../serve/info/answers.js';
import { CurrentCall } from './current-call.js';
import { Runtime } from './runtime.js';
import { knownTags, sendPacked } from './send-packed.js';

@Controller('api/app')
export class AppController {
  constructor(private readonly runtime: Runtime) {}

  @Get()
  async app(@CurrentCall() call: Call, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendPacked(request, reply, await answerApp(call, this.runtime, knownTags(request)));
  }
}
