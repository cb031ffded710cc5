/** `/api/studio/view-as`: an administrator looks at the application with the eyes of a user, or of a role alone. */
import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { Failure, inLanguage } from '../errors/define.js';
import { audit } from '../platform/audit/audit.js';
import { Accounts } from '../platform/identity/accounts.js';
import { loadMember, type Member } from '../platform/identity/member.js';
import { Sessions } from '../platform/identity/sessions.js';
import { Users } from '../platform/identity/users.js';
import type { RoleModel } from '../compile/model.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { readBody, type Fields } from './body.js';
import type { Me } from './contract.js';
import { CurrentCall, CurrentMember } from './current-call.js';
import { meOf } from './me-of.js';
import { EndsView } from './reads.js';
import { Runtime } from './runtime.js';

const whom = {
  user: { type: 'uuid', label: { en: 'User', 'zh-CN': '用户' } },
  role: { type: 'text', label: { en: 'Role', 'zh-CN': '角色' } },
} as const satisfies Fields;

@Controller('api/studio/view-as')
export class StudioViewAsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly users: Users,
    private readonly accounts: Accounts,
    private readonly runtime: Runtime,
  ) {}

  @Post()
  @HttpCode(200)
  async start(@Body() body: unknown, @CurrentMember() member: Member, @CurrentCall() call: Call): Promise<Me> {
    requireAdministrator(call);
    if (member.viaToken) throw new Failure('session.needed');
    const { user, role } = readBody(body, whom);
    if ((user === undefined) === (role === undefined))
      throw new Failure('request.invalid', {}, [{ pointer: '', code: 'session.view_whom', params: {} }]);
    if (user !== undefined) {
      const found = await this.users.one(call.actor.workspace.id, user);
      if (!found.active) throw new Failure('user.unknown');
      await this.log('view_as.start', member, found.name);
      await this.sessions.view(member.credential, { user: found.id });
    } else {
      const found = roleNamed(role ?? '', call);
      await this.log('view_as.start', member, inLanguage('en')(found.label));
      await this.sessions.view(member.credential, { role: found.id });
    }
    return this.me(member.credential, call);
  }

  @Delete()
  @EndsView()
  async end(@CurrentMember() member: Member, @CurrentCall() call: Call): Promise<Me> {
    const { viewing, credential, roleIds } = member;
    if (!viewing) throw new Failure('session.no_view');
    const role = viewing.kind === 'role' ? call.release.model.roles[roleIds[0] ?? ''] : undefined;
    await this.sessions.view(credential, null);
    await this.log('view_as.end', viewing.by, role ? inLanguage('en')(role.label) : member.name);
    return this.me(credential, call);
  }

  private async me(credential: string, call: Call): Promise<Me> {
    const member = await loadMember(this.runtime.admin, credential, false);
    if (!member) throw new Failure('session.required');
    return meOf(member, call, this.accounts);
  }

  private log(action: 'view_as.start' | 'view_as.end', { userId, workspace }: Member, as: string): Promise<void> {
    return audit.record(this.runtime.admin, { workspace: workspace.id, by: userId, action, details: { as } });
  }
}

function roleNamed(name: string, { release }: Call): RoleModel {
  const role = Object.values(release.model.roles).find((one) => one.name === name);
  if (role) return role;
  throw new Failure('request.invalid', {}, [{ pointer: '/role', code: 'role.unknown', params: { role: name } }]);
}
