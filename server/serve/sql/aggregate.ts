/** Aggregate plan → statement. Columns: release, one group as JSON. */
import { typeOf } from '../../compile/field-types/index.js';
import type { FieldModel } from '../../compile/model.js';
import type { AggregatePlan, Operand } from '../plan/plan.js';
import type { Measuring, Period } from '../request/request.js';
import type { Sight } from '../sight/sight.js';
import { guarded } from './guarded.js';
import { rowJson } from './row-json.js';
import { StatementBuilder, type Statement } from './statement.js';
import { operandSql, valueWire, type ReadPlace } from './visible.js';
import { fromSql, whereSql } from './where.js';

/** Digits an average is rounded to. */
const AVERAGE_DIGITS = 6;
/** Alias of a group's row. */
const GROUPED = 'a';

/** One group more than asked for tells that there are more. */
export function aggregateSql({ where, groups, measures, sort, limit }: AggregatePlan, sight: Sight, schema: string): Statement {
  const at: ReadPlace = { sight, schema, builder: new StatementBuilder() };
  const inner = [
    ...groups.map(({ operand, by }, index) => `${groupSql(operand, by, at)} as "g${index}"`),
    ...measures.map(({ kind, operand }, index) => `${measureSql(kind, operand, at)} as "m${index}"`),
  ];
  const grouping = groups.length > 0 ? ` group by ${groups.map((_, index) => index + 1).join(', ')}` : '';
  const source = `select ${inner.join(', ')} from ${fromSql(where, at)} where ${whereSql(where, at)}${grouping}`;

  const outputs = [
    ...groups.map(({ name, operand, by }, index) => {
      const value = `${GROUPED}."g${index}"`;
      const { field } = operand.field;
      return by
        ? { name, wire: `to_char(${value}, 'YYYY-MM-DD')`, order: value }
        : { name, wire: valueWire(field, value, GROUPED, at), order: typeOf(field).sort(value, field) };
    }),
    ...measures.map(({ name, kind, operand }, index) => {
      const value = `${GROUPED}."m${index}"`;
      return { name, wire: measureWire(kind, operand?.field.field, value), order: value };
    }),
  ];
  const asked = sort.flatMap(({ name, descending }) =>
    outputs.filter((output) => output.name === name).map(({ order }) => `${order}${descending ? ' desc' : ''} nulls last`),
  );
  const rest = outputs.slice(0, groups.length).map(({ order }) => `${order} nulls last`);
  const order = [...asked, ...rest];
  const json = rowJson(outputs.map(({ name, wire }) => ({ key: name, sql: wire })));
  const query = `select ${json.text} as "group" from (${source}) ${GROUPED} ${json.from}${order.length > 0 ? ` order by ${order.join(', ')}` : ''} limit ${limit + 1}`;
  return at.builder.build(guarded(['q."group"'], query, at.builder));
}

/** A period is named by its first day, in the workspace's time zone. */
function groupSql(operand: Operand, by: Period | null, at: ReadPlace): string {
  const value = operandSql(operand, at);
  if (by === null) return value;
  const isInstant = typeOf(operand.field.field).ruleType === 'datetime';
  const local = isInstant
    ? `${value} at time zone ${at.builder.bind({ from: 'literal', value: at.sight.model.app.timezone }, 'text')}`
    : `${value}::timestamp`;
  return `date_trunc('${by}', ${local})::date`;
}

const measureSql = (kind: Measuring, operand: Operand | null, at: ReadPlace): string =>
  operand ? `${kind}(${operandSql(operand, at)})` : 'count(*)';

function measureWire(kind: Measuring, field: FieldModel | undefined, value: string): string {
  if (!field || kind === 'count') return value;
  if (kind === 'avg') return `trim_scale(round(${value}, ${AVERAGE_DIGITS}))`;
  return kind === 'sum' ? `trim_scale(${value}::numeric)` : typeOf(field).read(value, field);
}
