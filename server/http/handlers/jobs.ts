/** Work that goes on beside the requests; replacing values by it, and its undoing. */
import { jobEndpoints, replacementEndpoints, type ReplaceValueBody } from '../../contract/jobs.js';
import { Failure, inLanguage } from '../../errors/define.js';
import { audit } from '../../platform/audit/audit.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { JobRow } from '../../platform/jobs/job-store.js';
import { countCode, planReplacement, type Replacement } from '../../publish/jobs/replace-value.js';
import { undoText } from '../../publish/jobs/undo-replace.js';
import { isUndoable } from '../../publish/jobs/undoable.js';
import type { ValueFields } from '../../publish/jobs/value-fields.js';
import { currentOf } from '../../publish/publish.js';
import type { Call } from '../../contract/call.js';
import { dependenciesOn } from '../../serve/sight/dependencies.js';
import { jobOf } from '../job-of.js';
import { routes } from '../routes.js';
import { Runtime } from '../runtime.js';
import { scopeIn } from '../value-scope.js';

/** Shown at most. */
const mostJobs = 100;

async function find(jobs: Jobs, id: string, { actor }: Call): Promise<JobRow> {
  const row = await jobs.store.find(id);
  if (row?.workspaceId !== actor.workspace.id) throw new Failure('job.unknown');
  return row;
}

export const JobRoutes = routes(jobEndpoints, [Jobs], (jobs) => ({
  async jobs({ call }) {
    const rows = await jobs.store.list(call.actor.workspace.id, mostJobs);
    return { data: rows.map((row) => jobOf(row, call.language)) };
  },

  job: async ({ call, params }) => ({ data: jobOf(await find(jobs, params.id, call), call.language) }),
}));

export const ReplacementRoutes = routes(replacementEndpoints, [Jobs, Runtime], (jobs, runtime) => {
  async function plan(given: Replacement, { release }: Call) {
    const { documents } = await currentOf(runtime.admin, release.workspace.id, release.number);
    return planReplacement(given, release.model, documents);
  }

  /** A job writes without being judged record by record, so it is not for whom any of them might open something to. */
  function refuseWidening(targets: readonly ValueFields[], { release, actor }: Call): void {
    const sight = runtime.sights.get(release, actor.roles);
    for (const { object, fields } of targets) {
      const hanging = fields.find(({ name }) => dependenciesOn(sight, object).some(({ field }) => field === name));
      if (hanging && sight.objects[object.name]?.rows.take !== true)
        throw new Failure('replace.widens', { label: hanging.label });
    }
  }

  const begin = ({ actor }: Call, job: Omit<Parameters<Jobs['add']>[0], 'workspaceId' | 'userId'>): Promise<JobRow> =>
    jobs.add({ ...job, workspaceId: actor.workspace.id, userId: actor.user.id });

  function recordAct({ actor }: Call, action: 'job.start' | 'job.undo', { id, text }: JobRow): Promise<void> {
    const entry = { workspace: actor.workspace.id, by: actor.user.id, action, subject: `job/${id}` };
    return audit.record(runtime.admin, { ...entry, details: { job: text.en } });
  }

  return {
    async previewReplacement({ call, body }) {
      const given = replacementIn(body);
      const { targets } = await plan(given, call);
      const { records, fields } = await countCode(runtime.records, call.release.workspace.schema, targets, given.from);
      const text = inLanguage(call.language);
      return {
        count: records,
        fields: fields.map((one) => ({
          object: one.object.id,
          field: one.field.id,
          label: `${text(one.object.label)} › ${text(one.field.label)}`,
          count: one.records,
        })),
      };
    },

    async replaceValue({ call, body }) {
      const given = replacementIn(body);
      const { targets, text } = await plan(given, call);
      refuseWidening(targets, call);
      const fields = Object.fromEntries(targets.map((target) => [target.object.id, target.fields.map(({ id }) => id)]));
      const job = await begin(call, { kind: 'replace_value', text, details: { replacement: given, fields } });
      await recordAct(call, 'job.start', job);
      return { job: jobOf(job, call.language) };
    },

    async undoJob({ call, params }) {
      const original = await find(jobs, params.id, call);
      if (!isUndoable(original)) throw new Failure('job.not_undoable', {});
      refuseWidening(fieldsOfJob(original, call), call);
      const text = undoText(original.text);
      const details = { text: original.text, fields: original.details.fields };
      const about = { text, details, total: original.done, undoes: original.id };
      const job = await begin(call, { kind: 'undo_replace', ...about }).catch((error: { constraint?: string }) => {
        throw error.constraint === 'job_undoes_key' ? new Failure('job.not_undoable', {}) : error;
      });
      await recordAct(call, 'job.undo', original);
      return { job: jobOf(job, call.language) };
    },
  };
});

/** What a replacement changed, as the release has it now. */
function fieldsOfJob({ details }: JobRow, { release }: Call): readonly ValueFields[] {
  const ids = details.fields as Readonly<Record<string, readonly string[]>>;
  return Object.values(release.model.objects).map((object) => ({
    object,
    fields: Object.values(object.fields).filter(({ id }) => ids[object.id]?.includes(id)),
  }));
}

const replacementIn = ({ from, to, ...scope }: ReplaceValueBody): Replacement => ({ scope: scopeIn(scope), from, to });
