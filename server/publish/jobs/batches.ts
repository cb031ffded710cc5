/** Changes of many records in short transactions, each as any other change: version, history, who and when. */
import type pg from 'pg';
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import { inTransaction } from '../../platform/db/checkout.js';
import type { JobRow } from '../../platform/jobs/job-store.js';
import type { Call, Release } from '../../contract/call.js';
import { isOutdated, Stale } from '../../serve/fresh.js';
import { valuesOf } from '../../serve/sql/bindings.js';
import { updateStatement } from '../../serve/sql/insert.js';
import type { Statement } from '../../serve/sql/statement.js';
import { same, type Values } from '../../serve/write/draft.js';
import { appendHistory } from '../../serve/write/store.js';
import { entryOf, moveOf, type Entry } from '../../serve/write/timeline.js';
import { sightOf } from '../../serve/sight/sight-of.js';

/** Rows of one transaction: it holds its locks for some hundredths of a second. */
export const batchSize = 500;

export interface Batch {
  readonly call: Call;
  readonly schema: string;
  run<Row extends pg.QueryResultRow>(statement: Statement, inputs?: readonly unknown[]): Promise<readonly Row[]>;
  /** For statements whose first row tells the release they met. */
  read<Row extends pg.QueryResultRow>(
    statement: Statement,
    inputs: readonly unknown[],
  ): Promise<readonly (Row & { id: string })[]>;
  write(statement: Statement, inputs: readonly unknown[], count: number): Promise<void>;
}

interface Releases {
  refresh(workspaceId: string): Promise<Release>;
}

const collisions: ReadonlySet<string> = new Set(['40001', '40P01', '55P03']);
const attempts = 20;

/** Runs one batch in a transaction of its own; again where a publish or another writer came in between. */
export async function inBatch<T>(
  { pool, releases, job }: { pool: pg.Pool; releases: Releases; job: JobRow },
  run: (batch: Batch) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const release = await releases.refresh(job.workspaceId);
      return await inTransaction(pool, (client) => run(batchOn(client, callOf(release, job))));
    } catch (error) {
      const again = error instanceof Stale || isOutdated(error) || collisions.has(String((error as { code?: unknown }).code));
      if (!again || attempt === attempts) throw error;
    }
    await new Promise((done) => setTimeout(done, 20 * attempt));
  }
}

/** The job acts as who started it. */
function callOf(release: Release, { userId }: JobRow): Call {
  const id = userId ?? '00000000-0000-0000-0000-000000000000';
  const user = { id, department: null, department_users: [id], department_tree_users: [id], roles: [] };
  return {
    actor: { user, displayName: '', workspace: release.workspace, roles: [] },
    release,
    language: 'en',
    now: new Date(),
  };
}

function batchOn(client: pg.PoolClient, call: Call): Batch {
  const query = <Row extends pg.QueryResultRow>(
    { text, bindings }: Statement,
    inputs: readonly unknown[] = [],
  ): Promise<pg.QueryResult<Row>> => client.query<Row>(text, valuesOf(bindings, call, inputs));
  return {
    call,
    schema: call.release.workspace.schema,
    run: async (statement, inputs) => (await query(statement, inputs)).rows as never,
    read: async (statement, inputs) => {
      const { rows } = await query<{ release: number; id: string | null }>(statement, inputs);
      if (rows[0]?.release !== call.release.number) throw new Stale();
      return rows.filter(({ id }) => id !== null) as never;
    },
    write: async (statement, inputs, count) => {
      if ((await query(statement, inputs)).rowCount !== count) throw new Stale();
    },
  };
}

export interface RecordChange {
  readonly id: string;
  readonly version: number;
  /** By field name. */
  readonly before: Values;
  readonly after: Values;
}

/** Writes the rows, which must be locked, and their history. */
export async function writeChanges(
  batch: Batch,
  object: ObjectModel,
  fields: readonly FieldModel[],
  changes: readonly RecordChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const { call, schema } = batch;
  const moves = fields.some(isStage);
  const names = [...fields.map(({ name }) => name), ...(moves ? ['stage_since'] : []), 'updated_at', 'updated_by', 'version'];
  const rows = changes.map(({ id, version, after }) => ({
    ...after,
    id,
    updated_at: call.now.toISOString(),
    updated_by: call.actor.user.id,
    version: version + 1,
  }));
  const place = { sight: sightOf(call.release.model, []), schema, object };
  await batch.write(updateStatement(place, names), [JSON.stringify(rows)], rows.length);
  await appendHistory(
    batch,
    changes.map((change) => historyOf(call, object, fields, change)),
  );
}

const isStage = ({ system, name }: FieldModel): boolean => system && name === 'stage';

function historyOf(call: Call, object: ObjectModel, fields: readonly FieldModel[], change: RecordChange): Entry {
  const { id, before, after, version } = change;
  const changed = fields.filter(({ name }) => !same(before[name], after[name]));
  const declared = changed.filter((field) => !isStage(field));
  const isMoved = changed.some(isStage);
  const values = declared.map((field) => [field.id, [before[field.name] ?? null, after[field.name] ?? null]] as const);
  return {
    ...entryOf(call, isMoved ? 'transition' : 'update', { object, id, version: version + 1 }, Object.fromEntries(values)),
    ...(isMoved && moveOf(call.now, before, after.stage, null)),
  };
}
