/** What releases left out and tables still hold; the end of it. */
import { listOf, textOf, type ComponentRef } from '../../../metadata/documents/component.js';
import { removedEndpoints } from '../../contract/removed.js';
import { Failure, inLanguage } from '../../errors/define.js';
import { audit } from '../../platform/audit/audit.js';
import { purge } from '../../publish/purge.js';
import { listRemoved } from '../../publish/removed.js';
import { routes } from '../routes.js';
import { Runtime } from '../runtime.js';

export const RemovedRoutes = routes(removedEndpoints, [Runtime], (runtime) => ({
  async removed({ call }) {
    const { workspace, model } = call.release;
    const found = await listRemoved(runtime.admin, workspace.id, workspace.schema, model);
    return {
      data: found.map(({ at, name, label, object, removedIn, filled }) => ({
        at,
        name,
        label: inLanguage(call.language)(label),
        object,
        removed_in: removedIn,
        filled,
      })),
    };
  },

  async purge({ call, body }) {
    const { workspace } = call.release;
    const { at, name } = purgeOf(body);
    await purge(runtime.admin, workspace, {
      at,
      name,
      within: (client, { label, object, filled }) =>
        audit.record(client, {
          workspace: workspace.id,
          by: call.actor.user.id,
          action: object === null ? 'purge.object' : 'purge.field',
          subject: ['object', at.id, ...at.path].join('/'),
          details: { object: object ?? label.en, ...(object !== null && { field: label.en }), filled },
        }),
    });
  },
}));

/** Throws `request.malformed`. */
function purgeOf(body: unknown): { readonly at: ComponentRef; readonly name: string } {
  const at = (body as { readonly at?: unknown } | null)?.at;
  const [id, name] = [textOf(at, 'id'), textOf(body, 'name')];
  const path = listOf(at, 'path').filter((part) => typeof part === 'string');
  if (textOf(at, 'kind') !== 'object' || id === undefined || name === undefined) throw new Failure('request.malformed');
  return { at: { kind: 'object', id, path }, name };
}
