/** `POST /api/studio/form`: the form as the draft has it, for the live preview. */
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { DraftStore } from '../publish/draft/store.js';
import { trialModel } from '../publish/trial/draft-model.js';
import { previewForm } from '../publish/trial/form-preview.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { readBody, type Fields } from './body.js';
import { CurrentCall } from './current-call.js';
import { Reads } from './reads.js';
import type { FormPreview } from './studio-contract.js';
import { valueScope } from './value-scope.js';

const request = {
  object: { ...valueScope.object, required: true },
  record_type: { type: 'text', max: 60, label: { en: 'Record type', 'zh-CN': '业务类型' } },
  role: { type: 'text', max: 60, label: { en: 'Role', 'zh-CN': '角色' } },
} as const satisfies Fields;

@Controller('api/studio/form')
export class StudioFormController {
  constructor(private readonly drafts: DraftStore) {}

  @Post()
  @HttpCode(200)
  @Reads()
  async form(@Body() body: unknown, @CurrentCall() call: Call): Promise<FormPreview> {
    requireAdministrator(call);
    const { object, record_type: recordType, role } = readBody(body, request);
    const trial = trialModel(await this.drafts.read(call.actor.workspace.id), call.release);
    return previewForm(call, trial, {
      object,
      ...(recordType !== undefined && { recordType }),
      ...(role !== undefined && { role }),
    });
  }
}
