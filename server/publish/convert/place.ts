/** What conversions ask of the workspace as it is: its clock, and the titles of records. */
import type { ConversionPlace } from '../../compile/field-types/field-type.js';
import { typeOf } from '../../compile/field-types/index.js';
import type { FieldModel, Model } from '../../compile/model.js';
import { quote } from '../../serve/sql/statement.js';
import { column, table } from '../../serve/sql/table.js';

/** @param model The current one, whose tables and columns are there. */
export function conversionPlace(schema: string, model: Model | null): ConversionPlace {
  const place: ConversionPlace = {
    timezone: model?.app.timezone ?? 'UTC',
    title: (field, id) => titleSql(field, id, schema, model),
  };
  return place;
}

function titleSql({ to }: FieldModel, id: string, schema: string, model: Model | null): string {
  if (to === undefined) return `(select o."name" from "platform"."user" o where o."id" = ${id})`;
  const target = model?.objects[to];
  const title = target?.fields[target.title];
  if (!target || !title) return 'null::text';
  const text = typeOf(title).read(column('o', title), title);
  return `(select ${text} from ${table(schema, target)} o where o.${quote('id')} = ${id})`;
}
