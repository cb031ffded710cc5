/** The API described: `openapi.json` as the caller has it, the page that shows it, and the error catalogue. */
import { Controller, Get, Headers, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { publicDocument } from '../compile/openapi/document.js';
import { platformVersion } from '../compile/version.js';
import { Failure } from '../errors/define.js';
import { Sessions } from '../platform/identity/sessions.js';
import { answerApi } from '../serve/info/answers.js';
import { apiPage, docsAsset, errorsPage } from './docs-pages.js';
import { languageOf } from './language.js';
import { Public } from './public.js';
import { Runtime } from './runtime.js';
import { knownTags, sendPacked } from './send-packed.js';
import { callOf } from './session.guard.js';

@Public()
@Controller('api')
export class OpenapiController {
  constructor(
    private readonly runtime: Runtime,
    private readonly sessions: Sessions,
  ) {}

  @Get('openapi.json')
  async document(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const call = await callOf(request, this.sessions, this.runtime);
    if (call) await sendPacked(request, reply, await answerApi(call, this.runtime, knownTags(request)));
    else
      reply
        .header('vary', 'accept-language, cookie, authorization')
        .send(publicDocument(platformVersion, languageOf(request.headers['accept-language'])));
  }

  @Get('docs')
  page(@Headers('accept-language') languages: string | undefined, @Res() reply: FastifyReply): void {
    reply.type('text/html; charset=utf-8').send(apiPage(languageOf(languages)));
  }

  /** Their addresses carry the version, so they may be kept for ever. */
  @Get('docs/assets/:name')
  asset(
    @Param('name') name: string,
    @Headers('accept-encoding') encodings: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    const asset = docsAsset(name);
    if (!asset) throw new Failure('route.unknown', { method: 'GET', path: `/api/docs/assets/${name}` });
    const packed = /\bgzip\b/.test(encodings ?? '');
    reply.type(asset.type).headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
    if (packed) reply.header('content-encoding', 'gzip');
    reply.send(packed ? asset.gzip : asset.plain);
  }

  @Get('docs/errors')
  errors(@Headers('accept-language') languages: string | undefined, @Res() reply: FastifyReply): void {
    reply.type('text/html; charset=utf-8').send(errorsPage(languageOf(languages)));
  }
}
