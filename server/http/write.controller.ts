/** Writing records: create, change, delete, restore, bulk, verdicts without the write, stage moves, and what happened. */
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Call } from '../serve/actor.js';
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
import { CurrentCall } from './current-call.js';
import { Runtime } from './runtime.js';
import { sendAnswer } from './send-answer.js';

/** Header fields that writes know. */
type Fields = Readonly<Record<string, string | undefined>>;

const condition = (headers: Fields) => (headers['if-match'] === undefined ? {} : { ifMatch: headers['if-match'] });
const key = (headers: Fields) => (headers['idempotency-key'] === undefined ? {} : { idempotencyKey: headers['idempotency-key'] });

@Controller('api/records/:object')
export class WriteController {
  constructor(private readonly runtime: Runtime) {}

  @Post()
  async create(
    @Param('object') object: string,
    @Body() body: unknown,
    @Headers() headers: Fields,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await createRecord(call, this.runtime, { object, body, ...key(headers) }));
  }

  @Post('bulk')
  @HttpCode(200)
  async bulk(
    @Param('object') object: string,
    @Body() body: unknown,
    @Headers() headers: Fields,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await bulkWrite(call, this.runtime, { object, body, ...key(headers) }));
  }

  @Post('validate')
  @HttpCode(200)
  async validate(
    @Param('object') object: string,
    @Body() body: unknown,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await validateRecord(call, this.runtime, { object, body }));
  }

  @Post(':id/validate')
  @HttpCode(200)
  async validateChange(
    @Param('object') object: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await validateRecord(call, this.runtime, { object, id, body }));
  }

  @Patch(':id')
  async change(
    @Param('object') object: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers() headers: Fields,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await changeRecord(call, this.runtime, { object, id, body, ...condition(headers) }));
  }

  @Delete(':id')
  async remove(
    @Param('object') object: string,
    @Param('id') id: string,
    @Headers() headers: Fields,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await removeRecord(call, this.runtime, { object, id, ...condition(headers) }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  async restore(
    @Param('object') object: string,
    @Param('id') id: string,
    @Headers() headers: Fields,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await restoreRecord(call, this.runtime, { object, id, ...key(headers) }));
  }

  @Get(':id/rights')
  async rights(
    @Param('object') object: string,
    @Param('id') id: string,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await recordRights(call, this.runtime, { object, id }));
  }

  @Get(':id/transitions')
  async transitions(
    @Param('object') object: string,
    @Param('id') id: string,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await listTransitions(call, this.runtime, { object, id }));
  }

  @Post(':id/transitions')
  @HttpCode(200)
  async move(
    @Param('object') object: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers() headers: Fields,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await moveRecord(call, this.runtime, { object, id, body, ...condition(headers), ...key(headers) }));
  }

  @Get(':id/history')
  async history(
    @Param('object') object: string,
    @Param('id') id: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentCall() call: Call,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await readHistory(call, this.runtime, { object, id, query }));
  }
}
