/** Departments: seen by everybody in the workspace, changed by its administrators. */
import { departmentEndpoints } from '../../contract/people.js';
import { Departments } from '../../platform/identity/departments.js';
import { Sessions } from '../../platform/identity/sessions.js';
import type { Call } from '../../contract/call.js';
import { departmentChanged } from '../people-audit.js';
import { routes } from '../routes.js';

export const DepartmentRoutes = routes(departmentEndpoints, [Departments, Sessions], (departments, sessions) => {
  /** The notice takes a moment; the caller's next request must see the change. */
  const changed = <T>(call: Call, data: T): { data: T } => {
    sessions.hear({ kind: 'member', workspace: call.actor.workspace.id });
    return { data };
  };
  return {
    departments: async ({ call }) => ({ data: await departments.list(call.actor.workspace.id) }),

    createDepartment: async ({ call, body: { name, parent = null } }) =>
      changed(call, await departments.add(call.actor.workspace.id, { name, parent }, departmentChanged(call))),

    changeDepartment: async ({ call, params, body }) =>
      changed(call, await departments.change(call.actor.workspace.id, params.id, body, departmentChanged(call))),

    async deleteDepartment({ call, params }) {
      await departments.remove(call.actor.workspace.id, params.id, departmentChanged(call));
      changed(call, null);
    },
  };
});
