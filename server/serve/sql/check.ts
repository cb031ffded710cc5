/**
 * One statement that answers everything about the database that a write must know beforehand: which references may be
 * made, which unique values are taken, how many records point here, and what the sight says of rows not yet there.
 */
import { typeOf } from '../../compile/field-types/index.js';
import { everyLayout } from '../../compile/layout-of.js';
import type { Condition, ObjectModel } from '../../compile/model.js';
import { uniqueKeySql } from '../../compile/unique-key.js';
import type { ObjectSight } from '../sight/sight.js';
import { conditionAt, recordset, typedColumns, type Place } from './place.js';
import { StatementBuilder, type Statement } from './statement.js';
import { alive, column, table } from './table.js';

/** What a check covers; the same kinds make the same statement, whatever the values are. */
export interface CheckKind {
  /** New records whose conditions are to be decided. */
  readonly conditions: boolean;
  /** `object.field` pairs to count. */
  readonly counts: readonly string[];
  /** Keeps referenced records from being deleted before the write commits. */
  readonly lock: boolean;
}

/**
 * Inputs: 0 rows as JSON (`_i` number, `_new`, values), 1 ids whose related records are counted, 2 users, then the ids
 * of each target object. One row: `release, counts, users, verdicts, taken, targets`, all but the first as JSON.
 */
export function checkStatement(place: Place, kind: CheckKind): Statement {
  const builder = new StatementBuilder();
  const { object } = place;
  const targets = referenceTargets(object).map((name, index) => knownIds(place, name, builder, 3 + index, kind.lock));
  const taken = uniqueFields(object).map((name) => takenKeys(place, name, builder));
  const counts = kind.counts.map((reference) => countsOf(place, reference, builder));
  const verdicts = kind.conditions ? newVerdicts(place, builder) : `'[]'::json`;
  const users = pointsToUsers(object) ? knownUsers(builder) : `'[]'::json`;
  const list = (parts: readonly string[]): string => (parts.length > 0 ? `json_build_array(${parts.join(', ')})` : `'[]'::json`);
  const workspace = builder.bind({ from: 'workspace' }, 'uuid');
  return builder.build(
    `select w."release", ${list(counts)} as "counts", ${users} as "users", ${verdicts} as "verdicts", ` +
      `${list(taken)} as "taken", ${list(targets)} as "targets" from "platform"."workspace" w where w."id" = ${workspace}`,
  );
}

/** Objects that the object's references point to, in the order of the statement's inputs. */
export const referenceTargets = (object: ObjectModel): readonly string[] => [
  ...new Set(Object.values(object.fields).flatMap(({ to }) => to ?? [])),
];

/** Names of unique fields, in the order of the statement's answer. */
export const uniqueFields = (object: ObjectModel): readonly string[] =>
  Object.values(object.fields).flatMap(({ name, unique }) => (unique === false ? [] : [name]));

const pointsToUsers = (object: ObjectModel): boolean =>
  Object.values(object.fields).some(
    (field) => field.to === undefined && field.name !== 'id' && typeOf(field).ruleType === 'reference',
  );

function knownIds(place: Place, name: string, builder: StatementBuilder, index: number, lock: boolean): string {
  const target = place.sight.objects[name];
  // A target object that is not in the sight has no record the caller could point to. Nothing is bound for it either:
  // PostgreSQL refuses a parameter that the text does not use.
  if (!target || target.rows.read === false) return `'[]'::json`;
  const ids = builder.bind({ from: 'input', index }, 'uuid[]');
  const may = conditionAt({ ...place, object: target.object }, target.rows.read, 't', builder);
  return (
    `(select coalesce(json_agg(s."id"), '[]'::json) from (select t."id" from ${table(place.schema, target.object)} t ` +
    `where t."id" = any(${ids}) and ${alive('t')} and ${may} order by t."id"${lock ? ' for key share of t' : ''}) s)`
  );
}

function knownUsers(builder: StatementBuilder): string {
  const ids = builder.bind({ from: 'input', index: 2 }, 'uuid[]');
  const workspace = builder.bind({ from: 'workspace' }, 'uuid');
  return (
    `(select coalesce(json_agg(m."user_id"), '[]'::json) from "platform"."membership" m ` +
    `where m."workspace_id" = ${workspace} and m."active" and m."user_id" = any(${ids}))`
  );
}

/** Per row that gives a value: `[_i, key, id of the other record that has it, or null]`. */
function takenKeys(place: Place, name: string, builder: StatementBuilder): string {
  const { object, schema } = place;
  const field = object.fields[name];
  if (!field) throw new Error(`Object ${object.name} has no field ${name}`);
  const rows = recordset(builder, 0, 'r', `"_i" integer, ${typedColumns(object, ['id', name])}`);
  const key = uniqueKeySql(field, column('r', field));
  const other = `${uniqueKeySql(field, column('t', field))} = ${key} and ${alive('t')} and t."id" <> r."id"`;
  return (
    `(select coalesce(json_agg(json_build_array(r."_i", ${key}::text, (select t."id" from ${table(schema, object)} t where ${other} limit 1))), '[]'::json) ` +
    `from ${rows} where ${column('r', field)} is not null)`
  );
}

/** `{id: number}` of living records whose lookup points to the ids. */
function countsOf(place: Place, reference: string, builder: StatementBuilder): string {
  const [name = '', field = ''] = reference.split('.');
  const object = place.sight.model.objects[name];
  if (!object) throw new Error(`There is no object ${name} to count`);
  const ids = builder.bind({ from: 'input', index: 1 }, 'uuid[]');
  return (
    `(select coalesce(json_object_agg(s."id", s."n"), '{}'::json) from (select ${column('t', field)} as "id", count(*) as "n" ` +
    `from ${table(place.schema, object)} t where ${column('t', field)} = any(${ids}) and ${alive('t')} group by 1) s)`
  );
}

/** Per new row: `[_i, …]` with a verdict for each of `newConditionsOf`. */
function newVerdicts(place: Place, builder: StatementBuilder): string {
  const conditions = newConditionsOf(place.of).map((condition) => conditionAt(place, condition, 't', builder));
  const columns = typedColumns(place.object, Object.keys(place.object.fields));
  const rows = recordset(builder, 0, 't', `"_i" integer, "_new" boolean, ${columns}`);
  return `(select coalesce(json_agg(json_build_array(t."_i", array_to_json(array[${conditions.join(', ')}]::boolean[]))), '[]'::json) from ${rows} where t."_new")`;
}

const known = new WeakMap<ObjectSight, readonly Condition[]>();

/** Conditions on new records: what may be created, and which fields may be given. */
export function newConditionsOf(sight: ObjectSight | undefined): readonly Condition[] {
  if (!sight) return [];
  let conditions = known.get(sight);
  if (!conditions) {
    const all = [sight.rows.create, ...Object.values(sight.fields).map(({ create }) => create)].filter(
      (condition) => typeof condition !== 'boolean',
    );
    conditions = [...new Map(all.map((condition) => [JSON.stringify(condition.rule), condition])).values()];
    known.set(sight, conditions);
  }
  return conditions;
}

/** Every pair that rules of the object count. */
export function countsIn(object: ObjectModel): readonly string[] {
  const conditions: readonly Condition[] = [
    ...Object.values(object.fields).flatMap(({ required, visible, readonly }) => [required, visible, readonly]),
    ...everyLayout(object).flatMap(({ sections }) => sections.map(({ visible }) => visible)),
    ...object.rules.map(({ when }) => when),
    ...(object.flow?.transitions ?? []).flatMap(({ guard }) => guard ?? []),
  ];
  return [...new Set(conditions.flatMap((condition) => (typeof condition === 'boolean' ? [] : condition.counts)))];
}
