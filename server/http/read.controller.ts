/**
 * Reading records: lists, one record, aggregates, search. Handlers take the request and the reply and nothing else:
 * for every other decorated parameter Nest would run its pipes, which costs as much as the rest of it.
 */
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { aggregate } from '../serve/read/aggregate.js';
import { list } from '../serve/read/list.js';
import { one } from '../serve/read/one.js';
import { search } from '../serve/read/search.js';
import { callOn } from './current-call.js';
import { Reads } from './reads.js';
import { queryOf, type RecordRequest } from './record-request.js';
import { Runtime } from './runtime.js';
import { sendAnswer } from './send-answer.js';

@Controller('api')
export class ReadController {
  constructor(private readonly runtime: Runtime) {}

  @Get('search')
  async search(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    sendAnswer(reply, await search(callOn(request), this.runtime, queryOf(request)));
  }

  @Get('records/:object')
  async list(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object } = request.params;
    sendAnswer(reply, await list(callOn(request), this.runtime, { object, query: queryOf(request) }));
  }

  @Post('records/:object/query')
  @Reads()
  async query(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object } = request.params;
    sendAnswer(reply, await list(callOn(request), this.runtime, { object, body: request.body }));
  }

  @Get('records/:object/aggregate')
  async groups(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object } = request.params;
    sendAnswer(reply, await aggregate(callOn(request), this.runtime, { object, query: queryOf(request) }));
  }

  @Post('records/:object/aggregate')
  @Reads()
  async aggregate(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object } = request.params;
    sendAnswer(reply, await aggregate(callOn(request), this.runtime, { object, body: request.body }));
  }

  @Get('records/:object/:id')
  async one(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object, id } = request.params;
    const known = request.headers['if-none-match'];
    const input = { object, id, query: queryOf(request), ...(known !== undefined && { known }) };
    sendAnswer(reply, await one(callOn(request), this.runtime, input));
  }
}
