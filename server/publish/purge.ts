/** Ends for good what releases left out: its values, its columns or table, and what the history says of them. The only place where anything is dropped. */
import type { Pool, PoolClient } from 'pg';
import type { ComponentRef } from '../../metadata/documents/component.js';
import { sameRef } from '../../metadata/documents/component.js';
import { Failure } from '../errors/define.js';
import type { Workspace } from '../contract/call.js';
import { literal } from '../compile/field-types/parts/conversion.js';
import { quote } from '../serve/sql/statement.js';
import { withoutQueueing } from './locks.js';
import { currentOf } from './publish.js';
import { listRemoved, type Removed } from './removed.js';

interface PurgeRequest {
  readonly at: ComponentRef;
  /** As typed by whoever wants it gone. */
  readonly name: string;
  /** Done in the same transaction. */
  readonly within?: (client: PoolClient, purged: Removed) => Promise<void>;
}

/** Throws `purge.unknown` for what is not there or is in use by the release in force, and `purge.name`; then nothing has happened. */
export function purge(admin: Pool, workspace: Workspace, { at, name, within }: PurgeRequest): Promise<Removed> {
  return withoutQueueing(admin, async (client) => {
    // No publish may bring it back meanwhile.
    const { rows } = await client.query<{ release: number }>(
      `select "release" from "platform"."workspace" where "id" = $1 for no key update`,
      [workspace.id],
    );
    const { model } = await currentOf(client, workspace.id, rows[0]?.release ?? 0);
    const removed = model ? await listRemoved(client, workspace.id, workspace.schema, model) : [];
    const found = removed.find((one) => sameRef(one.at, at));
    if (!found) throw new Failure('purge.unknown', {});
    if (found.name !== name) throw new Failure('purge.name', { name: found.name });
    if (found.columns) await dropColumns(client, workspace.schema, found, found.columns);
    else await dropTable(client, workspace.schema, found);
    await within?.(client, found);
    return found;
  });
}

/** Constraints and indexes go with their columns. */
async function dropColumns(
  client: PoolClient,
  schema: string,
  { at, table }: Removed,
  columns: readonly string[],
): Promise<void> {
  const [, fieldId, types] = at.path;
  await client.query(
    `alter table ${quote(schema)}.${quote(table)} ${columns.map((column) => `drop column if exists ${quote(column)}`).join(', ')}`,
  );
  // The history goes on telling of the field where it lives on under another type.
  if (fieldId === undefined || types !== undefined) return;
  await client.query(
    `update ${quote(schema)}."_history" set "changes" = "changes" - $2::text where "object_id" = $1 and "changes" ? $2::text`,
    [at.id, fieldId],
  );
}

/** Columns that pointed to its records, all of them removed themselves, are emptied: what they name is gone. */
async function dropTable(client: PoolClient, schema: string, { at, table }: Removed): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string; column: string }>(
    `select c.relname as table, k.conname as name, a.attname as column
     from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     join pg_catalog.pg_class target on target.oid = k.confrelid
     where n.nspname = $1 and k.contype = 'f' and target.relname = $2 and target.relnamespace = n.oid and k.conrelid <> k.confrelid`,
    [schema, table],
  );
  for (const { table: pointing, name, column } of rows) {
    const place = `${quote(schema)}.${quote(pointing)}`;
    await client.query(`alter table ${place} drop constraint ${quote(name)}`);
    await client.query(`update ${place} set ${quote(column)} = null where ${quote(column)} is not null`);
  }
  await client.query(`drop table ${quote(schema)}.${quote(table)}`);
  await client.query(`delete from ${quote(schema)}."_history" where "object_id" = $1`, [at.id]);
  await client.query(
    `delete from ${quote(schema)}."_counter" where "key" like ${literal(`${at.id.replaceAll(/[\\_%]/g, '\\$&')}.%`)}`,
  );
}
