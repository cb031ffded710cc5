/**
 * The rows as they are, read as the new model has them: `t` is the row of the table, `n` the same under the new model's names,
 * with new fields empty and changed types converted. Nothing is locked but for reading.
 */
import { typeOf } from '../../compile/field-types/index.js';
import type { FieldModel, Model, ObjectModel } from '../../compile/model.js';
import { quote } from '../../serve/sql/statement.js';
import { alive, column, table } from '../../serve/sql/table.js';
import type { Conversion } from '../convert/conversion.js';
import type { Origin } from '../ddl/origins.js';
import { beginningSql } from '../ddl/plan-ddl.js';

/** Everything that conditions over existing records are made from. */
export interface Planned {
  readonly schema: string;
  readonly current: Model | null;
  readonly next: Model;
  readonly origins: readonly Origin[];
  readonly conversions: readonly Conversion[];
}

/** What stands behind `from`. */
export function presentedSql(origin: Origin, { schema, conversions }: Pick<Planned, 'schema' | 'conversions'>): string {
  const columns = Object.values(origin.fields).map(
    ({ field, column: name }) => `${valueSql(origin, field, name, conversions)} as ${quote(field.name)}`,
  );
  return `${table(schema, origin.table)} t cross join lateral (select ${columns.join(', ')}) n`;
}

function valueSql(origin: Origin, field: FieldModel, name: string | null, conversions: readonly Conversion[]): string {
  const conversion = conversions.find((one) => one.field === field);
  if (conversion) return conversion.value;
  if (name !== null) return column('t', name);
  return beginningSql(origin.object, field) ?? `null::${typeOf(field).column(field)}`;
}

/** Title of the row as text, as the current model has it. */
export function titleSql({ object, before }: Origin): string {
  return before ? titleOf(before, 't') : titleOf(object, 'n');
}

function titleOf(object: ObjectModel, alias: string): string {
  const title = object.fields[object.title];
  return title ? `(${typeOf(title).read(column(alias, title), title)})::text` : 'null::text';
}

/** An object that goes, read as it is. */
export const ofObject = (object: ObjectModel, schema: string): { readonly from: string; readonly title: string } => ({
  from: `${table(schema, object)} t`,
  title: titleOf(object, 't'),
});

export const livingSql = alive('t');

/** SQL of a number: living records that point to the row by `object.field`, as the model on that side has it. */
export function relatedSql(relation: string, side: 'new' | 'old', { schema, current, next, origins }: Planned): string {
  const [objectName = '', fieldName = ''] = relation.split('.');
  const place =
    side === 'new'
      ? presentPlace(next.objects[objectName], fieldName, origins)
      : currentPlace(current?.objects[objectName], fieldName);
  if (!place) return '0::bigint';
  return `(select count(*) from ${table(schema, place.table)} r where ${column('r', place.column)} = t."id" and ${alive('r')})`;
}

interface Lies {
  readonly table: string;
  readonly column: string;
}

function presentPlace(object: ObjectModel | undefined, fieldName: string, origins: readonly Origin[]): Lies | null {
  const origin = origins.find((one) => one.object === object);
  const field = origin?.fields[fieldName];
  if (!origin || !field || field.column === null || field.change !== 'none') return null;
  return { table: origin.table, column: field.column };
}

const currentPlace = (object: ObjectModel | undefined, fieldName: string): Lies | null =>
  object?.fields[fieldName] ? { table: object.name, column: fieldName } : null;
