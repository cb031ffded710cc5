/** The draft of the workspace: read, saved, discarded, checked, planned, published. */
import { draftEndpoints } from '../../contract/draft.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { answerDraft } from '../../publish/draft/answer.js';
import { checkDraft } from '../../publish/draft/check.js';
import { discardAll, discardOne } from '../../publish/draft/discard.js';
import { planDraft } from '../../publish/draft/plan.js';
import { publishDraft } from '../../publish/draft/publish.js';
import { readSave } from '../../publish/draft/read-edits.js';
import { saveDraft } from '../../publish/draft/save.js';
import { DraftStore } from '../../publish/draft/store.js';
import { settleLater } from '../../publish/jobs/settle-job.js';
import { jobOf } from '../job-of.js';
import { routes, written } from '../routes.js';
import { Runtime } from '../runtime.js';
import { saverOf } from '../saver-of.js';

export const DraftRoutes = routes(draftEndpoints, [DraftStore, Runtime, Jobs], (drafts, runtime, jobs) => ({
  /** 304 while nobody has changed anything, so that one may ask every few seconds. */
  async draft({ call, request, reply }) {
    const state = await drafts.read(call.actor.workspace.id);
    const etag = `"${call.actor.workspace.id}-${state.release}-${state.seq}"`;
    reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'cookie, authorization' });
    if (!request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) return answerDraft(runtime.admin, state);
    reply.code(304).send();
    return written;
  },

  saveDraft: ({ call, body }) => saveDraft(drafts, saverOf(call), readSave(body)),

  discardDraft: async ({ call }) => answerDraft(runtime.admin, await discardAll(drafts, saverOf(call))),

  discardDocument: async ({ call, params }) => answerDraft(runtime.admin, await discardOne(drafts, saverOf(call), params)),

  checkDraft: async ({ call }) => checkDraft(await drafts.read(call.actor.workspace.id), call.language),

  async planDraft({ call }) {
    const { workspace } = call.actor;
    return planDraft(drafts, workspace, await drafts.read(workspace.id), call.language);
  },

  async publishDraft({ call, body: { digest, message, confirm = false } }) {
    const { workspace, user } = call.actor;
    const who = { workspace, by: user.id, language: call.language };
    const { release } = await publishDraft(drafts, who, { digest, message, confirm });
    // The notice takes a moment; the caller's next request must see the release.
    const fresh = await runtime.releases.refresh(workspace.id);
    const begun = await settleLater(jobs, runtime.admin, fresh, user.id);
    return { release, jobs: begun.map((job) => jobOf(job, call.language)) };
  },
}));
