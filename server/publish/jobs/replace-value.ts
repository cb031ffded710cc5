/** Replaces a code by another in every record that holds it; what was there is remembered, so that it can be taken back. */
import type { FieldModel, Label, Model, ObjectModel } from '../../compile/model.js';
import { typeOf } from '../../compile/field-types/index.js';
import type { SourceDocument } from '../../compile/compile.js';
import { Failure } from '../../errors/define.js';
import type { JobText } from '../../platform/jobs/job-store.js';
import type { JobContext, JobHandler } from '../../platform/jobs/jobs.js';
import type { Release } from '../../contract/call.js';
import {
  countCodeStatement,
  findCodeStatement,
  forgetOldStatement,
  rememberedCountStatement,
  rememberStatement,
  rememberTable,
} from '../../serve/sql/replace.js';
import type { Values } from '../../serve/write/draft.js';
import { currentOf } from '../publish.js';
import { batchSize, inBatch, writeChanges, type Batch, type RecordChange } from './batches.js';
import { rememberedFor } from './undoable.js';
import { fieldsWith, isMulti, type ValueFields, type ValueScope } from './value-fields.js';

export interface Replacement {
  readonly scope: ValueScope;
  readonly from: string;
  readonly to: string;
}

export interface Releases {
  refresh(workspaceId: string): Promise<Release>;
}

/** Fields of the release that hold the code, and labels for what is done. Throws 422 where it makes no sense. */
export function planReplacement(
  { scope, from, to }: Replacement,
  model: Model,
  documents: readonly SourceDocument[],
): { readonly targets: readonly ValueFields[]; readonly text: JobText } {
  const targets = fieldsWith(scope, model, documents);
  if (from === to) throw new Failure('replace.same', {});
  for (const field of targets.flatMap(({ fields }) => fields)) {
    if (!field.values?.some(({ code }) => code === to)) throw new Failure('replace.to_unknown', { code: to, label: field.label });
  }
  const labelOf = (code: string): Label =>
    targets.flatMap(({ fields }) => fields.flatMap(({ values }) => values?.find((value) => value.code === code) ?? []))[0]
      ?.label ?? {
      en: code,
    };
  const [old, fresh] = [labelOf(from), labelOf(to)];
  return {
    targets,
    text: {
      en: `Replace “${old.en}” by “${fresh.en}”`,
      'zh-CN': `将“${old['zh-CN'] ?? old.en}”替换为“${fresh['zh-CN'] ?? fresh.en}”`,
    },
  };
}

/** How many records hold the code, in all and by field. */
export async function countCode(
  pool: { query: JobContext['pool']['query'] },
  schema: string,
  targets: readonly ValueFields[],
  code: string,
): Promise<{ records: number; fields: readonly { object: ObjectModel; field: FieldModel; records: number }[] }> {
  const counts = [];
  let records = 0;
  for (const { object, fields } of targets) {
    const { rows } = await pool.query<{ fields: number[]; records: number }>(countCodeStatement(schema, object, fields).text, [
      code,
    ]);
    records += rows[0]?.records ?? 0;
    counts.push(...fields.map((field, index) => ({ object, field, records: rows[0]?.fields[index] ?? 0 })));
  }
  return { records, fields: counts };
}

export const replaceValueJob =
  (releases: Releases): JobHandler =>
  async (context) => {
    const { job, pool, signal, change } = context;
    const replacement = job.details.replacement as Replacement;
    const release = await releases.refresh(job.workspaceId);
    const { schema } = release.workspace;
    const { documents } = await currentOf(pool, job.workspaceId, release.number);
    const { targets } = planReplacement(replacement, release.model, documents);
    await pool.query(rememberTable(schema));
    await pool.query(forgetOldStatement(schema).text, [rememberedFor / (24 * 3600_000)]);
    const { rows } = await pool.query<{ count: number }>(rememberedCountStatement(schema).text, [job.id]);
    let done = rows[0]?.count ?? 0;
    // Records that the job changed before it was interrupted do not hold the code any more.
    await change({ done, total: done + (await countCode(pool, schema, targets, replacement.from)).records });
    const reached = job.details.reached as { readonly object: string; readonly after: string } | undefined;
    const start = Math.max(
      0,
      targets.findIndex(({ object }) => object.id === reached?.object),
    );
    for (const [index, { object, fields }] of targets.slice(start).entries()) {
      for (let after = index === 0 && reached ? reached.after : null; ;) {
        signal.throwIfAborted();
        const last = await inBatch({ pool, releases, job }, (batch) =>
          replaceBatch(batch, context, { objectId: object.id, fieldIds: fields.map(({ id }) => id) }, after),
        );
        if (last.count === 0) break;
        done += last.count;
        after = last.id;
        await change({ done, details: { reached: { object: object.id, after } } });
      }
    }
    await change({ done, total: done });
  };

/** By ids: between two batches a release may have renamed them, or taken them out. */
async function replaceBatch(
  batch: Batch,
  { job }: JobContext,
  { objectId, fieldIds }: { readonly objectId: string; readonly fieldIds: readonly string[] },
  after: string | null,
): Promise<{ count: number; id: string | null }> {
  const { from, to } = job.details.replacement as Replacement;
  const object = Object.values(batch.call.release.model.objects).find(({ id }) => id === objectId);
  const fields = Object.values(object?.fields ?? {}).filter(({ id }) => fieldIds.includes(id));
  if (!object || fields.length === 0) return { count: 0, id: null };
  const statement = findCodeStatement(batch.schema, object, fields);
  const rows = await batch.read<{ version: number; old: Values }>(statement, [from, after, batchSize]);
  const now = batch.call.now.toISOString();
  const changes = rows.map(({ id, version, old }): RecordChange => {
    const replaced = fields.map((field) => [field.name, replacedIn(field, old[field.name], from, to)] as const);
    return {
      id,
      version,
      before: old,
      after: { ...old, ...('stage_since' in old && { stage_since: now }), ...Object.fromEntries(replaced) },
    };
  });
  await writeChanges(batch, object, fields, changes);
  if (changes.length > 0)
    await batch.run(rememberStatement(batch.schema), [JSON.stringify(changes.map((one) => kept(job.id, object, one)))]);
  return { count: rows.length, id: rows.at(-1)?.id ?? null };
}

function replacedIn(field: FieldModel, value: unknown, from: string, to: string): unknown {
  if (!isMulti(field)) return value === from ? to : value;
  if (!Array.isArray(value)) return value;
  const codes = [...new Set((value as string[]).map((code) => (code === from ? to : code)))];
  return value.includes(from) ? typeOf(field).normalise(codes, field) : value;
}

/** Old values by field id, for fields may be renamed before it is taken back. */
const kept = (job: string, object: ObjectModel, { id, version, before }: RecordChange): Readonly<Record<string, unknown>> => ({
  job_id: job,
  object_id: object.id,
  record_id: id,
  version: version + 1,
  old: Object.fromEntries(Object.entries(before).map(([name, value]) => [object.fields[name]?.id ?? name, value])),
});
