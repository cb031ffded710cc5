/** Departments: seen by everybody in the workspace, changed by its administrators. */
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { Departments, type Department } from '../platform/identity/departments.js';
import { Sessions } from '../platform/identity/sessions.js';
import type { Call } from '../serve/actor.js';
import { requireAdministrator } from './actor-of.js';
import { readBody, type Fields } from './body.js';
import { CurrentCall } from './current-call.js';
import { departmentChanged } from './people-audit.js';
import { readId } from './read-id.js';

const name = { type: 'text', min: 1, max: 120, label: { en: 'Name', 'zh-CN': '名称' } } as const;
const parent = { type: 'uuid', nullable: true, label: { en: 'Parent department', 'zh-CN': '上级部门' } } as const;
const addition = { name: { ...name, required: true }, parent } as const satisfies Fields;
const change = { name, parent } as const satisfies Fields;

@Controller('api/departments')
export class DepartmentsController {
  constructor(
    private readonly departments: Departments,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  async list(@CurrentCall() call: Call): Promise<{ data: Department[] }> {
    return { data: await this.departments.list(call.actor.workspace.id) };
  }

  @Post()
  async add(@Body() body: unknown, @CurrentCall() call: Call): Promise<{ data: Department }> {
    requireAdministrator(call);
    const { name: called, parent: above = null } = readBody(body, addition);
    const added = { name: called, parent: above };
    return this.changed(call, await this.departments.add(call.actor.workspace.id, added, departmentChanged(call)));
  }

  @Patch(':id')
  async change(@Param('id') id: string, @Body() body: unknown, @CurrentCall() call: Call): Promise<{ data: Department }> {
    requireAdministrator(call);
    const given = readBody(body, change);
    const known = readId(id, 'department.unknown');
    return this.changed(call, await this.departments.change(call.actor.workspace.id, known, given, departmentChanged(call)));
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string, @CurrentCall() call: Call): Promise<void> {
    requireAdministrator(call);
    await this.departments.remove(call.actor.workspace.id, readId(id, 'department.unknown'), departmentChanged(call));
    this.changed(call, null);
  }

  /** The notice takes a moment; the caller's next request must see the change. */
  private changed<T>(call: Call, data: T): { data: T } {
    this.sessions.hear({ kind: 'member', workspace: call.actor.workspace.id });
    return { data };
  }
}
