/** Workspaces: tenants with a schema, users and an application of their own. */
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import type { SourceDocument } from '../compile/compile.js';
import { Failure } from '../errors/define.js';
import { inTransaction } from '../platform/db/checkout.js';
import type { Workspace } from '../contract/call.js';
import { quote } from '../serve/sql/statement.js';
import { publish, type Published } from './publish.js';

const NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/** Creates an empty workspace with its schema. Throws `workspace.name` or `workspace.exists`. */
export async function createWorkspace(admin: Pool, { name, label }: { name: string; label: string }): Promise<Workspace> {
  if (!NAME.test(name) || name.length > 40) throw new Failure('workspace.name', { name });
  const workspace = { id: v7(), name, schema: `w_${name}` };
  await inTransaction(admin, async (client) => {
    const { rowCount } = await client.query(
      `insert into "platform"."workspace" ("id", "name", "label", "schema", "cluster", "release", "created_at") values ($1, $2, $3, $4, 'default', 0, now()) on conflict ("name") do nothing`,
      [workspace.id, name, label, workspace.schema],
    );
    if (rowCount === 0) throw new Failure('workspace.exists', { name });
    await client.query(`create schema ${quote(workspace.schema)}`);
  });
  return workspace;
}

/** Creates a workspace and publishes its first release. */
export async function installWorkspace(
  admin: Pool,
  workspace: { name: string; label: string },
  documents: readonly SourceDocument[],
  author: string,
): Promise<{ workspace: Workspace; published: Published }> {
  const created = await createWorkspace(admin, workspace);
  return { workspace: created, published: await publish(admin, created, { documents, message: 'First release', author }) };
}

export interface WorkspaceEntry extends Workspace {
  readonly label: string;
  readonly release: number;
}

export async function listWorkspaces(admin: Pool): Promise<WorkspaceEntry[]> {
  const { rows } = await admin.query<WorkspaceEntry>(
    `select "id", "name", "label", "schema", "release" from "platform"."workspace" order by "name"`,
  );
  return rows;
}

export async function findWorkspace(admin: Pool, name: string): Promise<WorkspaceEntry> {
  const found = (await listWorkspaces(admin)).find((workspace) => workspace.name === name);
  if (!found) throw new Failure('workspace.unknown', { name });
  return found;
}
