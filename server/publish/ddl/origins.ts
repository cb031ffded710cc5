/** Where the values of each field of the new model lie now: by ids, in the tables as they are. Pure. */
import { fieldTypes, typeOf } from '../../compile/field-types/index.js';
import type { FieldModel, Model, ObjectModel } from '../../compile/model.js';
import { removedName } from './names.js';
import type { SchemaState, TableState } from './state.js';

/** Fields of earlier releases whose columns still wait, by `formerKey`; `to` names objects as they are called now. */
export type FormerFields = ReadonlyMap<string, FieldModel>;
export const formerKey = (objectId: string, fieldId: string): string => `${objectId} ${fieldId}`;

export interface FieldOrigin {
  readonly field: FieldModel;
  /** Present name of the column; null: there is none yet. */
  readonly column: string | null;
  /** What the field is there; null: not known, or there is no column. */
  readonly former: FieldModel | null;
  /** `retyped`: values have to be converted. `retargeted`: a lookup that is to point elsewhere, which no conversion does. */
  readonly change: 'none' | 'retyped' | 'retargeted';
}

/** An object of the new model whose table exists. */
export interface Origin {
  readonly object: ObjectModel;
  /** The object in the current model; null: it comes back from an earlier removal. */
  readonly before: ObjectModel | null;
  /** Present name of the table. */
  readonly table: string;
  readonly state: TableState;
  /** By name in the new model; null prototype. */
  readonly fields: Readonly<Record<string, FieldOrigin>>;
}

export function originsOf(state: SchemaState, previous: Model | null, next: Model, former: FormerFields): Origin[] {
  const byId = new Map(Object.values(previous?.objects ?? {}).map((object) => [object.id, object]));
  return Object.values(next.objects).flatMap((object): Origin[] => {
    const before = byId.get(object.id) ?? null;
    const table = before && state[before.name] ? before.name : removedName(object.id);
    const found = state[table];
    if (!found) return [];
    const fields = Object.values(object.fields).map((field) =>
      originOf(field, { object, before, found, previous, next, former }),
    );
    const byName = Object.fromEntries(fields.map((origin) => [origin.field.name, origin]));
    return [{ object, before, table, state: found, fields: Object.assign(Object.create(null), byName) as Origin['fields'] }];
  });
}

interface Setting {
  readonly object: ObjectModel;
  readonly before: ObjectModel | null;
  readonly found: TableState;
  readonly previous: Model | null;
  readonly next: Model;
  readonly former: FormerFields;
}

function originOf(field: FieldModel, { object, before, found, previous, next, former }: Setting): FieldOrigin {
  const current = Object.values(before?.fields ?? {}).find(({ id }) => id === field.id);
  const candidates = [current?.name, removedName(field.id), field.system ? field.name : undefined];
  const column = candidates.find((name) => name !== undefined && found.columns[name] !== undefined) ?? null;
  if (column === null) return { field, column, former: null, change: 'none' };
  const known = column === removedName(field.id) ? former.get(formerKey(object.id, field.id)) : (current ?? field);
  if (!known) return { field, column, former: null, change: found.columns[column] === columnType(field) ? 'none' : 'retyped' };
  return { field, column, former: known, change: changeOf(known, field, previous, next) };
}

function changeOf(from: FieldModel, to: FieldModel, previous: Model | null, next: Model): FieldOrigin['change'] {
  const pointers = [typeOf(from), typeOf(to)].filter(({ ruleType }) => ruleType === 'reference').length;
  const points = from.to !== undefined && to.to !== undefined;
  if (points && targetId(from, previous) !== targetId(to, next)) return 'retargeted';
  if (pointers === 2 && points) return 'none';
  return from.type === to.type && columnType(from) === columnType(to) ? 'none' : 'retyped';
}

/** Id of the object pointed to; of one that is removed, its table tells. */
export const targetId = ({ to }: FieldModel, model: Model | null): string | undefined =>
  to === undefined ? undefined : (model?.objects[to]?.id ?? to.replace(removedName(''), ''));

export const columnType = (field: FieldModel): string => canonicalType(fieldTypes[field.type]!.column(field));

/** PostgreSQL's own spelling of a type, as `format_type` gives it. */
function canonicalType(type: string): string {
  return type
    .replace(/^timestamptz\((\d)\)/, 'timestamp($1) with time zone')
    .replace(/^timestamptz/, 'timestamp with time zone')
    .replace(/^time(\(\d\))?$/, 'time$1 without time zone')
    .replace(/^int8$/, 'bigint')
    .replace(/^int4$|^int$/, 'integer')
    .replace(/^int2$/, 'smallint')
    .replace(/^bool$/, 'boolean');
}
