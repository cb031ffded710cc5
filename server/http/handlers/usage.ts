/** How much the fields and values of the release in force are used. */
import { usageEndpoints } from '../../contract/jobs.js';
import { fieldsWith, objectById } from '../../publish/jobs/value-fields.js';
import { currentOf } from '../../publish/publish.js';
import { fieldUsage, valueUsage } from '../../publish/usage/usage.js';
import { routes } from '../routes.js';
import { Runtime } from '../runtime.js';
import { scopeIn } from '../value-scope.js';

export const UsageRoutes = routes(usageEndpoints, [Runtime], (runtime) => ({
  fieldUsage({ call: { release }, query: { object } }) {
    const { workspace, model } = release;
    return fieldUsage(runtime.records, workspace.schema, objectById(model, object));
  },

  async valueUsage({ call: { release }, query }) {
    const { workspace, model, number } = release;
    const scope = scopeIn(query);
    const { documents } = await currentOf(runtime.admin, workspace.id, number);
    return { values: await valueUsage(runtime.records, workspace.schema, fieldsWith(scope, model, documents)) };
  },
}));
