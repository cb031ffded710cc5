/** Departments of a workspace: a forest in which nothing lies below itself. */
import type { DataSource, EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { Failure, type Violation } from '../../errors/define.js';
import { DepartmentEntity } from '../db/entities/department.js';
import { MembershipEntity } from '../db/entities/membership.js';
import { notifyMember } from './accounts.js';

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

/** Done in the transaction of a change; a side is null where the department is not there. */
export type Within = (manager: EntityManager, after: Department | null, before: Department | null) => Promise<void>;

const parentLabel = { en: 'Parent department', 'zh-CN': '上级部门' };

export class Departments {
  constructor(private readonly source: DataSource) {}

  async list(workspaceId: string): Promise<Department[]> {
    const found = await this.source.manager.find(DepartmentEntity, { where: { workspaceId }, order: { name: 'ASC', id: 'ASC' } });
    return found.map(entryOf);
  }

  async exists(workspaceId: string, id: string): Promise<boolean> {
    return this.source.manager.existsBy(DepartmentEntity, { workspaceId, id });
  }

  async add(workspaceId: string, { name, parent }: Omit<Department, 'id'>, within?: Within): Promise<Department> {
    const id = v7();
    return this.write(workspaceId, async (manager) => {
      await checkParent(manager, workspaceId, id, parent);
      await manager.insert(DepartmentEntity, { id, workspaceId, name, parentId: parent });
      await within?.(manager, { id, name, parent }, null);
      return { id, name, parent };
    });
  }

  /** Throws `department.unknown`. */
  async change(
    workspaceId: string,
    id: string,
    { name, parent }: Partial<Omit<Department, 'id'>>,
    within?: Within,
  ): Promise<Department> {
    return this.write(workspaceId, async (manager) => {
      const department = await manager.findOneBy(DepartmentEntity, { workspaceId, id });
      if (!department) throw new Failure('department.unknown');
      if (parent !== undefined) await checkParent(manager, workspaceId, id, parent);
      const before = entryOf(department);
      const changed = Object.assign(department, name !== undefined && { name }, parent !== undefined && { parentId: parent });
      const after = entryOf(await manager.save(changed));
      await within?.(manager, after, before);
      return after;
    });
  }

  /** Throws `department.in_use` where users or departments are below it. */
  async remove(workspaceId: string, id: string, within?: Within): Promise<void> {
    await this.write(workspaceId, async (manager) => {
      const department = await manager.findOneBy(DepartmentEntity, { workspaceId, id });
      if (!department) throw new Failure('department.unknown');
      const users = await manager.countBy(MembershipEntity, { workspaceId, departmentId: id });
      const departments = await manager.countBy(DepartmentEntity, { workspaceId, parentId: id });
      if (users + departments > 0) throw new Failure('department.in_use', { users, departments });
      await manager.delete(DepartmentEntity, { workspaceId, id });
      await within?.(manager, null, entryOf(department));
    });
  }

  /** One change at a time, or two moves could close a circle between them. */
  private write<T>(workspaceId: string, run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.source.transaction(async (manager) => {
      await manager.query('select 1 from platform.workspace where id = $1 for no key update', [workspaceId]);
      const result = await run(manager);
      await notifyMember(manager, { workspace: workspaceId });
      return result;
    });
  }
}

const entryOf = ({ id, name, parentId }: DepartmentEntity): Department => ({ id, name, parent: parentId });

async function checkParent(manager: EntityManager, workspaceId: string, id: string, parent: string | null): Promise<void> {
  if (parent === null) return;
  const above = await manager.query<{ id: string }[]>(
    `with recursive up as (
       select d.id, d.parent_id from platform.department d where d.workspace_id = $1 and d.id = $2
       union select d.id, d.parent_id from platform.department d join up u on d.id = u.parent_id and d.workspace_id = $1)
     select id from up`,
    [workspaceId, parent],
  );
  if (above.length === 0) throw refused('department.missing');
  if (above.some((department) => department.id === id)) throw refused('department.cycle');
}

function refused(code: string): Failure {
  const violation: Violation = { pointer: '/parent', code, params: { label: parentLabel } };
  return new Failure('request.invalid', {}, [violation]);
}
