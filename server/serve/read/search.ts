/** The pipeline of the search across objects. */
import type { Answer } from '../answer.js';
import type { Call } from '../../contract/call.js';
import { onFresh } from '../fresh.js';
import { planSearch } from '../plan/search.js';
import { searchFromQuery } from '../request/search.js';
import { searchSql } from '../sql/search.js';
import { Stopwatch } from '../stopwatch.js';
import { readHeaders, type ReadDeps } from './deps.js';
import { runRead } from './run.js';

export function search(call: Call, deps: ReadDeps, query: string): Promise<Answer> {
  return onFresh(call, deps, async (current) => {
    const watch = new Stopwatch();
    const sight = deps.sights.get(current.release, current.actor.roles);
    watch.lap('sight');
    const prepared = deps.plans.get('search', current, sight, query, () => {
      const request = searchFromQuery(query, sight);
      return { statement: searchSql(planSearch(request), sight, current.actor.workspace.schema), keep: false, plan: null };
    });
    watch.lap('plan');
    const rows = await runRead(current, deps.records, prepared);
    watch.lap('db');
    const hits = rows.flatMap(([, hit]) => hit ?? []);
    return { status: 200, headers: readHeaders(watch.header), body: `{"data":[${hits.join(',')}]}` };
  });
}
