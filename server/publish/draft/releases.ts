/** The releases of a workspace: who published what, when and why, and how any two differ. */
import { Failure, type Language } from '../../errors/define.js';
import type { ReleaseDiff, ReleaseEntry } from '../../contract/releases.js';
import { peopleOf } from './people.js';
import { changesBetween } from './plan.js';
import type { Queryable } from './rows.js';
import { contentsOf } from './state.js';
import type { DraftStore } from './store.js';

/** Newest first; `before`: only those with a lower number. */
export async function listReleases(
  on: Queryable,
  workspace: string,
  before: number | null,
  limit: number,
): Promise<ReleaseEntry[]> {
  const { rows } = await on.query<{ number: number; message: string; author: string; at: Date; current: boolean }>(
    `select r.number, r.message, r.author, r.created_at as at, r.number = w.release as current
     from platform.release r join platform.workspace w on w.id = r.workspace_id
     where r.workspace_id = $1 and ($2::integer is null or r.number < $2) order by r.number desc limit $3`,
    [workspace, before, limit],
  );
  const person = await peopleOf(
    on,
    rows.map(({ author }) => author),
  );
  return rows.map((row) => ({ ...row, author: person(row.author), at: row.at.toISOString() }));
}

/** Throws `studio.release_unknown`. */
export async function diffReleases(
  store: DraftStore,
  workspace: string,
  { from, to }: { readonly from: string; readonly to: string },
  language: Language,
): Promise<ReleaseDiff> {
  const contents = async (which: string): Promise<ReadonlyMap<string, unknown>> =>
    which === 'draft' ? contentsOf(await store.read(workspace)) : store.release(store.pool, workspace, releaseNumber(which));
  const [before, after] = [await contents(from), await contents(to)];
  return { changes: changesBetween(before.values(), after.values(), language) };
}

/** Throws `studio.release_unknown` for what is no number of a release. */
export function releaseNumber(given: string): number {
  if (!/^\d{1,9}$/.test(given) || Number(given) === 0)
    throw new Failure('studio.release_unknown', { release: given.slice(0, 20) });
  return Number(given);
}
