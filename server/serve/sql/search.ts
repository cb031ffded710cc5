/** Search plan → statement. Columns: release, one hit as JSON; per object the newest records first. */
import { ROOT, type SearchPlan } from '../plan/plan.js';
import type { Sight } from '../sight/sight.js';
import { guarded } from './guarded.js';
import { StatementBuilder, type Statement } from './statement.js';
import { column } from './table.js';
import { titleText, type ReadPlace } from './visible.js';
import { fromSql, whereSql } from './where.js';

export function searchSql({ objects, limit }: SearchPlan, sight: Sight, schema: string): Statement {
  const at: ReadPlace = { sight, schema, builder: new StatementBuilder() };
  const parts = objects.map(({ where, title }, index) => {
    const name = at.builder.bind({ from: 'literal', value: where.object.object.name }, 'text');
    const label = (title && titleText(where.object, ROOT, at)) ?? 'null::text';
    const hit = `json_build_object('object', ${name}, 'id', ${column(ROOT, 'id')}, 'label', coalesce(${label}, ''))::text as "hit"`;
    const id = column(ROOT, 'id');
    return (
      `select * from (select ${index} as "part", ${id} as "id", ${hit} from ${fromSql(where, at)} ` +
      `where ${whereSql(where, at)} order by ${id} desc limit ${limit}) s${index}`
    );
  });
  // Nothing to search, or nothing to search for: still a read under the release guard.
  const hits =
    parts.length > 0 ? parts.join(' union all ') : `select 0 as "part", null::uuid as "id", null::text as "hit" where false`;
  const query = `select u."hit" from (${hits}) u order by u."part", u."id" desc`;
  return at.builder.build(guarded(['q."hit"'], query, at.builder));
}
