/** The draft tried on real records: conditions, the stage flow, forms. */
import { trialEndpoints } from '../../contract/trial.js';
import { DraftStore } from '../../publish/draft/store.js';
import { trialModel } from '../../publish/trial/draft-model.js';
import { previewForm } from '../../publish/trial/form-preview.js';
import { trialRecords } from '../../publish/trial/records.js';
import { simulate } from '../../publish/trial/simulate.js';
import { tryRule } from '../../publish/trial/try-rule.js';
import type { Call } from '../../contract/call.js';
import { routes } from '../routes.js';
import { Runtime } from '../runtime.js';

export const TrialRoutes = routes(trialEndpoints, [DraftStore, Runtime], (drafts, runtime) => {
  const trial = async (call: Call) => trialModel(await drafts.read(call.actor.workspace.id), call.release);
  return {
    trialRecords: ({ call, query }) => trialRecords(call, runtime, query.object, query.search?.trim() ?? ''),

    tryRule: async ({ call, body: { object, rule, show = true, record = null } }) =>
      tryRule(call, runtime, await trial(call), { object, rule, show, record }),

    simulate: async ({ call, body: { object, record, stage = null } }) =>
      simulate(call, runtime, await trial(call), { object, record, stage }),

    previewForm: async ({ call, body: { object, record_type: recordType, role } }) =>
      previewForm(call, await trial(call), {
        object,
        ...(recordType !== undefined && { recordType }),
        ...(role !== undefined && { role }),
      }),
  };
});
