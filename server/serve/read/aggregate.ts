/** The aggregate pipeline: groups of records and what they measure. */
import type { Answer } from '../answer.js';
import type { Call } from '../../contract/call.js';
import { onFresh } from '../fresh.js';
import { planAggregate } from '../plan/aggregate.js';
import { aggregateFromBody, aggregateFromQuery } from '../request/aggregate.js';
import { readableObject } from '../request/object.js';
import { aggregateSql } from '../sql/aggregate.js';
import { Stopwatch } from '../stopwatch.js';
import { readHeaders, type ReadDeps } from './deps.js';
import { runRead } from './run.js';

/** Asked with a query string or a JSON body. */
type AggregateInput = { readonly object: string; readonly query: string } | { readonly object: string; readonly body: unknown };

const asked = (input: AggregateInput): string => ('query' in input ? input.query : JSON.stringify(input.body));

export function aggregate(call: Call, deps: ReadDeps, input: AggregateInput): Promise<Answer> {
  return onFresh(call, deps, async (current) => {
    const watch = new Stopwatch();
    const sight = deps.sights.get(current.release, current.actor.roles);
    watch.lap('sight');
    const prepared = deps.plans.get('aggregate', current, sight, `${input.object} ${asked(input)}`, () => {
      const object = readableObject(input.object, sight);
      const request =
        'query' in input ? aggregateFromQuery(input.query, object, sight) : aggregateFromBody(input.body, object, sight);
      const statement = aggregateSql(planAggregate(request), sight, current.actor.workspace.schema);
      return { statement, keep: request.filter.search === null, plan: request.limit };
    });
    watch.lap('plan');
    const rows = await runRead(current, deps.records, prepared);
    watch.lap('db');
    const groups = rows.flatMap(([, group]) => group ?? []);
    const body = `{"data":[${groups.slice(0, prepared.plan).join(',')}],"page":{"capped":${groups.length > prepared.plan}}}`;
    return { status: 200, headers: readHeaders(watch.header), body };
  });
}
