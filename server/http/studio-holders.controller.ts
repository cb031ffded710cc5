/** `GET /api/studio/role-holders`: how many people hold each role of the release. */
import { Controller, Get } from '@nestjs/common';
import { Users } from '../platform/identity/users.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { CurrentCall } from './current-call.js';
import type { RoleHolders } from './studio-contract.js';

@Controller('api/studio/role-holders')
export class StudioHoldersController {
  constructor(private readonly users: Users) {}

  @Get()
  async holders(@CurrentCall() call: Call): Promise<RoleHolders> {
    requireAdministrator(call);
    return { data: await this.users.countByRole(call.actor.workspace.id) };
  }
}
