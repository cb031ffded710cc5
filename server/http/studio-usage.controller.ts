/** `/api/studio/usage`: how much the fields and values of the release in force are used. */
import { Controller, Get, Query } from '@nestjs/common';
import { fieldsWith, objectById } from '../publish/jobs/value-fields.js';
import { currentOf } from '../publish/publish.js';
import { fieldUsage, valueUsage } from '../publish/usage/usage.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { readBody, type Fields } from './body.js';
import { CurrentCall } from './current-call.js';
import { Runtime } from './runtime.js';
import type { FieldUsage, ValueUsage } from './studio-contract.js';
import { scopeIn, valueScope } from './value-scope.js';

const ofObject = { object: { ...valueScope.object, required: true } } as const satisfies Fields;

@Controller('api/studio/usage')
export class StudioUsageController {
  constructor(private readonly runtime: Runtime) {}

  @Get('fields')
  fields(@Query() query: Record<string, unknown>, @CurrentCall() call: Call): Promise<FieldUsage> {
    requireAdministrator(call);
    const { workspace, model } = call.release;
    return fieldUsage(this.runtime.records, workspace.schema, objectById(model, readBody(query, ofObject).object));
  }

  @Get('values')
  async values(@Query() query: Record<string, unknown>, @CurrentCall() call: Call): Promise<ValueUsage> {
    requireAdministrator(call);
    const { workspace, model, number } = call.release;
    const scope = scopeIn(readBody(query, valueScope));
    const { documents } = await currentOf(this.runtime.admin, workspace.id, number);
    return { values: await valueUsage(this.runtime.records, workspace.schema, fieldsWith(scope, model, documents)) };
  }
}
