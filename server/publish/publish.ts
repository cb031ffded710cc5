/** PUBLISH: documents → plan → DDL → release, in one transaction; columns are converted ahead of it, indexes settle after it. */
import type { Pool, PoolClient } from 'pg';
import { compile, type SourceDocument } from '../compile/compile.js';
import { Failure, type Violation } from '../errors/define.js';
import { audit } from '../platform/audit/audit.js';
import type { Workspace } from '../contract/call.js';
import { quote } from '../serve/sql/statement.js';
import type { Conversion } from './convert/conversion.js';
import { catchUp, fillAhead, keyOf, tableOf } from './convert/fill.js';
import { duplicateViolations } from './duplicates.js';
import { locksOf } from './ddl/table-locks.js';
import { inShortTries, withoutQueueing } from './locks.js';
import { planPublish, type Current, type Plan } from './plan.js';
import { settleIndexes } from './settle.js';

interface PublishRequest {
  readonly documents: readonly SourceDocument[];
  readonly message: string;
  /** Id of a user, or the name of a program. */
  readonly author: string;
  /** Done in the transaction of the publish, once the release is written. */
  readonly within?: (client: PoolClient, release: number) => Promise<void>;
  /** Release the change was made against; another one in between refuses it. */
  readonly basedOn?: number;
  /** `later`: the caller sees to it that `settleIndexes` is run; publishing does not wait for it. */
  readonly indexes?: 'later';
}

export interface Published {
  readonly release: number;
  /** False where the documents were the current ones already. */
  readonly changed: boolean;
  readonly plan: Plan;
  /** Why indexes could not be built; the release stands, and the next start or publish tries again. */
  readonly unsettled?: unknown;
}

/**
 * Throws `publish.invalid` with every error finding, `publish.duplicates`, `publish.refused` or
 * `publish.conflict`; then nothing has happened.
 */
export async function publish(admin: Pool, workspace: Workspace, request: PublishRequest): Promise<Published> {
  /** By conversion: since when rows may have been written without it. */
  const filled = new Map<string, string>();
  for (;;) {
    const published = await withoutQueueing(admin, (client) => publishOnce(client, workspace, request, filled));
    if (!('unfilled' in published)) {
      return request.indexes === 'later' ? published : { ...published, ...(await settled(admin, workspace, published.plan)) };
    }
    for (const conversion of published.unfilled) {
      filled.set(keyOf(conversion), await fillAhead(admin, workspace.schema, conversion));
    }
  }
}

async function settled(admin: Pool, { schema }: Workspace, { model }: Plan): Promise<Pick<Published, 'unsettled'>> {
  try {
    if (model) await settleIndexes(admin, schema, model);
    return {};
  } catch (error) {
    return { unsettled: error };
  }
}

/** Or the conversions that have to be filled first; nothing has happened then. */
async function publishOnce(
  client: PoolClient,
  workspace: Workspace,
  request: PublishRequest,
  filled: ReadonlyMap<string, string>,
): Promise<Published | { readonly unfilled: readonly Conversion[] }> {
  const { number, current } = await lockCurrent(client, workspace.id);
  if (request.basedOn !== undefined && request.basedOn !== number) {
    throw new Failure('publish.conflict', { based_on: request.basedOn, current: number });
  }
  const plan = await planPublish(client, workspace.schema, current, request.documents);
  refuse(plan);
  if (current.model?.hash === plan.model!.hash) {
    await request.within?.(client, number);
    return { release: number, changed: false, plan };
  }
  const unfilled = plan.conversions.filter((conversion) => !filled.has(keyOf(conversion)));
  if (unfilled.length > 0) return { unfilled };
  await changeTables(client, workspace.schema, plan, filled);
  const release = number + 1;
  await client.query(
    `insert into "platform"."release" ("workspace_id", "number", "hash", "documents", "message", "author", "created_at") values ($1, $2, $3, $4, $5, $6, now())`,
    [workspace.id, release, plan.model!.hash, JSON.stringify(request.documents), request.message, request.author],
  );
  await client.query(`update "platform"."workspace" set "release" = $2 where "id" = $1`, [workspace.id, release]);
  const { message, author } = request;
  const entry = { workspace: workspace.id, by: author, action: 'release.publish', details: { release, message } } as const;
  await audit.record(client, entry);
  await request.within?.(client, release);
  await client.query(`select pg_notify('touchstone', $1)`, [
    JSON.stringify({ kind: 'release', workspace: workspace.id, release }),
  ]);
  return { release, changed: true, plan };
}

/** Takes its locks all at once and in one order, so that requests wait for the change itself and not for it to begin. */
async function changeTables(client: PoolClient, schema: string, plan: Plan, filled: ReadonlyMap<string, string>): Promise<void> {
  const there = new Set(plan.tables.map((name) => `${quote(schema)}.${quote(name)}`));
  const { exclusive, shared } = locksOf(plan.ddl, there);
  const converting = [...new Set(plan.conversions.map((conversion) => tableOf(schema, conversion)))].toSorted();
  await inShortTries(client, async (patience) => {
    await patience.lock(converting, 'share row exclusive');
    for (const conversion of plan.conversions) await catchUp(client, conversion, filled.get(keyOf(conversion))!);
    await patience.lock(shared, 'share row exclusive');
    await patience.lock(exclusive, 'access exclusive');
    for (const step of plan.ddl) if (!step.converts) await client.query(step.sql);
  });
}

/** One publish at a time for a workspace: its row is locked; what only reads or refers to that row does not wait. */
async function lockCurrent(client: PoolClient, workspaceId: string): Promise<{ number: number; current: Current }> {
  // Only other publishes wait behind this one.
  await client.query(`set local lock_timeout = '30s'`);
  const { rows } = await client.query<{ release: number }>(
    `select "release" from "platform"."workspace" where "id" = $1 for no key update`,
    [workspaceId],
  );
  await client.query(`set local lock_timeout = '100ms'`);
  if (!rows[0]) throw new Failure('workspace.unknown', {});
  return { number: rows[0].release, current: await currentOf(client, workspaceId, rows[0].release) };
}

export async function currentOf(client: Pick<PoolClient, 'query'>, workspaceId: string, release: number): Promise<Current> {
  if (release === 0) return { documents: [], model: null };
  const { rows } = await client.query<{ documents: SourceDocument[] }>(
    `select "documents" from "platform"."release" where "workspace_id" = $1 and "number" = $2`,
    [workspaceId, release],
  );
  const documents = rows[0]?.documents ?? [];
  return { documents, model: compile(documents).model };
}

function refuse(plan: Plan): void {
  const errors = plan.findings.filter((finding) => finding.level === 'error');
  if (errors.length > 0 || !plan.model) {
    throw new Failure(
      'publish.invalid',
      { count: errors.length },
      errors.map(({ file, pointer, code, params }): Violation => ({ pointer: `/${file}#${pointer}`, code, params })),
    );
  }
  if (plan.refused.length > 0) throw new Failure('publish.refused', {}, plan.refused);
  if (plan.duplicates.length > 0) {
    throw new Failure('publish.duplicates', {}, duplicateViolations(plan.duplicates));
  }
}
