/** The draft tried on real records: conditions, and the stage flow. */
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Failure } from '../errors/define.js';
import { DraftStore } from '../publish/draft/store.js';
import { trialModel } from '../publish/trial/draft-model.js';
import { trialRecords } from '../publish/trial/records.js';
import { simulate } from '../publish/trial/simulate.js';
import { tryRule } from '../publish/trial/try-rule.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { readBody, type Fields } from './body.js';
import { CurrentCall } from './current-call.js';
import { Reads } from './reads.js';
import { Runtime } from './runtime.js';
import type { Simulation, TrialRecords, TryRuleAnswer } from './studio-contract.js';
import { valueScope } from './value-scope.js';

const object = { ...valueScope.object, required: true } as const;
const record = { type: 'uuid', label: { en: 'Record', 'zh-CN': '记录' } } as const;

const search = {
  object,
  search: { type: 'text', max: 100, label: { en: 'Search', 'zh-CN': '搜索' } },
} as const satisfies Fields;

/** `rule` is read apart from them: it is whatever one has typed. */
const rule = { object, record, show: { type: 'boolean', label: { en: 'Shown', 'zh-CN': '显示' } } } as const satisfies Fields;

const simulation = {
  object,
  record: { ...record, required: true },
  stage: { type: 'text', max: 60, label: { en: 'Stage', 'zh-CN': '阶段' } },
} as const satisfies Fields;

@Controller('api/studio')
export class StudioTrialController {
  constructor(
    private readonly drafts: DraftStore,
    private readonly runtime: Runtime,
  ) {}

  @Get('records')
  records(@Query() query: Record<string, unknown>, @CurrentCall() call: Call): Promise<TrialRecords> {
    requireAdministrator(call);
    const given = readBody(query, search);
    return trialRecords(call, this.runtime, given.object, given.search?.trim() ?? '');
  }

  @Post('try-rule')
  @HttpCode(200)
  @Reads()
  async tryRule(@Body() body: unknown, @CurrentCall() call: Call): Promise<TryRuleAnswer> {
    requireAdministrator(call);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Failure('request.malformed');
    const { rule: written, ...others } = body as Readonly<Record<string, unknown>>;
    const given = readBody(others, rule);
    return tryRule(call, this.runtime, await this.trial(call), {
      object: given.object,
      rule: written,
      show: given.show ?? true,
      record: given.record ?? null,
    });
  }

  @Post('simulate')
  @HttpCode(200)
  @Reads()
  async simulate(@Body() body: unknown, @CurrentCall() call: Call): Promise<Simulation> {
    requireAdministrator(call);
    const given = readBody(body, simulation);
    return simulate(call, this.runtime, await this.trial(call), { ...given, stage: given.stage ?? null });
  }

  private async trial(call: Call) {
    return trialModel(await this.drafts.read(call.actor.workspace.id), call.release);
  }
}
