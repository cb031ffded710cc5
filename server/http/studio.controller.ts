/** The draft of the workspace: read, saved, discarded, checked, planned, published. For administrators. */
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Jobs } from '../platform/jobs/jobs.js';
import { answerDraft } from '../publish/draft/answer.js';
import { checkDraft } from '../publish/draft/check.js';
import { discardAll, discardOne } from '../publish/draft/discard.js';
import { planDraft } from '../publish/draft/plan.js';
import { publishDraft } from '../publish/draft/publish.js';
import { readSave } from '../publish/draft/read-edits.js';
import { saveDraft } from '../publish/draft/save.js';
import { DraftStore } from '../publish/draft/store.js';
import { settleLater } from '../publish/jobs/settle-job.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { readBody, type Fields } from './body.js';
import { CurrentCall } from './current-call.js';
import { jobOf } from './job-of.js';
import { Reads } from './reads.js';
import { Runtime } from './runtime.js';
import type { Check, Draft, PublishAnswer, SaveAnswer, StudioPlan } from './studio-contract.js';

const publication = {
  digest: { type: 'text', required: true, label: { en: 'Digest of the plan', 'zh-CN': '计划摘要' } },
  message: { type: 'text', required: true, max: 2000, label: { en: 'Message', 'zh-CN': '说明' } },
  confirm: { type: 'boolean', label: { en: 'Confirmed', 'zh-CN': '已确认' } },
} as const satisfies Fields;

/** Who writes, as the draft records it. */
export const saverOf = ({ actor }: Call): { workspace: string; by: string } => ({
  workspace: actor.workspace.id,
  by: actor.user.id,
});

@Controller('api/studio')
export class StudioController {
  constructor(
    private readonly drafts: DraftStore,
    private readonly runtime: Runtime,
    private readonly jobs: Jobs,
  ) {}

  /** 304 while nobody has changed anything, so that one may ask every few seconds. */
  @Get('draft')
  async draft(
    @CurrentCall() call: Call,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireAdministrator(call);
    const state = await this.drafts.read(call.actor.workspace.id);
    const etag = `"${call.actor.workspace.id}-${state.release}-${state.seq}"`;
    reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'cookie, authorization' });
    if (known !== undefined && known.split(/\s*,\s*/).includes(etag)) reply.code(304).send();
    else reply.send(await answerDraft(this.runtime.admin, state));
  }

  @Post('draft')
  @HttpCode(200)
  save(@Body() body: unknown, @CurrentCall() call: Call): Promise<SaveAnswer> {
    requireAdministrator(call);
    return saveDraft(this.drafts, saverOf(call), readSave(body));
  }

  @Delete('draft')
  async discardAll(@CurrentCall() call: Call): Promise<Draft> {
    requireAdministrator(call);
    return answerDraft(this.runtime.admin, await discardAll(this.drafts, saverOf(call)));
  }

  @Delete('draft/:kind/:id')
  async discardOne(@Param('kind') kind: string, @Param('id') id: string, @CurrentCall() call: Call): Promise<Draft> {
    requireAdministrator(call);
    return answerDraft(this.runtime.admin, await discardOne(this.drafts, saverOf(call), { kind, id }));
  }

  @Get('check')
  async check(@CurrentCall() call: Call): Promise<Check> {
    requireAdministrator(call);
    return checkDraft(await this.drafts.read(call.actor.workspace.id), call.language);
  }

  @Post('plan')
  @HttpCode(200)
  @Reads()
  async plan(@CurrentCall() call: Call): Promise<StudioPlan> {
    requireAdministrator(call);
    const { workspace } = call.actor;
    return planDraft(this.drafts, workspace, await this.drafts.read(workspace.id), call.language);
  }

  @Post('publish')
  @HttpCode(200)
  async publish(@Body() body: unknown, @CurrentCall() call: Call): Promise<PublishAnswer> {
    requireAdministrator(call);
    const { digest, message, confirm = false } = readBody(body, publication);
    const { workspace, user } = call.actor;
    const who = { workspace, by: user.id, language: call.language };
    const { release } = await publishDraft(this.drafts, who, { digest, message, confirm });
    // The notice takes a moment; the caller's next request must see the release.
    const fresh = await this.runtime.releases.refresh(workspace.id);
    const jobs = await settleLater(this.jobs, this.runtime.admin, fresh, user.id);
    return { release, jobs: jobs.map((job) => jobOf(job, call.language)) };
  }
}
