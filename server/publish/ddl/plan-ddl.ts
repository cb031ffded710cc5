/**
 * From the tables as they are to the tables the model wants: additive, short, reversible. Nothing is
 * dropped: what a release removes is renamed aside, with its values, and comes back under its id.
 */
import { fieldTypes } from '../../compile/field-types/index.js';
import type { FieldModel, Model, ObjectModel } from '../../compile/model.js';
import { quote } from '../../serve/sql/statement.js';
import type { Conversion } from '../convert/conversion.js';
import { indexesOfField } from './indexes.js';
import { foreignKeyName, primaryKeyName, removedName } from './names.js';
import type { Origin } from './origins.js';
import type { SchemaState, TableState } from './state.js';

/** One statement. All of a plan run in the publishing transaction, in order, but for what converts: that runs ahead of it. */
export interface DdlStep {
  readonly sql: string;
  readonly converts?: true;
}

interface DdlRequest {
  readonly schema: string;
  readonly state: SchemaState;
  readonly previous: Model | null;
  readonly next: Model;
  readonly origins: readonly Origin[];
  readonly conversions: readonly Conversion[];
}

const SYSTEM_TABLES: Readonly<Record<string, readonly string[]>> = {
  _history: [
    `("id" uuid not null, "object_id" text not null, "record_id" uuid not null, "at" timestamptz(3) not null, "by" uuid not null, "kind" text not null, "version" integer not null, "changes" jsonb, "from_stage" text, "to_stage" text, "reason" text, "seconds" bigint, constraint "pk_history" primary key ("id"))`,
    `create index "ix_history_record" on {table} ("object_id", "record_id", "id")`,
  ],
  _counter: [`("key" text not null, "value" bigint not null, constraint "pk_counter" primary key ("key"))`],
  _idempotency: [
    `("user_id" uuid not null, "key" text not null, "fingerprint" text not null, "status" integer not null, "headers" jsonb, "body" text not null, "created_at" timestamptz(3) not null, constraint "pk_idempotency" primary key ("user_id", "key"))`,
    `create index "ix_idempotency_created" on {table} ("created_at")`,
  ],
};

/** Columns that the platform always fills; every other column is nullable, for required is a rule of writing. */
const NEVER_NULL = new Set(['id', 'owner', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version']);

/** Pure. What cannot be converted is left as it is here; `refusals` names it. */
export function planDdl({ schema, state, previous, next, origins, conversions }: DdlRequest): DdlStep[] {
  const table = (name: string): string => `${quote(schema)}.${quote(name)}`;
  const steps: string[] = [];
  const foreignKeys: string[] = [];
  const byObject = new Map(origins.map((origin) => [origin.object.id, origin]));

  for (const [name, [columns, ...more]] of Object.entries(SYSTEM_TABLES)) {
    if (state[name]) continue;
    steps.push(`create table ${table(name)} ${columns}`, ...more.map((sql) => sql.replace('{table}', table(name))));
  }
  const wanted = new Set(Object.values(next.objects).map((object) => object.id));
  for (const object of Object.values(previous?.objects ?? {})) {
    const existing = state[object.name];
    if (wanted.has(object.id) || !existing) continue;
    steps.push(...setAside(object, existing, table(object.name)));
  }
  steps.push(...renameTables(origins, table));

  for (const object of Object.values(next.objects)) {
    const origin = byObject.get(object.id);
    const own = conversions.filter((conversion) => conversion.object.id === object.id);
    if (origin) steps.push(...own.flatMap((conversion) => dropIndexes(schema, origin, conversion)));
    steps.push(...(origin ? alterTable(origin, own, table(object.name)) : [createTable(object, table(object.name))]));
    foreignKeys.push(...missingForeignKeys(object, origin ?? null, table));
  }
  return [
    ...conversions.flatMap(({ prepare, fill }) => [prepare, fill].map((sql) => ({ sql, converts: true as const }))),
    ...[...steps, ...foreignKeys].map((sql) => ({ sql })),
  ];
}

/** Columns go by their ids, so that they are found again whatever the fields are called by then. */
function setAside(object: ObjectModel, existing: TableState, table: string): string[] {
  const declared = Object.values(object.fields).filter((field) => !field.system && existing.columns[field.name]);
  return [
    ...declared.map((field) => `alter table ${table} rename column ${quote(field.name)} to ${quote(removedName(field.id))}`),
    `alter table ${table} rename to ${quote(removedName(object.id))}`,
  ];
}

/** In two steps where names are swapped, so that no rename meets a table that still bears the name. */
function renameTables(origins: readonly Origin[], table: (name: string) => string): string[] {
  const moves = origins.flatMap(({ object, table: from }) =>
    from === object.name ? [] : [{ from, by: `_moving_${object.id}`, to: object.name }],
  );
  return [
    ...moves.map(({ from, by }) => `alter table ${table(from)} rename to ${quote(by)}`),
    ...moves.map(({ by, to }) => `alter table ${table(by)} rename to ${quote(to)}`),
  ];
}

const columnType = (field: FieldModel): string => fieldTypes[field.type]!.column(field);

function createTable(object: ObjectModel, table: string): string {
  const columns = Object.values(object.fields).map(
    (field) => `${quote(field.name)} ${columnType(field)}${NEVER_NULL.has(field.name) ? ' not null' : ''}`,
  );
  return `create table ${table} (${[...columns, `constraint ${quote(primaryKeyName(object))} primary key ("id")`].join(', ')})`;
}

function alterTable({ object, before, state, fields }: Origin, conversions: readonly Conversion[], table: string): string[] {
  const rename = (from: string, to: string): string => `alter table ${table} rename column ${quote(from)} to ${quote(to)}`;
  const wanted = new Set(Object.values(object.fields).map((field) => field.id));
  const gone = Object.values(before?.fields ?? {}).filter(({ id, name }) => !wanted.has(id) && state.columns[name]);
  const aside = gone.map(({ id, name }) => rename(name, removedName(id)));
  const back: string[] = [];
  const added: string[] = [];
  for (const { field, column } of Object.values(fields)) {
    const conversion = conversions.find((one) => one.field.id === field.id);
    const from = conversion ? conversion.filled : column;
    if (conversion) aside.push(rename(conversion.live, conversion.aside));
    if (from === null) {
      added.push(...addColumn(object, field, table));
    } else if (from !== field.name) {
      aside.push(rename(from, `_moving_${field.id}`));
      back.push(rename(`_moving_${field.id}`, field.name));
    }
  }
  return [...aside, ...back, ...added];
}

/** A constant beginning is given to all rows without touching one; others are filled when the release settles. */
function addColumn(object: ObjectModel, field: FieldModel, table: string): string[] {
  const add = `alter table ${table} add column ${quote(field.name)} ${columnType(field)}`;
  const beginning = beginningSql(object, field);
  if (beginning === null || !beginning.startsWith("'")) return [add];
  return [`${add} default ${beginning}`, `alter table ${table} alter column ${quote(field.name)} drop default`];
}

/** Indexes of a column that gives way: it is only kept, and their names are needed by the one that takes its place. */
const dropIndexes = (schema: string, { before, state }: Origin, { former }: Conversion): string[] =>
  (before ? indexesOfField(before, former) : [])
    .filter(({ name }) => state.indexes.includes(name))
    .map(({ name }) => `drop index if exists ${quote(schema)}.${quote(name)}`);

/** SQL over `t` of what a record that lived before its object had a flow or record types begins with; null: nothing. */
export function beginningSql(object: ObjectModel, field: FieldModel): string | null {
  if (!field.system) return null;
  if (field.name === 'stage_since') return 't."created_at"';
  const first = field.name === 'stage' ? object.flow?.stages.find(({ initial }) => initial)?.name : undefined;
  const code = first ?? (field.name === 'record_type' ? field.values?.[0]?.code : undefined);
  return code === undefined ? null : literal(code);
}

/** Codes and stage names come from the format's own patterns, which admit no quote; doubled all the same. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function missingForeignKeys(object: ObjectModel, origin: Origin | null, table: (name: string) => string): string[] {
  return Object.values(object.fields)
    .filter((field) => field.to !== undefined && fieldTypes[field.type]?.ruleType === 'reference')
    .filter((field) => !origin?.state.constraints.includes(foreignKeyName(object, field)))
    .map(
      (field) =>
        `alter table ${table(object.name)} add constraint ${quote(foreignKeyName(object, field))} foreign key (${quote(field.name)}) references ${table(field.to!)} ("id")${origin ? ' not valid' : ''}`,
    );
}
