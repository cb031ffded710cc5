/** Who the demo data belongs to: a small company with a user for each kind of work, and two sales teams. */
import type { DemoUser } from './cli/demo/staff.js';
import type { Users } from './platform/identity/users.js';
import type { Release } from './contract/call.js';

interface DemoDepartment {
  readonly name: string;
  readonly parent?: string;
}

export const demoDepartments: readonly DemoDepartment[] = [
  { name: '总部 Headquarters' },
  { name: '销售部 Sales', parent: '总部 Headquarters' },
  { name: '华东销售组 Sales East', parent: '销售部 Sales' },
  { name: '华南销售组 Sales South', parent: '销售部 Sales' },
  { name: '客户服务部 Service', parent: '总部 Headquarters' },
  { name: '市场部 Marketing', parent: '总部 Headquarters' },
];

interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly department: string;
}

/** A person whose role the application does not have is left out. */
export const demoPeople: readonly DemoPerson[] = [
  { email: 'sales.rep@example.com', name: '李娜 Li Na', role: 'sales_rep', department: '华东销售组 Sales East' },
  { email: 'sales.south@example.com', name: '刘洋 Liu Yang', role: 'sales_rep', department: '华南销售组 Sales South' },
  { email: 'sales.manager@example.com', name: '王强 Wang Qiang', role: 'sales_manager', department: '销售部 Sales' },
  { email: 'service@example.com', name: '陈静 Chen Jing', role: 'service_agent', department: '客户服务部 Service' },
  { email: 'marketing@example.com', name: '赵敏 Zhao Min', role: 'marketing', department: '市场部 Marketing' },
  { email: 'analyst@example.com', name: 'Alex Morgan', role: 'analyst', department: '总部 Headquarters' },
];

/** Active users and their roles, as the demo data wants them. */
export async function usersForDemo(users: Users, { workspace, model }: Release): Promise<DemoUser[]> {
  const found = await users.search(workspace.id, { search: '', limit: 1000, after: null, all: false });
  return found.flatMap(({ id, roleIds, department }) =>
    roleIds.flatMap((roleId) => {
      const role = model.roles[roleId];
      return role && !role.administer ? [{ id, role: role.name, department: department?.id ?? null }] : [];
    }),
  );
}
