/** Aggregate request → plan. */
import type { AggregateRequest } from '../request/request.js';
import type { AggregatePlan } from './plan.js';
import { planWhere, Rows } from './where.js';

export function planAggregate({ object, group, measures, filter, sort, limit }: AggregateRequest): AggregatePlan {
  const rows = new Rows(object);
  return {
    groups: group.map((key) => ({ ...key, operand: rows.operand(key.path) })),
    measures: measures.map((measure) => ({ ...measure, operand: measure.path && rows.operand(measure.path) })),
    where: planWhere(filter, object, rows),
    sort,
    limit,
  };
}
