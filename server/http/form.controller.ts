/** `GET /api/objects/:object/form?id=&record_type=`: the form of a new record or of one that is there. */
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from '../serve/actor.js';
import { answerForm } from '../serve/info/answers.js';
import { formQuery } from '../serve/info/form-query.js';
import { CurrentCall } from './current-call.js';
import { Runtime } from './runtime.js';
import { knownTags, sendPacked } from './send-packed.js';

@Controller('api/objects')
export class FormController {
  constructor(private readonly runtime: Runtime) {}

  @Get(':object/form')
  async form(
    @Param('object') object: string,
    @CurrentCall() call: Call,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = request.url.split('?')[1] ?? '';
    const answer = await answerForm(call, this.runtime, formQuery(object, query), knownTags(request));
    await sendPacked(request, reply, answer);
  }
}
