/** What releases left out and tables still hold; the end of it. For administrators. */
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { listOf, textOf, type ComponentRef } from '../../metadata/documents/component.js';
import { Failure, inLanguage } from '../errors/define.js';
import { audit } from '../platform/audit/audit.js';
import { purge } from '../publish/purge.js';
import { listRemoved } from '../publish/removed.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { CurrentCall } from './current-call.js';
import { Runtime } from './runtime.js';
import type { RemovedAnswer } from './studio-contract.js';

@Controller('api/studio')
export class StudioRemovedController {
  constructor(private readonly runtime: Runtime) {}

  @Get('removed')
  async removed(@CurrentCall() call: Call): Promise<RemovedAnswer> {
    requireAdministrator(call);
    const { workspace, model } = call.release;
    const found = await listRemoved(this.runtime.admin, workspace.id, workspace.schema, model);
    return {
      data: found.map(({ at, name, label, object, removedIn, filled }) => ({
        at,
        name,
        label: inLanguage(call.language)(label),
        object,
        removed_in: removedIn,
        filled,
      })),
    };
  }

  @Post('purge')
  @HttpCode(204)
  async purge(@Body() body: unknown, @CurrentCall() call: Call): Promise<void> {
    requireAdministrator(call);
    const { workspace } = call.release;
    const { at, name } = purgeOf(body);
    await purge(this.runtime.admin, workspace, {
      at,
      name,
      within: (client, { label, object, filled }) =>
        audit.record(client, {
          workspace: workspace.id,
          by: call.actor.user.id,
          action: object === null ? 'purge.object' : 'purge.field',
          subject: ['object', at.id, ...at.path].join('/'),
          details: { object: object ?? label.en, ...(object !== null && { field: label.en }), filled },
        }),
    });
  }
}

/** Throws `request.malformed`. */
function purgeOf(body: unknown): { readonly at: ComponentRef; readonly name: string } {
  const at = (body as { readonly at?: unknown } | null)?.at;
  const [id, name] = [textOf(at, 'id'), textOf(body, 'name')];
  const path = listOf(at, 'path').filter((part) => typeof part === 'string');
  if (textOf(at, 'kind') !== 'object' || id === undefined || name === undefined) throw new Failure('request.malformed');
  return { at: { kind: 'object', id, path }, name };
}
