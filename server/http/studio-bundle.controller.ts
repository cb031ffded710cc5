/** `/api/studio/bundle`: the whole configuration as one zip file, out of the draft or a release, and into the draft. */
import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../errors/define.js';
import { importBundle } from '../publish/bundle/import-bundle.js';
import { zipDocuments } from '../publish/bundle/zip.js';
import { answerDraft } from '../publish/draft/answer.js';
import { filed, filesOf } from '../publish/draft/files.js';
import { DraftStore } from '../publish/draft/store.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { CurrentCall } from './current-call.js';
import { Runtime } from './runtime.js';
import { saverOf } from './studio.controller.js';
import type { ImportAnswer } from './studio-contract.js';

@Controller('api/studio/bundle')
export class StudioBundleController {
  constructor(
    private readonly drafts: DraftStore,
    private readonly runtime: Runtime,
  ) {}

  @Get()
  async export(@Query('release') release: unknown, @CurrentCall() call: Call, @Res() reply: FastifyReply): Promise<void> {
    requireAdministrator(call);
    const { id, name } = call.actor.workspace;
    const number = numberIn(release);
    const documents =
      number === null
        ? filesOf(await this.drafts.read(id))
        : filed((await this.drafts.release(this.runtime.admin, id, number)).values());
    const file = `${name}-${number === null ? 'draft' : `release-${number}`}.zip`;
    reply
      .headers({ 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${file}"` })
      .send(Buffer.from(zipDocuments(documents)));
  }

  @Post()
  @HttpCode(200)
  async import(@Req() { body }: FastifyRequest, @CurrentCall() call: Call): Promise<ImportAnswer> {
    requireAdministrator(call);
    if (!Buffer.isBuffer(body)) throw new Failure('bundle.media_type', {});
    const { state, ...counts } = await importBundle(this.drafts, saverOf(call), body);
    return { draft: await answerDraft(this.runtime.admin, state), ...counts };
  }
}

function numberIn(release: unknown): number | null {
  if (release === undefined) return null;
  if (typeof release === 'string' && /^[1-9]\d{0,8}$/.test(release)) return Number(release);
  throw new Failure('studio.release_unknown', { release: String(release).slice(0, 20) });
}
