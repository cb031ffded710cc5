/** The people of the workspace: for pickers to everybody, for managing them to administrators. */
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Failure } from '../errors/define.js';
import { Departments } from '../platform/identity/departments.js';
import { Invitations } from '../platform/identity/invitations.js';
import { Sessions } from '../platform/identity/sessions.js';
import { Users, type UserEntry } from '../platform/identity/users.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { readBody, type Fields } from './body.js';
import type { InvitationLink, UserDetail, UsersAnswer } from './contract.js';
import { CurrentCall } from './current-call.js';
import { email, personName } from './identity-fields.js';
import { linkOf } from './invitation-of.js';
import { grantFields, resolveGrants, rolesIn } from './grants.js';
import { invitationChanged, passwordReset, userChanged } from './people-audit.js';
import { readId } from './read-id.js';
import { underRelease } from './under-release.js';

const invitation = {
  email,
  name: { ...personName, required: true },
  ...grantFields,
  roles: { ...grantFields.roles, required: true },
} as const satisfies Fields;

const change = {
  ...grantFields,
  active: { type: 'boolean', label: { en: 'Active', 'zh-CN': '启用' } },
} as const satisfies Fields;

@Controller('api/users')
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly invitations: Invitations,
    private readonly departments: Departments,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  async list(@Query() query: Record<string, unknown>, @CurrentCall() call: Call): Promise<UsersAnswer | { data: UserDetail[] }> {
    const detail = query.detail === 'true';
    if (detail) requireAdministrator(call);
    const roleId = detail && typeof query.role === 'string' ? roleIdOf(query.role, call) : undefined;
    const found = await this.users.search(call.actor.workspace.id, {
      search: typeof query.search === 'string' ? query.search.trim().slice(0, 100) : '',
      limit: limitOf(query.limit),
      after: query.after === undefined ? null : readId(query.after, 'user.unknown'),
      all: detail,
      ...(roleId !== undefined && { roleId }),
    });
    return {
      data: detail ? found.map((user) => detailOf(user, call)) : found.map(({ id, name, email }) => ({ id, label: name, email })),
    };
  }

  @Get(':id')
  async one(@Param('id') id: string, @CurrentCall() call: Call): Promise<{ data: UserDetail }> {
    requireAdministrator(call);
    return { data: detailOf(await this.users.one(call.actor.workspace.id, readId(id, 'user.unknown')), call) };
  }

  /** The same whether or not there is an account of this address in another workspace. */
  @Post()
  async invite(@Body() body: unknown, @CurrentCall() call: Call): Promise<InvitationLink> {
    requireAdministrator(call);
    const { email, name, ...given } = readBody(body, invitation);
    const { roleIds = [], departmentId = null } = await resolveGrants(given, call, this.departments);
    const invited = { email, name, roleIds, departmentId };
    return linkOf(await this.invitations.add(call.actor.workspace.id, invited, invitationChanged(call, 'user.invite')), call);
  }

  @Patch(':id')
  async change(@Param('id') id: string, @Body() body: unknown, @CurrentCall() call: Call): Promise<{ data: UserDetail }> {
    requireAdministrator(call);
    const { active, ...given } = readBody(body, change);
    const resolved = await resolveGrants(given, call, this.departments);
    const administrators = Object.values(call.release.model.roles).flatMap((role) => (role.administer ? [role.id] : []));
    const user = await this.users.change(
      call.actor.workspace.id,
      readId(id, 'user.unknown'),
      { ...resolved, ...(active !== undefined && { active }) },
      administrators,
      underRelease(call, userChanged(call)),
    );
    this.changed(call);
    return { data: detailOf(user, call) };
  }

  /** What the answer shows opens nothing: its owner exchanges it for a password of their own. */
  @Post(':id/password')
  @HttpCode(200)
  async resetPassword(@Param('id') id: string, @CurrentCall() call: Call): Promise<{ password: string }> {
    requireAdministrator(call);
    const password = await this.users.resetPassword(call.actor.workspace.id, readId(id, 'user.unknown'), passwordReset(call));
    this.changed(call);
    return { password };
  }

  /** The notice takes a moment; the caller's next request must see the change. */
  private changed(call: Call): void {
    this.sessions.hear({ kind: 'member', workspace: call.actor.workspace.id });
  }
}

const detailOf = ({ roleIds, name, ...user }: UserEntry, call: Call): UserDetail => ({
  ...user,
  label: name,
  roles: rolesIn(roleIds, call),
});

function roleIdOf(name: string, { release }: Call): string {
  const role = Object.values(release.model.roles).find((one) => one.name === name);
  if (role) return role.id;
  throw new Failure('request.invalid', {}, [{ pointer: '/role', code: 'role.unknown', params: { role: name } }]);
}

const limitOf = (given: unknown): number => {
  const number = Number(given ?? 20);
  return Number.isInteger(number) && number > 0 ? Math.min(number, 200) : 20;
};
