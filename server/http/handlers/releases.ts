/** Releases, their differences, and the way back to one; the audit trail. */
import { auditEndpoints, releaseEndpoints } from '../../contract/releases.js';
import { readAudit } from '../../platform/audit/read.js';
import { answerDraft } from '../../publish/draft/answer.js';
import { restoreRelease } from '../../publish/draft/discard.js';
import { diffReleases, listReleases, releaseNumber } from '../../publish/draft/releases.js';
import { DraftStore } from '../../publish/draft/store.js';
import { routes } from '../routes.js';
import { Runtime } from '../runtime.js';
import { saverOf } from '../saver-of.js';

const pageSize = 200;

export const ReleaseRoutes = routes(releaseEndpoints, [DraftStore, Runtime], (drafts, runtime) => ({
  async releases({ call, query }) {
    const before = query.before === undefined ? null : releaseNumber(String(query.before));
    return { data: await listReleases(runtime.admin, call.actor.workspace.id, before, pageSize) };
  },

  compareReleases: ({ call, query }) => diffReleases(drafts, call.actor.workspace.id, query, call.language),

  restoreRelease: async ({ call, params }) =>
    answerDraft(runtime.admin, await restoreRelease(drafts, saverOf(call), releaseNumber(params.number))),
}));

export const AuditRoutes = routes(auditEndpoints, [Runtime], (runtime) => ({
  auditTrail({ call, query: { search = '', kind, by, after } }) {
    const wanted = { search, ...(kind && { kind }), ...(by && { by }), ...(after !== undefined && { after }) };
    return readAudit(runtime.admin, call.actor.workspace.id, wanted, call.language);
  },
}));
