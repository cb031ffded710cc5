/** Plan for one record → statement. Columns: release, record as JSON, its version. Input 0: the id. */
import { ROOT, type OnePlan } from '../plan/plan.js';
import type { Sight } from '../sight/sight.js';
import { guarded } from './guarded.js';
import { rowJson } from './row-json.js';
import { StatementBuilder, type Statement } from './statement.js';
import { alive, column, table } from './table.js';
import { pathWire, rowsSql, type ReadPlace } from './visible.js';

export function oneSql({ object, columns, deleted }: OnePlan, sight: Sight, schema: string): Statement {
  const at: ReadPlace = { sight, schema, builder: new StatementBuilder() };
  const id = at.builder.bind({ from: 'input', index: 0 }, 'uuid');
  const json = rowJson(columns.map((path) => ({ key: path.text, sql: pathWire(path, object, ROOT, at) })));
  const rows = deleted ? object.rows.delete : object.rows.read;
  const where = [
    `${column(ROOT, 'id')} = ${id}`,
    deleted ? `${column(ROOT, 'deleted_at')} is not null` : alive(ROOT),
    ...(rows === true ? [] : [rowsSql(rows, object.object, ROOT, at)]),
  ];
  const query =
    `select ${json.text} as "record", ${column(ROOT, 'version')}::text as "version" ` +
    `from ${table(schema, object.object)} ${ROOT} ${json.from} where ${where.join(' and ')}`;
  return at.builder.build(guarded(['q."record"', 'q."version"'], query, at.builder));
}
