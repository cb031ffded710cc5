/** Records to try things on: those that the caller may read, by their titles. */
import type { TrialRecords } from '../../contract/trial.js';
import type { Call } from '../../contract/call.js';
import { list } from '../../serve/read/list.js';
import type { ReadDeps } from '../../serve/read/deps.js';
import { searchFields } from '../../serve/request/list.js';
import { objectSight } from './trial-sql.js';

const mostRecords = 20;

/** @param object by id. Empty for objects that the caller does not read, or that are not published yet. */
export async function trialRecords(call: Call, deps: ReadDeps, object: string, search: string): Promise<TrialRecords> {
  const of = objectSight(deps.sights.get(call.release, call.actor.roles), { id: object });
  if (!of || of.rows.read === false) return { data: [] };
  const { name, title } = of.object;
  const isTitled = of.fields[title] !== undefined;
  const body = {
    fields: isTitled ? [title] : ['id'],
    limit: mostRecords,
    ...(search !== '' && searchFields(of).length > 0 && { search }),
  };
  const { data } = JSON.parse((await list(call, deps, { object: name, body })).body) as {
    data: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
  };
  const labelOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
  return { data: data.map((record) => ({ id: record.id, label: isTitled ? labelOf(record[title]) : null })) };
}
