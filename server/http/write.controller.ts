/** Writing records: create, change, delete, restore, bulk, verdicts without the write, stage moves, and what happened. */
import { Controller, Delete, Get, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { bulkWrite } from '../serve/write/bulk.js';
import { changeRecord } from '../serve/write/change.js';
import { createRecord } from '../serve/write/create.js';
import { readHistory } from '../serve/write/history.js';
import { moveRecord } from '../serve/write/move.js';
import { removeRecord } from '../serve/write/remove.js';
import { restoreRecord } from '../serve/write/restore.js';
import { recordRights } from '../serve/write/rights.js';
import { listTransitions } from '../serve/write/transitions.js';
import { validateRecord } from '../serve/write/validate.js';
import { callOn } from './current-call.js';
import { Reads } from './reads.js';
import { keyOf, matchOf, type RecordRequest } from './record-request.js';
import { Runtime } from './runtime.js';
import { sendAnswer } from './send-answer.js';

@Controller('api/records/:object')
export class WriteController {
  constructor(private readonly runtime: Runtime) {}

  @Post()
  async create(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object } = request.params;
    sendAnswer(reply, await createRecord(callOn(request), this.runtime, { object, body: request.body, ...keyOf(request) }));
  }

  @Post('bulk')
  async bulk(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object } = request.params;
    sendAnswer(reply, await bulkWrite(callOn(request), this.runtime, { object, body: request.body, ...keyOf(request) }));
  }

  @Post('validate')
  @Reads()
  async validate(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object } = request.params;
    sendAnswer(reply, await validateRecord(callOn(request), this.runtime, { object, body: request.body }));
  }

  @Post(':id/validate')
  @Reads()
  async validateChange(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object, id } = request.params;
    sendAnswer(reply, await validateRecord(callOn(request), this.runtime, { object, id, body: request.body }));
  }

  @Patch(':id')
  async change(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object, id } = request.params;
    sendAnswer(reply, await changeRecord(callOn(request), this.runtime, { object, id, body: request.body, ...matchOf(request) }));
  }

  @Delete(':id')
  async remove(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object, id } = request.params;
    sendAnswer(reply, await removeRecord(callOn(request), this.runtime, { object, id, ...matchOf(request) }));
  }

  @Post(':id/restore')
  async restore(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object, id } = request.params;
    sendAnswer(reply, await restoreRecord(callOn(request), this.runtime, { object, id, ...keyOf(request) }));
  }

  @Get(':id/rights')
  async rights(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object, id } = request.params;
    sendAnswer(reply, await recordRights(callOn(request), this.runtime, { object, id }));
  }

  @Get(':id/transitions')
  async transitions(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object, id } = request.params;
    sendAnswer(reply, await listTransitions(callOn(request), this.runtime, { object, id }));
  }

  @Post(':id/transitions')
  async move(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object, id } = request.params;
    sendAnswer(
      reply,
      await moveRecord(callOn(request), this.runtime, { object, id, body: request.body, ...matchOf(request), ...keyOf(request) }),
    );
  }

  @Get(':id/history')
  async history(@Req() request: RecordRequest, @Res() reply: FastifyReply): Promise<void> {
    const { object, id } = request.params;
    sendAnswer(reply, await readHistory(callOn(request), this.runtime, { object, id, query: request.query }));
  }
}
