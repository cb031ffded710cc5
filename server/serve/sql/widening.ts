/**
 * What a write would open or close to its writer: the conditions that hang on the fields it changes, decided on the
 * records as they are and as they would be. Nothing has been written yet; the new rows stand in for the stored ones.
 */
import type { Step } from '../../compile/scope-reads.js';
import type { Condition, ObjectModel } from '../../compile/model.js';
import { dependenciesOn, type Dependency } from '../sight/dependencies.js';
import type { ObjectSight } from '../sight/sight.js';
import { conditionSql } from './condition.js';
import { recordset, typedColumns, type Place } from './place.js';
import { quote, StatementBuilder, type Statement } from './statement.js';
import { column, table } from './table.js';

/** Before and after the write. */
interface World {
  readonly place: Place;
  readonly builder: StatementBuilder;
  readonly from: (object: ObjectModel) => string;
}

const AFTER = '"_after"';

/**
 * Inputs: 0 records as they would be (JSON), 1 new records as they would be if the writer owned them (JSON), 2 ids of
 * all that change or go. One row: `release, verdicts`, a list of `[id, may take, may transfer, gains, gains elsewhere, loses]`.
 * @param fields Those of the object that change.
 */
export function wideningStatement(place: Place, fields: readonly string[]): Statement {
  const builder = new StatementBuilder();
  const { object, of, schema } = place;
  const stored = table(schema, object);
  const before: World = { place, builder, from: (one) => table(schema, one) };
  const after: World = { place, builder, from: (one) => (one === object ? AFTER : table(schema, one)) };
  const names = Object.keys(object.fields);
  const columns = (alias: string): string => names.map((name) => `${alias}.${quote(name)}`).join(', ');
  const rows = (index: number, alias: string): string => recordset(builder, index, alias, typedColumns(object, names));
  const ids = builder.bind({ from: 'input', index: 2 }, 'uuid[]');
  const changed = `${AFTER} as not materialized (select ${columns('t')} from ${stored} t where t."id" <> all(${ids}) union all select ${columns('r')} from ${rows(0, 'r')})`;
  const base = `(select ${columns('t')} from ${stored} t where t."id" = any(${ids}) union all select ${columns('r')} from ${rows(1, 'r')}) b`;
  const dependencies = dependenciesOn(place.sight, object).filter(({ field }) => fields.includes(field));
  const own = of
    ? changesOf(
        of,
        dependencies.filter(({ steps }) => steps.length === 0),
        ['b', before],
        ['a', after],
      )
    : nothing;
  const right = (name: 'take' | 'transfer'): string =>
    of ? `(${conditionOf(of.rows[name], of, 'b', before)}) is true` : 'false';
  const elsewhere = anyOf([...byWay(dependencies)].map((group) => gainsElsewhere(group, before, after)));
  const verdict = [`b."id"`, right('take'), right('transfer'), own.gains, elsewhere, own.loses];
  const workspace = builder.bind({ from: 'workspace' }, 'uuid');
  return builder.build(
    `with ${changed} select w."release", (select coalesce(json_agg(json_build_array(${verdict.join(', ')})), '[]'::json) ` +
      `from ${base} left join ${rows(0, 'a')} on a."id" = b."id") as "verdicts" from "platform"."workspace" w where w."id" = ${workspace}`,
  );
}

interface Changes {
  readonly gains: string;
  readonly loses: string;
}

const nothing: Changes = { gains: 'false', loses: 'false' };

/** Whether a right holds on the second row that does not on the first, and the other way round. */
function changesOf(
  of: ObjectSight,
  dependencies: readonly Dependency[],
  first: readonly [alias: string, world: World],
  second: readonly [alias: string, world: World],
): Changes {
  const [is, willBe] = [holds(of, ...first), holds(of, ...second)];
  const conditions = new Map(dependencies.map(({ condition }) => [JSON.stringify(condition), condition]));
  const pairs = [...conditions.values()].map((condition) => [is(condition), willBe(condition)] as const);
  return {
    gains: anyOf(pairs.map(([before, after]) => `${after} and not ${before}`)),
    loses: anyOf(pairs.map(([before, after]) => `${before} and not ${after}`)),
  };
}

const anyOf = (parts: readonly string[]): string => (parts.length > 0 ? `(${parts.join(' or ')})` : 'false');

function conditionOf(condition: Condition, of: ObjectSight, alias: string, { place, builder, from }: World): string {
  const { sight, schema } = place;
  return conditionSql(condition, { model: sight.model, object: of.object, schema, alias, builder, sight, from });
}

/** A condition of the sight on the row `alias`, which gives nothing where the row may not be read; never null. */
const holds = (of: ObjectSight, alias: string, world: World) => {
  const read = conditionOf(of.rows.read, of, alias, world);
  return (condition: Condition): string => `((${read}) and (${conditionOf(condition, of, alias, world)})) is true`;
};

/** Those of one object that lead to the changed record by the same steps. */
function byWay(dependencies: readonly Dependency[]): Iterable<readonly [Dependency, ...Dependency[]]> {
  const ways = new Map<string, [Dependency, ...Dependency[]]>();
  for (const one of dependencies.filter(({ steps }) => steps.length > 0)) {
    const key = JSON.stringify([one.of.object.name, one.steps]);
    const way = ways.get(key);
    if (way) way.push(one);
    else ways.set(key, [one]);
  }
  return ways.values();
}

/** A record that leads to this one, before or after, and on which a right holds that did not. */
function gainsElsewhere(group: readonly [Dependency, ...Dependency[]], before: World, after: World): string {
  const [{ of, steps }] = group;
  const { gains } = changesOf(of, group, ['d', before], ['e', after]);
  const ways = new Set(
    [before, after].map((world) => `select n."id" from ${world.from(of.object)} n where ${leads(steps, 'n', world)}`),
  );
  return (
    `exists (select 1 from ${before.from(of.object)} d join ${after.from(of.object)} e on e."id" = d."id" ` +
    `where d."id" in (${[...ways].join(' union ')}) and ${gains})`
  );
}

/** Whether the row `alias` leads to the record `b` by these steps. */
function leads([step, ...rest]: readonly Step[], alias: string, world: World): string {
  if (!step) return `${column(alias, 'id')} = b."id"`;
  const { kind, field, to } = step;
  const object = world.place.sight.model.objects[to];
  if (!object) throw new Error(`There is no object ${to}`);
  if (kind === 'lookup' && rest.length === 0) return `${column(alias, field)} = b."id"`;
  const next = `${alias}n`;
  const [own, others] = kind === 'lookup' ? [field, 'id'] : ['id', field];
  return `${column(alias, own)} in (select ${column(next, others)} from ${world.from(object)} ${next} where ${leads(rest, next, world)})`;
}

/** One at a time for each writer: two writes that widen nothing by themselves might do so together. */
export function writerLockStatement(): Statement {
  const builder = new StatementBuilder();
  const [workspace, user] = [builder.bind({ from: 'workspace' }, 'uuid'), builder.bind({ from: 'user', key: 'id' }, 'uuid')];
  return builder.build(`select pg_advisory_xact_lock(hashtextextended(${workspace}::text || ${user}::text, 0))`);
}
