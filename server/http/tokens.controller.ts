/** The caller's own bearer tokens. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Failure } from '../errors/define.js';
import type { Member } from '../platform/identity/member.js';
import { Sessions } from '../platform/identity/sessions.js';
import { Tokens, type TokenEntry } from '../platform/identity/tokens.js';
import { readBody, type Fields } from './body.js';
import { CurrentMember } from './current-call.js';
import { tokenChanged } from './people-audit.js';
import { readId } from './read-id.js';

const addition = {
  name: { type: 'text', required: true, max: 120, label: { en: 'Name', 'zh-CN': '名称' } },
  expires_in_days: { type: 'integer', nullable: true, min: 1, max: 3650, label: { en: 'Expires in days', 'zh-CN': '有效天数' } },
} as const satisfies Fields;

const ownerOf = ({ userId, workspace }: Member) => ({ userId, workspaceId: workspace.id });
const day = 24 * 3600_000;
const usualDays = 90;

@Controller('api/tokens')
export class TokensController {
  constructor(
    private readonly tokens: Tokens,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  async list(@CurrentMember() member: Member): Promise<{ data: TokenEntry[] }> {
    return { data: await this.tokens.list(ownerOf(member)) };
  }

  /** Lasts 90 days unless told otherwise; `expires_in_days: null` lasts for ever. Its secret is in this answer only. */
  @Post()
  async add(@Body() body: unknown, @CurrentMember() member: Member): Promise<{ data: TokenEntry & { token: string } }> {
    // A leaked token must not be able to outlive itself.
    if (member.viaToken) throw new Failure('session.needed');
    const { name, expires_in_days: days = usualDays } = readBody(body, addition);
    const expiresAt = days === null ? null : new Date(Date.now() + days * day);
    return { data: await this.tokens.add(ownerOf(member), name, expiresAt, tokenChanged(member, 'token.add')) };
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string, @CurrentMember() member: Member): Promise<void> {
    await this.tokens.remove(ownerOf(member), readId(id, 'token.unknown'), tokenChanged(member, 'token.remove'));
    this.sessions.hear({ kind: 'member', workspace: member.workspace.id });
  }
}
