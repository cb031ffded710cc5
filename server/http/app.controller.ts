/** `GET /api/app`: the application as far as the caller may see it. */
import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Call } from '../serve/actor.js';
import { answerApp } from '../serve/info/answers.js';
import { CurrentCall } from './current-call.js';
import { Runtime } from './runtime.js';
import { sendAnswer } from './send-answer.js';

@Controller('api/app')
export class AppController {
  constructor(private readonly runtime: Runtime) {}

  @Get()
  async app(
    @CurrentCall() call: Call,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await answerApp(call, this.runtime, known));
  }
}
