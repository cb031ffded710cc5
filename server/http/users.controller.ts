/** The people of the workspace: for pickers to everybody, for managing them to administrators. */
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Failure, inLanguage, type Violation } from '../errors/define.js';
import { departmentLabel, Departments } from '../platform/identity/departments.js';
import { Sessions } from '../platform/identity/sessions.js';
import { Users, type UserEntry } from '../platform/identity/users.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { readBody, type Fields } from './body.js';
import type { UserDetail, UsersAnswer } from './contract.js';
import { CurrentCall } from './current-call.js';
import { passwordReset, userAdded, userChanged } from './people-audit.js';
import { readId } from './read-id.js';

const roles = { type: 'list', label: { en: 'Roles', 'zh-CN': '角色' } } as const;
const department = { type: 'uuid', nullable: true, label: departmentLabel } as const;

const invitation = {
  email: { type: 'email', required: true, label: { en: 'E-mail', 'zh-CN': '邮箱' } },
  name: { type: 'text', required: true, max: 120, label: { en: 'Name', 'zh-CN': '姓名' } },
  roles: { ...roles, required: true },
  department,
} as const satisfies Fields;

const change = {
  roles,
  department,
  active: { type: 'boolean', label: { en: 'Active', 'zh-CN': '启用' } },
} as const satisfies Fields;

@Controller('api/users')
export class UsersController {
  constructor(
    private readonly users: Users,
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

  /** The generated password is shown once, here; null for an account that another workspace has already. */
  @Post()
  async invite(@Body() body: unknown, @CurrentCall() call: Call): Promise<{ data: UserDetail; password: string | null }> {
    requireAdministrator(call);
    const { email, name, ...given } = readBody(body, invitation);
    const { roleIds = [], departmentId = null } = await this.resolve(given, call);
    const user = { email, name, locale: call.language, roleIds, departmentId };
    const added = await this.users.add(call.actor.workspace.id, user, userAdded(call));
    this.changed(call);
    return { data: detailOf(added.user, call), password: added.password };
  }

  @Patch(':id')
  async change(@Param('id') id: string, @Body() body: unknown, @CurrentCall() call: Call): Promise<{ data: UserDetail }> {
    requireAdministrator(call);
    const { active, ...given } = readBody(body, change);
    const resolved = await this.resolve(given, call);
    const administrators = Object.values(call.release.model.roles).flatMap((role) => (role.administer ? [role.id] : []));
    const user = await this.users.change(
      call.actor.workspace.id,
      readId(id, 'user.unknown'),
      { ...resolved, ...(active !== undefined && { active }) },
      administrators,
      userChanged(call),
    );
    this.changed(call);
    return { data: detailOf(user, call) };
  }

  @Post(':id/password')
  @HttpCode(200)
  async resetPassword(@Param('id') id: string, @CurrentCall() call: Call): Promise<{ password: string }> {
    requireAdministrator(call);
    const password = await this.users.resetPassword(call.actor.workspace.id, readId(id, 'user.unknown'), passwordReset(call));
    this.changed(call);
    return { password };
  }

  /** Names of roles → their ids; departments must be of this workspace. */
  private async resolve(
    given: { roles?: readonly string[] | undefined; department?: string | null | undefined },
    { actor, release }: Call,
  ): Promise<{ roleIds?: string[]; departmentId?: string | null }> {
    const byName = new Map(Object.values(release.model.roles).map(({ id, name }) => [name, id]));
    const violations: Violation[] = (given.roles ?? []).flatMap((role, index) =>
      byName.has(role) ? [] : [{ pointer: `/roles/${index}`, code: 'role.unknown', params: { role } }],
    );
    if (given.department && !(await this.departments.exists(actor.workspace.id, given.department))) {
      violations.push({ pointer: '/department', code: 'department.missing', params: { label: departmentLabel } });
    }
    if (violations.length > 0) throw new Failure('request.invalid', {}, violations);
    return {
      ...(given.roles && { roleIds: given.roles.flatMap((role) => byName.get(role) ?? []) }),
      ...(given.department !== undefined && { departmentId: given.department }),
    };
  }

  /** The notice takes a moment; the caller's next request must see the change. */
  private changed(call: Call): void {
    this.sessions.hear({ kind: 'member', workspace: call.actor.workspace.id });
  }
}

function detailOf({ roleIds, name, ...user }: UserEntry, { release, language }: Call): UserDetail {
  const roles = roleIds.flatMap((id) => {
    const role = release.model.roles[id];
    return role ? [{ name: role.name, label: inLanguage(language)(role.label) }] : [];
  });
  return { ...user, label: name, roles };
}

function roleIdOf(name: string, { release }: Call): string {
  const role = Object.values(release.model.roles).find((one) => one.name === name);
  if (role) return role.id;
  throw new Failure('request.invalid', {}, [{ pointer: '/role', code: 'role.unknown', params: { role: name } }]);
}

const limitOf = (given: unknown): number => {
  const number = Number(given ?? 20);
  return Number.isInteger(number) && number > 0 ? Math.min(number, 200) : 20;
};
