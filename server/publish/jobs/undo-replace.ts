/** Takes a replacement back in every record that nobody has changed since; the others are left and counted. */
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import type { JobRow, JobText } from '../../platform/jobs/job-store.js';
import type { JobContext, JobHandler } from '../../platform/jobs/jobs.js';
import { findChangedStatement, forgetStatement, rememberedCountStatement, rememberTable } from '../../serve/sql/replace.js';
import type { Values } from '../../serve/write/draft.js';
import { batchSize, inBatch, writeChanges, type Batch, type RecordChange } from './batches.js';
import type { Releases } from './replace-value.js';

export const undoText = (text: JobText, left = 0): JobText => ({
  en: `Undo: ${text.en}${left > 0 ? ` (${left} changed since, left as they are)` : ''}`,
  'zh-CN': `撤销：${text['zh-CN']}${left > 0 ? `（${left} 条记录此后有改动，保持不变）` : ''}`,
});

export const undoReplaceJob =
  (releases: Releases): JobHandler =>
  async (context) => {
    const { job, pool, signal, change } = context;
    const original = job.undoes as string;
    const release = await releases.refresh(job.workspaceId);
    const { schema } = release.workspace;
    await pool.query(rememberTable(schema));
    const remembered = async (): Promise<number> =>
      (await pool.query<{ count: number }>(rememberedCountStatement(schema).text, [original])).rows[0]?.count ?? 0;
    const total = Math.max(job.total ?? 0, await remembered());
    await change({ total });
    // What an interrupted run has taken back is not remembered any more.
    let done = total - (await remembered());
    for (const { id: objectId } of Object.values(release.model.objects)) {
      for (let after: string | null = null; ;) {
        signal.throwIfAborted();
        const last = await inBatch({ pool, releases, job }, (batch) => undoBatch(batch, context, objectId, after));
        if (last.id === null) break;
        after = last.id;
        done += last.count;
        await change({ done });
      }
    }
    const left = await remembered();
    await change({ done: total - left, text: undoText(job.details.text as JobText, left) });
  };

interface ChangedRow {
  readonly version: number;
  readonly then: number;
  readonly old: Values;
  readonly current: Values;
}

async function undoBatch(
  batch: Batch,
  { job }: JobContext,
  objectId: string,
  after: string | null,
): Promise<{ id: string | null; count: number }> {
  const object = Object.values(batch.call.release.model.objects).find(({ id }) => id === objectId);
  if (!object) return { id: null, count: 0 };
  const fields = changedFields(object, job);
  if (fields.length === 0) return { id: null, count: 0 };
  const rows = await batch.read<ChangedRow>(findChangedStatement(batch.schema, object, fields), [job.undoes, after, batchSize]);
  const untouched = rows.filter(({ version, then }) => version === then);
  const changes = untouched.map(({ id, version, old, current }): RecordChange => {
    const restored = Object.keys(current).map((name) => {
      const key = object.fields[name]?.id ?? name;
      return [name, Object.hasOwn(old, key) ? old[key] : current[name]] as const;
    });
    return { id, version, before: current, after: Object.fromEntries(restored) };
  });
  await writeChanges(batch, object, fields, changes);
  await batch.run(forgetStatement(batch.schema), [job.undoes, object.id, changes.map(({ id }) => id)]);
  return { id: rows.at(-1)?.id ?? null, count: changes.length };
}

/** Those of the fields that the job changed and that are still there. */
function changedFields(object: ObjectModel, job: JobRow): readonly FieldModel[] {
  const ids = (job.details.fields as Readonly<Record<string, readonly string[]>>)[object.id] ?? [];
  return Object.values(object.fields).filter(({ id }) => ids.includes(id));
}
