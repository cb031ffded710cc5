/** Statements that try a condition on records as the draft would have them: `t` is the row, `n` the same under the draft. */
import { typeOf } from '../../compile/field-types/index.js';
import type { CompiledRule, Condition, FieldModel, ObjectModel } from '../../compile/model.js';
import type { Rule } from '../../../metadata/rules/rule.js';
import { conditionSql } from '../../serve/sql/condition.js';
import { lowerTruth, type LowerContext } from '../../serve/sql/lower.js';
import { StatementBuilder, type Statement } from '../../serve/sql/statement.js';
import { alive, column } from '../../serve/sql/table.js';
import { titleText } from '../../serve/sql/visible.js';
import type { ObjectSight, Sight } from '../../serve/sight/sight.js';
import { livingSql, presentedSql, relatedSql } from '../impact/presented.js';
import { atRest } from '../impact/sides.js';
import type { Presented } from './presented.js';

/** One row: `total` and `matching`, of living records. */
export function countTrialStatement(presented: Presented, rule: CompiledRule): Statement {
  const builder = new StatementBuilder();
  const holds = holdsSql(presented, rule, builder);
  return builder.build(
    `select count(*)::float8 as "total", count(*) filter (where ${holds})::float8 as "matching" ` +
      `from ${presentedSql(presented.origin, presented.planned)} where ${livingSql}`,
  );
}

/**
 * Of the records that the caller may read; rows: `id, label, holds, values`, the values of what the rule reads as far as
 * the caller may read them. Input 0: a record, null for any; 1: whether the rule holds, null for either.
 */
export function sampleTrialStatement(
  presented: Presented,
  rule: CompiledRule,
  sight: Sight,
  of: ObjectSight,
  limit: number,
): Statement {
  const builder = new StatementBuilder();
  const { planned, origin } = presented;
  const at = { sight, schema: planned.schema, builder };
  const may = (condition: Condition): string =>
    conditionSql(condition, { ...at, model: sight.model, object: of.object, alias: 't' });
  const holds = holdsSql(presented, rule, builder);
  const record = builder.bind({ from: 'input', index: 0 }, 'uuid');
  const show = builder.bind({ from: 'input', index: 1 }, 'boolean');
  const values = rule.reads.flatMap((path) => {
    const clear = readable(path, presented, sight, of);
    if (clear === false) return [];
    const name = builder.bind({ from: 'literal', value: path }, 'text');
    const { sql, field } = valueAt(path, presented);
    const read = `to_json(${typeOf(field).read(sql, field)})`;
    return [`select ${name} as "path", ${read} as "value", ${may(clear)} as "seen"`];
  });
  const json =
    values.length === 0
      ? `'{}'::json`
      : `(select coalesce(json_object_agg(v."path", v."value") filter (where v."seen"), '{}'::json) from (${values.join(' union all ')}) v)`;
  const label = titleText(of, 't', at) ?? 'null::text';
  return builder.build(
    `select t."id"::text as "id", ${label} as "label", ${holds} as "holds", ${json} as "values" ` +
      `from ${presentedSql(origin, planned)} where ${livingSql} and ${may(of.rows.read)} ` +
      `and (${record} is null or t."id" = ${record}) and (${show} is null or ${holds} = ${show}) order by t."id" desc limit ${limit}`,
  );
}

/** The record as the draft would have it: `record`, JSON of every field in wire form, and `related`, counts by relation. Input 0: its id. */
export function recordTrialStatement(
  { planned, origin }: Presented,
  relations: readonly string[],
  sight: Sight,
  of: ObjectSight,
): Statement {
  const builder = new StatementBuilder();
  const at = { sight, schema: planned.schema, builder, model: sight.model, object: of.object, alias: 't' };
  const id = builder.bind({ from: 'input', index: 0 }, 'uuid');
  const fields = Object.values(origin.object.fields).map(
    (field) => `${typeOf(field).read(column('n', field), field)} as ${column('', field).slice(1)}`,
  );
  const counts = relations.map((relation) => relatedSql(relation, 'new', planned));
  return builder.build(
    `select (select row_to_json(v) from (select ${fields.join(', ')}) v) as "record", array[${counts.join(', ')}]::float8[] as "related" ` +
      `from ${presentedSql(origin, planned)} where t."id" = ${id} and ${livingSql} and ${conditionSql(of.rows.read, at)}`,
  );
}

/** As it would be judged of a record that nobody is writing. */
function holdsSql(presented: Presented, { rule }: CompiledRule, builder: StatementBuilder): string {
  const context: LowerContext = {
    field: (path) => {
      const { sql, field } = valueAt(path, presented);
      return { sql, type: typeOf(field).ruleType, cast: typeOf(field).cast(field) };
    },
    bind: (binding, cast) => builder.bind(binding, cast),
    sees: (name) => targetSql(name, presented, 'true', (inner) => `exists (${inner})`),
    count: (relation) => relatedSql(relation, 'new', presented.planned),
    timezone: presented.planned.next.app.timezone,
  };
  return lowerTruth(atRest(rule) as Rule, context);
}

/** SQL of the value at `owner` or `customer.industry`. */
function valueAt(path: string, presented: Presented): { readonly sql: string; readonly field: FieldModel } {
  const [name = '', ...rest] = path.split('.');
  const field = presented.origin.object.fields[name];
  if (!field) throw new Error(`The rule was not checked: there is no field ${path}`);
  if (rest.length === 0) return { sql: column('n', field), field };
  const target = targetOf(field, presented);
  if (!target) return { sql: 'null', field };
  const value = valueAt(rest.join('.'), target);
  return { field: value.field, sql: targetSql(name, presented, value.sql, (inner) => `(${inner})`) };
}

/** Aliases of the target hide those of the row, so the id that leads to it is handed in beside it. */
function targetSql(name: string, presented: Presented, value: string, frame: (inner: string) => string): string {
  const field = presented.origin.object.fields[name] as FieldModel;
  const target = targetOf(field, presented);
  if (!target) return frame('select null where false');
  const rows = `select ${value} as "value" from ${presentedSql(target.origin, presented.planned)} where t."id" = o."id" and ${alive('t')}`;
  return frame(`select x."value" from (select ${column('n', field)} as "id") o cross join lateral (${rows}) x`);
}

function targetOf({ to }: FieldModel, { planned }: Presented): Presented | null {
  const origin = planned.origins.find(({ object }) => object.name === to);
  return origin ? { planned, origin } : null;
}

/** Rows on which the caller reads what stands at the path; over lookups only where that is so on all rows. */
function readable(path: string, presented: Presented, sight: Sight, of: ObjectSight): Condition {
  const [name = '', ...rest] = path.split('.');
  const former = presented.origin.fields[name]?.former;
  const field = presented.origin.object.fields[name];
  // What the draft adds is empty on every record: there is nothing to hide.
  const clear: Condition = former ? (fieldSight(of, former)?.clear ?? false) : true;
  if (rest.length === 0 || clear === false) return clear;
  const target = field && targetOf(field, presented);
  const targetSight = target?.origin.before ? objectSight(sight, target.origin.before) : undefined;
  if (!target || targetSight?.rows.read !== true) return false;
  return readable(rest.join('.'), target, sight, targetSight) === true ? clear : false;
}

const fieldSight = ({ fields }: ObjectSight, { id }: FieldModel) => Object.values(fields).find(({ field }) => field.id === id);

export const objectSight = (sight: Sight, { id }: Pick<ObjectModel, 'id'>): ObjectSight | undefined =>
  Object.values(sight.objects).find(({ object }) => object.id === id);
