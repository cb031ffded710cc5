/** `GET /api/studio/access`: what every role of the draft may do, and what changes by it. */
import { Controller, Get } from '@nestjs/common';
import { accessChanges, accessOf } from '../publish/access.js';
import { DraftStore } from '../publish/draft/store.js';
import { trialModel } from '../publish/trial/draft-model.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { CurrentCall } from './current-call.js';
import type { Access } from './studio-contract.js';

@Controller('api/studio/access')
export class StudioAccessController {
  constructor(private readonly drafts: DraftStore) {}

  @Get()
  async access(@CurrentCall() call: Call): Promise<Access> {
    requireAdministrator(call);
    const { release, language } = call;
    const { model, current } = trialModel(await this.drafts.read(release.workspace.id), release);
    return { roles: accessOf(model, language), changes: accessChanges(release.model, model, language), current };
  }
}
