/** Releases, their differences, and the way back to one; the audit trail. For administrators. */
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { readAudit } from '../platform/audit/read.js';
import { answerDraft } from '../publish/draft/answer.js';
import { restoreRelease } from '../publish/draft/discard.js';
import { diffReleases, listReleases, releaseNumber } from '../publish/draft/releases.js';
import { DraftStore } from '../publish/draft/store.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { CurrentCall } from './current-call.js';
import { readId } from './read-id.js';
import { Runtime } from './runtime.js';
import type { AuditAnswer, Draft, ReleaseDiff, ReleaseEntry } from './studio-contract.js';
import { saverOf } from './studio.controller.js';

type Given = Readonly<Record<string, unknown>>;
const pageSize = 200;
const textIn = (query: Given, key: string): string => {
  const given = query[key];
  return typeof given === 'string' ? given.replaceAll('\u0000', '').trim().slice(0, 200) : '';
};

@Controller('api/studio')
export class StudioHistoryController {
  constructor(
    private readonly drafts: DraftStore,
    private readonly runtime: Runtime,
  ) {}

  @Get('releases')
  async releases(@Query() query: Given, @CurrentCall() call: Call): Promise<{ data: ReleaseEntry[] }> {
    requireAdministrator(call);
    const before = query.before === undefined ? null : releaseNumber(textIn(query, 'before'));
    return { data: await listReleases(this.runtime.admin, call.actor.workspace.id, before, pageSize) };
  }

  @Get('releases/diff')
  diff(@Query() query: Given, @CurrentCall() call: Call): Promise<ReleaseDiff> {
    requireAdministrator(call);
    const range = { from: textIn(query, 'from'), to: textIn(query, 'to') };
    return diffReleases(this.drafts, call.actor.workspace.id, range, call.language);
  }

  @Post('releases/:number/restore')
  @HttpCode(200)
  async restore(@Param('number') number: string, @CurrentCall() call: Call): Promise<Draft> {
    requireAdministrator(call);
    return answerDraft(this.runtime.admin, await restoreRelease(this.drafts, saverOf(call), releaseNumber(number)));
  }

  @Get('audit')
  audit(@Query() query: Given, @CurrentCall() call: Call): Promise<AuditAnswer> {
    requireAdministrator(call);
    const [kind, by] = [textIn(query, 'kind'), textIn(query, 'by')];
    return readAudit(
      this.runtime.admin,
      call.actor.workspace.id,
      {
        search: textIn(query, 'search'),
        ...(kind && { kind }),
        ...(by && { by }),
        ...(query.after !== undefined && { after: readId(query.after, 'studio.audit_unknown') }),
      },
      call.language,
    );
  }
}
