/** `/api/studio/jobs` and `/api/studio/replace-value`: work that goes on beside the requests, and its undoing. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Failure, inLanguage } from '../errors/define.js';
import { audit } from '../platform/audit/audit.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { JobRow } from '../platform/jobs/job-store.js';
import { countCode, planReplacement, type Replacement } from '../publish/jobs/replace-value.js';
import { undoText } from '../publish/jobs/undo-replace.js';
import { isUndoable } from '../publish/jobs/undoable.js';
import type { ValueFields } from '../publish/jobs/value-fields.js';
import { currentOf } from '../publish/publish.js';
import type { Call } from '../serve/actor.js';
import { dependenciesOn } from '../serve/sight/dependencies.js';
import { requireAdministrator } from './actor-of.js';
import { readBody, type Fields } from './body.js';
import { CurrentCall } from './current-call.js';
import { jobOf } from './job-of.js';
import { readId } from './read-id.js';
import { Reads } from './reads.js';
import { Runtime } from './runtime.js';
import type { Job, ReplacePreview } from './studio-contract.js';
import { scopeIn, valueScope } from './value-scope.js';

const code = { type: 'text', required: true, max: 60 } as const;
const replacement = {
  ...valueScope,
  from: { ...code, label: { en: 'Value to be replaced', 'zh-CN': '被替换的值' } },
  to: { ...code, label: { en: 'New value', 'zh-CN': '新值' } },
} as const satisfies Fields;

/** Shown at most. */
const mostJobs = 100;

@Controller('api/studio')
export class StudioJobsController {
  constructor(
    private readonly runtime: Runtime,
    private readonly jobs: Jobs,
  ) {}

  @Get('jobs')
  async list(@CurrentCall() call: Call): Promise<{ data: Job[] }> {
    requireAdministrator(call);
    const rows = await this.jobs.store.list(call.actor.workspace.id, mostJobs);
    return { data: rows.map((row) => jobOf(row, call.language)) };
  }

  @Get('jobs/:id')
  async one(@Param('id') id: string, @CurrentCall() call: Call): Promise<{ data: Job }> {
    requireAdministrator(call);
    return { data: jobOf(await this.find(id, call), call.language) };
  }

  @Post('jobs/:id/undo')
  @HttpCode(202)
  async undo(@Param('id') id: string, @CurrentCall() call: Call): Promise<{ job: Job }> {
    requireAdministrator(call);
    const original = await this.find(id, call);
    if (!isUndoable(original)) throw new Failure('job.not_undoable', {});
    this.refuseWidening(fieldsOfJob(original, call), call);
    const text = undoText(original.text);
    const details = { text: original.text, fields: original.details.fields };
    const about = { text, details, total: original.done, undoes: original.id };
    const job = await this.begin(call, { kind: 'undo_replace', ...about }).catch((error: { constraint?: string }) => {
      throw error.constraint === 'job_undoes_key' ? new Failure('job.not_undoable', {}) : error;
    });
    await this.recordAct(call, 'job.undo', original);
    return { job: jobOf(job, call.language) };
  }

  @Post('replace-value/preview')
  @HttpCode(200)
  @Reads()
  async preview(@Body() body: unknown, @CurrentCall() call: Call): Promise<ReplacePreview> {
    requireAdministrator(call);
    const given = readReplacement(body);
    const { targets } = await this.plan(given, call);
    const { records, fields } = await countCode(this.runtime.records, call.release.workspace.schema, targets, given.from);
    const text = inLanguage(call.language);
    return {
      count: records,
      fields: fields.map((one) => ({
        object: one.object.id,
        field: one.field.id,
        label: `${text(one.object.label)} › ${text(one.field.label)}`,
        count: one.records,
      })),
    };
  }

  @Post('replace-value')
  @HttpCode(202)
  async replace(@Body() body: unknown, @CurrentCall() call: Call): Promise<{ job: Job }> {
    requireAdministrator(call);
    const given = readReplacement(body);
    const { targets, text } = await this.plan(given, call);
    this.refuseWidening(targets, call);
    const fields = Object.fromEntries(targets.map((target) => [target.object.id, target.fields.map(({ id }) => id)]));
    const job = await this.begin(call, { kind: 'replace_value', text, details: { replacement: given, fields } });
    await this.recordAct(call, 'job.start', job);
    return { job: jobOf(job, call.language) };
  }

  private async plan(given: Replacement, { release }: Call) {
    const { documents } = await currentOf(this.runtime.admin, release.workspace.id, release.number);
    return planReplacement(given, release.model, documents);
  }

  /** A job writes without being judged record by record, so it is not for whom any of them might open something to. */
  private refuseWidening(targets: readonly ValueFields[], { release, actor }: Call): void {
    const sight = this.runtime.sights.get(release, actor.roles);
    for (const { object, fields } of targets) {
      const hanging = fields.find(({ name }) => dependenciesOn(sight, object).some(({ field }) => field === name));
      if (hanging && sight.objects[object.name]?.rows.take !== true)
        throw new Failure('replace.widens', { label: hanging.label });
    }
  }

  private begin({ actor }: Call, job: Omit<Parameters<Jobs['add']>[0], 'workspaceId' | 'userId'>): Promise<JobRow> {
    return this.jobs.add({ ...job, workspaceId: actor.workspace.id, userId: actor.user.id });
  }

  private async find(id: string, { actor }: Call): Promise<JobRow> {
    const row = await this.jobs.store.find(readId(id, 'job.unknown'));
    if (row?.workspaceId !== actor.workspace.id) throw new Failure('job.unknown');
    return row;
  }

  private recordAct({ actor }: Call, action: 'job.start' | 'job.undo', { id, text }: JobRow): Promise<void> {
    const entry = { workspace: actor.workspace.id, by: actor.user.id, action, subject: `job/${id}` };
    return audit.record(this.runtime.admin, { ...entry, details: { job: text.en } });
  }
}

/** What a replacement changed, as the release has it now. */
function fieldsOfJob({ details }: JobRow, { release }: Call): readonly ValueFields[] {
  const ids = details.fields as Readonly<Record<string, readonly string[]>>;
  return Object.values(release.model.objects).map((object) => ({
    object,
    fields: Object.values(object.fields).filter(({ id }) => ids[object.id]?.includes(id)),
  }));
}

function readReplacement(body: unknown): Replacement {
  const { from, to, ...scope } = readBody(body, replacement);
  return { scope: scopeIn(scope), from, to };
}
