/** What every role of the draft may do and what changes by it; how many people hold each role of the release. */
import { accessEndpoints } from '../../contract/access.js';
import { Users } from '../../platform/identity/users.js';
import { accessChanges, accessOf } from '../../publish/access.js';
import { DraftStore } from '../../publish/draft/store.js';
import { trialModel } from '../../publish/trial/draft-model.js';
import { routes } from '../routes.js';

export const AccessRoutes = routes(accessEndpoints, [DraftStore, Users], (drafts, users) => ({
  async access({ call: { release, language } }) {
    const { model, current } = trialModel(await drafts.read(release.workspace.id), release);
    return { roles: accessOf(model, language), changes: accessChanges(release.model, model, language), current };
  },

  roleHolders: async ({ call }) => ({ data: await users.countByRole(call.actor.workspace.id) }),
}));
