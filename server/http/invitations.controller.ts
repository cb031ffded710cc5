/** Invitations that are not accepted yet, for administrators; `POST /api/users` makes them. */
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { Departments } from '../platform/identity/departments.js';
import { Invitations } from '../platform/identity/invitations.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { readBody } from './body.js';
import type { Invitation, InvitationLink } from './contract.js';
import { CurrentCall } from './current-call.js';
import { grantFields, resolveGrants } from './grants.js';
import { invitationOf, linkOf } from './invitation-of.js';
import { invitationChanged, invitationGrants } from './people-audit.js';
import { readId } from './read-id.js';

const known = (id: string): string => readId(id, 'invitation.unknown');

@Controller('api/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: Invitations,
    private readonly departments: Departments,
  ) {}

  @Get()
  async list(@CurrentCall() call: Call): Promise<{ data: Invitation[] }> {
    requireAdministrator(call);
    return { data: (await this.invitations.list(call.actor.workspace.id)).map((entry) => invitationOf(entry, call)) };
  }

  @Patch(':id')
  async change(@Param('id') id: string, @Body() body: unknown, @CurrentCall() call: Call): Promise<{ data: Invitation }> {
    requireAdministrator(call);
    const grants = await resolveGrants(readBody(body, grantFields), call, this.departments);
    const changed = await this.invitations.change(call.actor.workspace.id, known(id), grants, invitationGrants(call));
    return { data: invitationOf(changed, call) };
  }

  /** A new link; the former one ends. */
  @Post(':id/renew')
  @HttpCode(200)
  async renew(@Param('id') id: string, @CurrentCall() call: Call): Promise<InvitationLink> {
    requireAdministrator(call);
    const within = invitationChanged(call, 'user.invite_renew');
    return linkOf(await this.invitations.renew(call.actor.workspace.id, known(id), within), call);
  }

  @Delete(':id')
  @HttpCode(204)
  async withdraw(@Param('id') id: string, @CurrentCall() call: Call): Promise<void> {
    requireAdministrator(call);
    await this.invitations.withdraw(call.actor.workspace.id, known(id), invitationChanged(call, 'user.invite_withdraw'));
  }
}
