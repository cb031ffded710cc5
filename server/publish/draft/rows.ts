/** The tables of the draft: fixed statements, each by the primary key of a workspace. */
import type { DocumentKind } from '../../../metadata/documents/component.js';
import type { SourceDocument } from '../../compile/compile.js';
import { Failure } from '../../errors/define.js';
import { keyed, keyOf, type Overlay } from './state.js';

/** A pool or a connection. */
export interface Queryable {
  query<R extends object>(sql: string, values: unknown[]): Promise<{ rows: R[] }>;
}

interface Header {
  /** Null: nobody has drafted anything yet. */
  readonly release: number | null;
  readonly seq: number;
  /** Release that is served. */
  readonly current: number;
}

/** Throws `workspace.unknown`. */
export async function readHeader(on: Queryable, workspace: string): Promise<Header> {
  const { rows } = await on.query<Header>(
    `select d.release, coalesce(d.seq, 0) as seq, w.release as current
     from platform.workspace w left join platform.draft d on d.workspace_id = w.id where w.id = $1`,
    [workspace],
  );
  if (!rows[0]) throw new Failure('workspace.unknown', {});
  return rows[0];
}

/** The header and the overlay as they are at one moment. */
export async function readOverlay(
  on: Queryable,
  workspace: string,
): Promise<Header & { readonly overlay: ReadonlyMap<string, Overlay> }> {
  const { rows } = await on.query<Header & { overlay: Overlay[] }>(
    `select d.release, coalesce(d.seq, 0) as seq, w.release as current, coalesce((
       select json_agg(json_build_object('kind', o.kind, 'id', o.id, 'content', o.content, 'conflicts', o.conflicts,
         'seq', o.seq, 'by', o."by", 'at', o.at))
       from platform.draft_document o where o.workspace_id = w.id), '[]') as overlay
     from platform.workspace w left join platform.draft d on d.workspace_id = w.id where w.id = $1`,
    [workspace],
  );
  if (!rows[0]) throw new Failure('workspace.unknown', {});
  const overlay = rows[0].overlay.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
  return { ...rows[0], overlay: new Map(overlay.map((row) => [keyOf(row), row])) };
}

/** Contents of a release by key; of none before the first. */
export async function readRelease(on: Queryable, workspace: string, number: number): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await on.query<{ documents: SourceDocument[] }>(
    `select documents from platform.release where workspace_id = $1 and number = $2`,
    [workspace, number],
  );
  if (!rows[0] && number > 0) throw new Failure('studio.release_unknown', { release: number });
  return keyed(rows[0]?.documents ?? []);
}

export async function authorOf(on: Queryable, workspace: string, number: number): Promise<string> {
  const { rows } = await on.query<{ author: string }>(
    `select author from platform.release where workspace_id = $1 and number = $2`,
    [workspace, number],
  );
  return rows[0]?.author ?? '';
}

/** One writer at a time; makes the draft where there is none. */
export async function lock(on: Queryable, workspace: string): Promise<void> {
  await on.query(
    `insert into platform.draft (workspace_id, release, seq) select w.id, w.release, 0 from platform.workspace w where w.id = $1
     on conflict (workspace_id) do nothing`,
    [workspace],
  );
  await on.query(`select 1 from platform.draft where workspace_id = $1 for update`, [workspace]);
}

export async function writeHeader(on: Queryable, workspace: string, release: number, seq: number): Promise<void> {
  await on.query(`update platform.draft set release = $2, seq = $3 where workspace_id = $1`, [workspace, release, seq]);
}

export async function putOverlay(on: Queryable, workspace: string, row: Overlay): Promise<void> {
  await on.query(
    `insert into platform.draft_document (workspace_id, kind, id, content, conflicts, seq, "by", at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (workspace_id, kind, id) do update set content = excluded.content, conflicts = excluded.conflicts,
       seq = excluded.seq, "by" = excluded."by", at = excluded.at`,
    [workspace, row.kind, row.id, json(row.content), json(row.conflicts), row.seq, row.by, row.at],
  );
}

export async function dropOverlay(on: Queryable, workspace: string, { kind, id }: { kind: string; id: string }): Promise<void> {
  await on.query(`delete from platform.draft_document where workspace_id = $1 and kind = $2 and id = $3`, [workspace, kind, id]);
}

/** A document in one save, as the log of edits keeps it. */
export interface Edit {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly seq: number;
  /** Undefined: it was not there. */
  readonly before: unknown;
  readonly by: string;
  readonly at: string;
  readonly label: string;
}

/** Saves that may still be merged with; whoever has older ones must load the draft anew. */
export const keptSaves = 500;

export async function logEdit(on: Queryable, workspace: string, edit: Edit): Promise<void> {
  await on.query(
    `insert into platform.draft_edit (workspace_id, seq, kind, id, before, "by", at, label) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [workspace, edit.seq, edit.kind, edit.id, json(edit.before), edit.by, edit.at, edit.label],
  );
}

export async function forgetEdits(on: Queryable, workspace: string, seq: number): Promise<void> {
  await on.query(`delete from platform.draft_edit where workspace_id = $1 and seq <= $2`, [workspace, seq - keptSaves]);
}

/** Every document that was changed after `seq`: as it was then, and by whom it was changed last. */
export async function editsSince(on: Queryable, workspace: string, seq: number): Promise<ReadonlyMap<string, Edit>> {
  const { rows } = await on.query<Edit & { before: unknown }>(
    `select l.kind, l.id, l.seq, l."by", l.at, l.label, f.before
     from (select distinct on (kind, id) kind, id, seq, "by", at, label from platform.draft_edit
           where workspace_id = $1 and seq > $2 order by kind, id, seq desc) l
     join (select distinct on (kind, id) kind, id, before from platform.draft_edit
           where workspace_id = $1 and seq > $2 order by kind, id, seq) f on f.kind = l.kind and f.id = l.id`,
    [workspace, seq],
  );
  return new Map(
    rows.map((row) => [keyOf(row), { ...row, before: row.before ?? undefined, at: new Date(row.at).toISOString() }]),
  );
}

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
