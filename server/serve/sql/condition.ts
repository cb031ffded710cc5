/**
 * Row conditions of roles → boolean SQL in which null counts as false. They are written by whoever designs roles and so read every field,
 * whether or not the caller sees it; filters of callers go through `filter.ts`, which resolves names against the sight.
 */
import { typeOf } from '../../compile/field-types/index.js';
import type { Condition, FieldModel, Model, ObjectModel } from '../../compile/model.js';
import { indexedKey } from '../../compile/unique-key.js';
import type { Sight } from '../sight/sight.js';
import { lower, type LowerContext } from './lower.js';
import type { StatementBuilder } from './statement.js';
import { alive, column, table } from './table.js';

interface ConditionPlace {
  readonly model: Model;
  readonly object: ObjectModel;
  /** Schema of the workspace. */
  readonly schema: string;
  /** Of the row that is judged; a plain identifier. Aliases made here begin with it, so that they never hide it. */
  readonly alias: string;
  readonly builder: StatementBuilder;
  /** Under which `sees` is decided. */
  readonly sight: Sight;
  /** Where the records of an object are read from; undefined: its table. */
  readonly from?: (object: ObjectModel) => string;
  /** Lookups (`object.field`) whose targets are being judged already. */
  readonly judging?: readonly string[];
}

export function conditionSql(condition: Condition, at: ConditionPlace): string {
  return typeof condition === 'boolean' ? String(condition) : lower(condition.rule, lowerContext(at));
}

const rowsOf = (object: ObjectModel, { from, schema }: ConditionPlace): string => from?.(object) ?? table(schema, object);

const lowerContext = (at: ConditionPlace): LowerContext => ({
  field: (path) => pathSql(path.split('.'), at.object, at.alias, at),
  bind: (binding, cast) => at.builder.bind(binding, cast),
  sees: (field) => seesSql(field, at),
  count: (reference) => countSql(reference, at),
  timezone: at.model.app.timezone,
});

/** A field of the row, or over lookups a scalar subquery; whether those targets are deleted or seen does not matter. */
function pathSql([name = '', ...rest]: readonly string[], object: ObjectModel, alias: string, at: ConditionPlace): Operand {
  const field = fieldOf(object, name);
  const type = typeOf(field);
  const sql = column(alias, field);
  if (rest.length === 0) return { sql, type: type.ruleType, cast: type.cast(field), key: indexedKey(field) };
  const target = targetOf(field, at.model);
  const inner = `${alias}_p`;
  const value = pathSql(rest, target, inner, at);
  return {
    ...value,
    key: null,
    sql: `(select ${value.sql} from ${rowsOf(target, at)} ${inner} where ${column(inner, 'id')} = ${sql})`,
  };
}

type Operand = ReturnType<LowerContext['field']>;

/**
 * The caller may read the record the lookup points to. A lookup whose target is being judged already answers no:
 * a record is not seen because a record is seen that is seen because of it.
 */
function seesSql(name: string, at: ConditionPlace): string {
  const field = fieldOf(at.object, name);
  const target = targetOf(field, at.model);
  const read = at.sight.objects[target.name]?.rows.read ?? false;
  const step = `${at.object.name}.${name}`;
  if (read === false || at.judging?.includes(step)) return 'false';
  const alias = `${at.alias}_s`;
  const may = conditionSql(read, { ...at, object: target, alias, judging: [...(at.judging ?? []), step] });
  const isTarget = `${column(alias, 'id')} = ${column(at.alias, field)}`;
  return `exists (select 1 from ${rowsOf(target, at)} ${alias} where ${isTarget} and ${alive(alias)}${may === 'true' ? '' : ` and (${may})`})`;
}

/** Number of living records whose lookup `object.field` points to the row. */
function countSql(reference: string, at: ConditionPlace): string {
  const [objectName = '', name = ''] = reference.split('.');
  const object = at.model.objects[objectName];
  if (!object) throw new Error(`There is no object ${objectName} to count`);
  const alias = `${at.alias}_c`;
  const pointsHere = `${column(alias, fieldOf(object, name))} = ${column(at.alias, 'id')}`;
  return `(select count(*) from ${rowsOf(object, at)} ${alias} where ${pointsHere} and ${alive(alias)})`;
}

function fieldOf(object: ObjectModel, name: string): FieldModel {
  const field = object.fields[name];
  if (!field) throw new Error(`Object ${object.name} has no field ${name}`);
  return field;
}

function targetOf(field: FieldModel, model: Model): ObjectModel {
  const target = field.to === undefined ? undefined : model.objects[field.to];
  if (!target) throw new Error(`Field ${field.name} points to no object`);
  return target;
}
