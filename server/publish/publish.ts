/** PUBLISH: documents → plan → DDL → release, in one transaction; indexes settle after it. */
import type { Pool, PoolClient } from 'pg';
import { compile, type SourceDocument } from '../compile/compile.js';
import { Failure, type Violation } from '../errors/define.js';
import { audit } from '../platform/audit/audit.js';
import type { Workspace } from '../serve/actor.js';
import { planPublish, type Current, type Plan } from './plan.js';
import { settleIndexes } from './settle.js';

export interface PublishRequest {
  readonly documents: readonly SourceDocument[];
  readonly message: string;
  /** Id of a user, or the name of a program. */
  readonly author: string;
  /** Done in the transaction of the publish, once the release is written. */
  readonly within?: (client: PoolClient, release: number) => Promise<void>;
  /** Release the change was made against; another one in between refuses it. */
  readonly basedOn?: number;
}

export interface Published {
  readonly release: number;
  /** False where the documents were the current ones already. */
  readonly changed: boolean;
  readonly plan: Plan;
}

const LOCK_ATTEMPTS = 50;

/**
 * Throws `publish.invalid` with every error finding, `publish.duplicates`, `publish.refused` or
 * `publish.conflict`; then nothing has happened. Waits for locks in short tries, so that no request
 * queues behind it for longer than one of them.
 */
export async function publish(admin: Pool, workspace: Workspace, request: PublishRequest): Promise<Published> {
  for (let attempt = 1; ; attempt++) {
    try {
      const published = await inTransaction(admin, (client) => publishOnce(client, workspace, request));
      await settleIndexes(admin, workspace.schema, published.plan.model!);
      return published;
    } catch (error) {
      const isLocked = (error as { code?: string }).code === '55P03';
      if (!isLocked || attempt === LOCK_ATTEMPTS) throw error;
      await new Promise((done) => setTimeout(done, 20 + Math.random() * 80));
    }
  }
}

async function publishOnce(client: PoolClient, workspace: Workspace, request: PublishRequest): Promise<Published> {
  await client.query(`set local lock_timeout = '100ms'`);
  await client.query(`set local statement_timeout = '10min'`);
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
  for (const step of plan.ddl) await client.query(step.sql);
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

/** One publish at a time for a workspace: its row is locked; what only reads or refers to that row does not wait. */
async function lockCurrent(client: PoolClient, workspaceId: string): Promise<{ number: number; current: Current }> {
  const { rows } = await client.query<{ release: number }>(
    `select "release" from "platform"."workspace" where "id" = $1 for no key update`,
    [workspaceId],
  );
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
  if (plan.duplicates.length > 0) {
    throw new Failure(
      'publish.duplicates',
      {},
      plan.duplicates.map(({ object, field, label, count, examples }) => ({
        pointer: `/objects/${object}/fields/${field}/unique`,
        code: 'publish.duplicate_values',
        params: { label, count, examples: examples.join(', ') },
      })),
    );
  }
}

async function inTransaction<T>(pool: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await run(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
