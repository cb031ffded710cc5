/** Reading records: lists, one record, aggregates, search. */
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from '../serve/actor.js';
import { aggregate } from '../serve/read/aggregate.js';
import { list } from '../serve/read/list.js';
import { one } from '../serve/read/one.js';
import { search } from '../serve/read/search.js';
import { CurrentCall } from './current-call.js';
import { Runtime } from './runtime.js';
import { sendAnswer } from './send-answer.js';

@Controller('api')
export class ReadController {
  constructor(private readonly runtime: Runtime) {}

  @Get('search')
  async search(@CurrentCall() call: Call, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await search(call, this.runtime, queryOf(request)));
  }

  @Get('records/:object')
  async list(
    @Param('object') object: string,
    @CurrentCall() call: Call,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await list(call, this.runtime, { object, query: queryOf(request) }));
  }

  @Post('records/:object/query')
  @HttpCode(200)
  async query(
    @Param('object') object: string,
    @Body() body: unknown,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await list(call, this.runtime, { object, body }));
  }

  @Post('records/:object/aggregate')
  @HttpCode(200)
  async aggregate(
    @Param('object') object: string,
    @Body() body: unknown,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await aggregate(call, this.runtime, { object, body }));
  }

  @Get('records/:object/:id')
  async one(
    @Param('object') object: string,
    @Param('id') id: string,
    @CurrentCall() call: Call,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = request.headers['if-none-match'];
    sendAnswer(
      reply,
      await one(call, this.runtime, { object, id, query: queryOf(request), ...(known !== undefined && { known }) }),
    );
  }
}

/** As it came, unparsed: the key under which a planned request is found. */
function queryOf({ url }: FastifyRequest): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}
