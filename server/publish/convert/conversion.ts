/**
 * A field that changes its type. Its values are written into a second column beside the live one, which then takes
 * its name; the former column is kept. Each side carries a mark, the hash of the value on the other side for which it
 * holds, so that a change back brings the very values back wherever nothing was written in between. Pure.
 */
import type { ConversionPlace } from '../../compile/field-types/field-type.js';
import { typeOf } from '../../compile/field-types/index.js';
import type { FieldModel, Model, ObjectModel } from '../../compile/model.js';
import { literal } from '../../compile/field-types/parts/conversion.js';
import { columnType, targetId, type FieldOrigin, type Origin } from '../ddl/origins.js';
import { quote } from '../../serve/sql/statement.js';
import { keptKinds, keptName, kindOf, markName } from './names.js';

export interface Conversion {
  readonly object: ObjectModel;
  readonly field: FieldModel;
  readonly former: FieldModel;
  /** Present names: of the table, and of the column that gives way. */
  readonly table: string;
  readonly live: string;
  /** The column that takes its place, and the name under which it is kept. */
  readonly filled: string;
  readonly aside: string;
  /** SQL over the row `t`: the value as it will be; null where it does not convert. */
  readonly value: string;
  /** What makes room; harmless to run again. */
  readonly prepare: string;
  /** Fills what is not filled or was written since; more conditions may follow. */
  readonly fill: string;
}

/** SQL of a value of one type as one of another; null: there is no way. `sameTarget`: both point to the same object. */
function convertedSql(
  from: FieldModel,
  to: FieldModel,
  expression: string,
  at: ConversionPlace & { readonly sameTarget: boolean },
): string | null {
  const [source, target] = [typeOf(from), typeOf(to)];
  if (from.to !== undefined && at.sameTarget) return pointed(source.ruleType, target.ruleType, expression);
  if (!target.fromTextSql) return null;
  if (source.ruleType === 'number' && target.ruleType === 'number')
    return target.fromTextSql(`${expression}::numeric::text`, to, at);
  const text = source.textSql?.(expression, from, at);
  return text === undefined ? null : target.fromTextSql(text, to, at);
}

function pointed(from: string, to: string, expression: string): string | null {
  if (from === to) return expression;
  return to === 'list'
    ? `case when ${expression} is not null then array[${expression}] end`
    : `case when cardinality(${expression}) = 1 then (${expression})[1] end`;
}

interface ConversionSetting {
  readonly schema: string;
  readonly previous: Model | null;
  readonly next: Model;
  readonly place: ConversionPlace;
}

/** Null: the values cannot be converted, and none are kept from an earlier type. */
export function conversionOf(origin: Origin, of: FieldOrigin, setting: ConversionSetting): Conversion | null {
  const { field, former, column } = of;
  if (of.change !== 'retyped' || !former || column === null) return null;
  const { previous, next, schema } = setting;
  const [fromTarget, toTarget] = [targetId(former, previous), targetId(field, next)];
  const [fromKind, toKind] = [kindOf(former, fromTarget), kindOf(field, toTarget)];
  const live = `t.${quote(column)}`;
  const sameTarget = fromTarget !== undefined && fromTarget === toTarget;
  const converted = convertedSql(former, field, live, { ...setting.place, sameTarget });
  const fresh = `(${converted ?? 'null'})::${typeOf(field).column(field)}`;
  const valueWith = (kept: Kept): string =>
    kept.has(toKind) ? `(case when ${kept.holds(toKind)} then ${kept.sql(toKind)} else ${fresh} end)` : fresh;
  const kept = keptKinds(origin.state.columns, field.id).filter((kind) => kind !== fromKind);
  const now = new Kept(kept, field.id, { kind: fromKind, sql: live });
  if (converted === null && !now.has(toKind)) return null;
  const prepared = new Kept([...new Set([...kept, toKind])], field.id, { kind: fromKind, sql: live });

  const names = {
    filled: keptName(field.id, toKind),
    aside: keptName(field.id, fromKind),
    mark: markName(field.id, toKind),
    asideMark: markName(field.id, fromKind),
  };
  const table = `${quote(schema)}.${quote(origin.table)}`;
  const add = (name: string, type: string): string => `add column if not exists ${quote(name)} ${type}`;
  const fill = fillSql({ table, live, names, fromKind, toKind, value: valueWith(prepared) });
  const columns = [add(names.filled, columnType(field)), add(names.mark, 'bigint'), add(names.asideMark, 'bigint')];
  const prepare = `alter table ${table} ${columns.join(', ')}`;
  const { filled, aside } = names;
  return {
    object: origin.object,
    field,
    former,
    table: origin.table,
    live: column,
    filled,
    aside,
    value: valueWith(now),
    prepare,
    fill,
  };
}

interface Filling {
  readonly table: string;
  readonly live: string;
  readonly names: Readonly<Record<'filled' | 'mark' | 'asideMark', string>>;
  readonly fromKind: string;
  readonly toKind: string;
  readonly value: string;
}

/** Only rows on which the two sides do not yet name each other. Of one row at a time, so that a write in between is seen. */
function fillSql({ table, live, names, fromKind, toKind, value }: Filling): string {
  const of = (name: keyof Filling['names']): string => `t.${quote(names[name])}`;
  const isEmpty = `${live} is null and ${of('filled')} is null and ${of('asideMark')} is null`;
  const isDone = `${of('mark')} is not distinct from ${hash(fromKind, live)} and ${of('asideMark')} is not distinct from ${hash(toKind, of('filled'))}`;
  return (
    `update ${table} t set (${quote(names.filled)}, ${quote(names.asideMark)}) = ` +
    `(select w."v", ${hash(toKind, 'w."v"')} from (select ${value} as "v" offset 0) w), ` +
    `${quote(names.mark)} = ${hash(fromKind, live)} where not ((${isEmpty}) or (${isDone}))`
  );
}

/** Names a value of a kind by 64 bits; kinds never share one. */
const hash = (kind: string, sql: string): string =>
  `hashtextextended(${literal(`${kind}:`)} || coalesce(to_jsonb(${sql})::text, ''), 0)`;

/** Chains longer than this are not followed: a field seldom has three types. */
const LONGEST_CHAIN = 4;

/** The kept columns of a field, and for which rows they still stand for the live value. */
class Kept {
  constructor(
    private readonly kinds: readonly string[],
    private readonly fieldId: string,
    private readonly live: { readonly kind: string; readonly sql: string },
  ) {}
  has(kind: string): boolean {
    return this.kinds.includes(kind);
  }
  sql(kind: string): string {
    return `t.${quote(keptName(this.fieldId, kind))}`;
  }
  /** The mark names the live value, or a kept one that itself still holds. */
  holds(kind: string, via: readonly string[] = [kind]): string {
    const mark = `t.${quote(markName(this.fieldId, kind))}`;
    const others = via.length < LONGEST_CHAIN ? this.kinds.filter((other) => !via.includes(other)) : [];
    const ways = others.map((other) => `(${mark} = ${hash(other, this.sql(other))} and ${this.holds(other, [...via, other])})`);
    return `coalesce(${[`${mark} = ${hash(this.live.kind, this.live.sql)}`, ...ways].join(' or ')}, false)`;
  }
}
