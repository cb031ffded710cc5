/** List plan → statement. Columns: release, record as JSON, its id, its sort values, the count if asked for. */
import { ROOT, type ListPlan } from '../plan/plan.js';
import type { Sight } from '../sight/sight.js';
import { guarded } from './guarded.js';
import { keyColumn, pageSql } from './page.js';
import { rowJson } from './row-json.js';
import { StatementBuilder, type Statement } from './statement.js';
import { column } from './table.js';
import { pathWire, type ReadPlace } from './visible.js';
import { fromSql, whereSql } from './where.js';

/** A capped count stops here. */
export const COUNT_CAP = 1000;

export function listSql(plan: ListPlan, sight: Sight, schema: string): Statement {
  const at: ReadPlace = { sight, schema, builder: new StatementBuilder() };
  const { object } = plan.where;
  const json = rowJson(plan.columns.map((path) => ({ key: path.text, sql: pathWire(path, object, ROOT, at) })));
  const keys = plan.order.map((_, index) => keyColumn(index));
  const page = [`${json.text} as "record"`, `${column(ROOT, 'id')}::text as "id"`, ...keys.map((key) => `${ROOT}.${key}`)];
  const query = `select ${page.join(', ')} from (${pageSql(plan, at)}) ${ROOT} ${json.from}`;
  const columns = ['q."record"', 'q."id"', ...keys.map((key) => `q.${key}`), ...countSql(plan, at)];
  return at.builder.build(guarded(columns, query, at.builder));
}

function countSql({ count, where }: ListPlan, at: ReadPlace): readonly string[] {
  if (count === 'none') return [];
  const counted = `from ${fromSql(where, at)} where ${whereSql(where, at)}`;
  if (count === 'exact') return [`(select count(*) ${counted})::text as "count"`];
  return [`(select count(*) from (select 1 ${counted} limit ${COUNT_CAP + 1}) c)::text as "count"`];
}
