/** The list pipeline: HTTP → sight → request → plan → SQL → response. */
import type { Answer } from '../answer.js';
import type { Call } from '../../contract/call.js';
import { onFresh } from '../fresh.js';
import { planList } from '../plan/list.js';
import type { ListPlan } from '../plan/plan.js';
import { orderHash, writeCursor } from '../request/cursor.js';
import { listFromBody, listFromQuery } from '../request/list.js';
import { readableObject } from '../request/object.js';
import { COUNT_CAP, listSql } from '../sql/list.js';
import { Stopwatch } from '../stopwatch.js';
import { readHeaders, type ReadDeps } from './deps.js';
import { runRead, type Row } from './run.js';

/** Either the query string as it came, or a JSON body. */
interface ListInput {
  readonly object: string;
  readonly query?: string;
  readonly body?: unknown;
}

interface ListTarget extends Pick<ListPlan, 'limit' | 'count'> {
  /** Sort values per row. */
  readonly keys: number;
  readonly order: string;
}

export function list(call: Call, deps: ReadDeps, input: ListInput): Promise<Answer> {
  return onFresh(call, deps, async (current) => {
    const watch = new Stopwatch();
    const sight = deps.sights.get(current.release, current.actor.roles);
    watch.lap('sight');
    const asked =
      input.query === undefined ? `query ${input.object} ${JSON.stringify(input.body)}` : `list ${input.object} ${input.query}`;
    const prepared = deps.plans.get('list', current, sight, asked, () => {
      const object = readableObject(input.object, sight);
      const request =
        input.query === undefined ? listFromBody(input.body, object, sight) : listFromQuery(input.query, object, sight);
      const plan = planList(request);
      const target: ListTarget = {
        limit: plan.limit,
        count: plan.count,
        keys: plan.order.length,
        order: orderHash(object.object.name, request.sort),
      };
      return {
        statement: listSql(plan, sight, current.actor.workspace.schema),
        keep: request.filter.search === null,
        plan: target,
      };
    });
    watch.lap('plan');
    const rows = await runRead(current, deps.records, prepared);
    watch.lap('db');
    const body = respond(rows, prepared.plan);
    watch.lap('response');
    return { status: 200, headers: readHeaders(watch.header), body };
  });
}

/** Columns: release, record, id, sort values, count; see `listSql`. */
function respond(rows: readonly Row[], { limit, count, keys, order }: ListTarget): string {
  let data = '';
  for (let index = 0; index < rows.length && index < limit; index++) {
    const record = rows[index]?.[1];
    if (record) data += index === 0 ? record : `,${record}`;
  }
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const next = last ? JSON.stringify(writeCursor({ id: String(last[2]), values: last.slice(3, 3 + keys) }, order)) : 'null';
  return `{"data":[${data}],"page":{"next":${next}${countOf(rows[0]?.[3 + keys], count)}}}`;
}

function countOf(counted: string | null | undefined, count: ListPlan['count']): string {
  if (count === 'none') return '';
  if (count === 'exact') return `,"count":${String(counted)}`;
  const capped = Number(counted) > COUNT_CAP;
  return `,"count":${capped ? COUNT_CAP : String(counted)},"capped":${capped}`;
}
