/**
 * From the tables as they are to the tables the model wants: additive, short, reversible. Nothing is
 * dropped: what a release removes is renamed aside, with its values, and comes back under its id.
 */
import { fieldTypes } from '../../compile/field-types/index.js';
import type { FieldModel, Model, ObjectModel } from '../../compile/model.js';
import { Failure, type Violation } from '../../errors/define.js';
import { quote } from '../../serve/sql/statement.js';
import { foreignKeyName, primaryKeyName, removedName } from './names.js';
import type { SchemaState, TableState } from './state.js';

/** One statement; all of a plan run in the publishing transaction, in order. */
export interface DdlStep {
  readonly sql: string;
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

export function planDdl(schema: string, state: SchemaState, previous: Model | null, next: Model): DdlStep[] {
  const table = (name: string): string => `${quote(schema)}.${quote(name)}`;
  const tables = new TableNames(state, previous);
  const steps: string[] = [];
  const foreignKeys: string[] = [];

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
  steps.push(...renameTables(next, tables, table));

  const refused: Violation[] = [];
  for (const object of Object.values(next.objects)) {
    const existing = tables.of(object);
    if (existing) {
      const changes = alterTable(object, existing, previous, table(object.name), refused);
      steps.push(...changes);
      foreignKeys.push(...missingForeignKeys(object, existing, table));
    } else {
      steps.push(createTable(object, table(object.name)));
      foreignKeys.push(...missingForeignKeys(object, null, table));
    }
  }
  if (refused.length > 0) throw new Failure('publish.refused', {}, refused);
  return [...steps, ...foreignKeys].map((sql) => ({ sql }));
}

/** Columns go by their ids, so that they are found again whatever the fields are called by then. */
function setAside(object: ObjectModel, existing: TableState, table: string): string[] {
  const declared = Object.values(object.fields).filter((field) => !field.system && existing.columns[field.name]);
  return [
    ...declared.map((field) => `alter table ${table} rename column ${quote(field.name)} to ${quote(removedName(field.id))}`),
    `alter table ${table} rename to ${quote(removedName(object.id))}`,
  ];
}

/** Finds an object's present table: under its former name, or set aside by an earlier removal. */
class TableNames {
  private readonly byId = new Map<string, string>();
  constructor(
    private readonly state: SchemaState,
    previous: Model | null,
  ) {
    for (const object of Object.values(previous?.objects ?? {})) this.byId.set(object.id, object.name);
  }
  nameOf(object: ObjectModel): string | null {
    const former = this.byId.get(object.id) ?? removedName(object.id);
    return this.state[former] ? former : null;
  }
  of(object: ObjectModel): TableState | null {
    const name = this.nameOf(object);
    return name === null ? null : (this.state[name] ?? null);
  }
}

/** In two steps where names are swapped, so that no rename meets a table that still bears the name. */
function renameTables(next: Model, tables: TableNames, table: (name: string) => string): string[] {
  const moves = Object.values(next.objects).flatMap((object) => {
    const from = tables.nameOf(object);
    return from === null || from === object.name ? [] : [{ from, by: `_moving_${object.id}`, to: object.name }];
  });
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

function alterTable(
  object: ObjectModel,
  existing: TableState,
  previous: Model | null,
  table: string,
  refused: Violation[],
): string[] {
  const before = Object.values(previous?.objects ?? {}).find(({ id }) => id === object.id);
  const formerNames = new Map(Object.values(before?.fields ?? {}).map((field) => [field.id, field.name]));
  const wanted = new Set(Object.values(object.fields).map((field) => field.id));
  const aside: string[] = [];
  const back: string[] = [];
  const added: string[] = [];

  for (const [id, name] of formerNames) {
    if (!wanted.has(id) && existing.columns[name])
      aside.push(`alter table ${table} rename column ${quote(name)} to ${quote(removedName(id))}`);
  }
  for (const field of Object.values(object.fields)) {
    const candidates = [formerNames.get(field.id), removedName(field.id), field.system ? field.name : undefined];
    const former = candidates.find((name) => name !== undefined && existing.columns[name] !== undefined);
    if (former === undefined) {
      added.push(`alter table ${table} add column ${quote(field.name)} ${columnType(field)}`, ...backfill(object, field, table));
      continue;
    }
    const type = existing.columns[former]!;
    if (type !== canonicalType(columnType(field))) {
      refused.push({
        pointer: `/objects/${object.name}/fields/${field.name}/type`,
        code: 'publish.type_change',
        params: { label: field.label, from: type, to: columnType(field) },
      });
    }
    if (former === field.name) continue;
    const by = `_moving_${field.id}`;
    aside.push(`alter table ${table} rename column ${quote(former)} to ${quote(by)}`);
    back.push(`alter table ${table} rename column ${quote(by)} to ${quote(field.name)}`);
  }
  return [...aside, ...back, ...added];
}

/** A record that lived before its object had a flow or record types starts at the beginning. */
function backfill(object: ObjectModel, field: FieldModel, table: string): string[] {
  if (!field.system) return [];
  if (field.name === 'stage') {
    const first = object.flow?.stages.find((stage) => stage.initial);
    return first ? [`update ${table} set "stage" = ${literal(first.name)}`] : [];
  }
  if (field.name === 'stage_since') return [`update ${table} set "stage_since" = "created_at"`];
  const first = field.name === 'record_type' ? field.values?.[0] : undefined;
  return first ? [`update ${table} set "record_type" = ${literal(first.code)}`] : [];
}

/** Codes and stage names come from the format's own patterns, which admit no quote; doubled all the same. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function missingForeignKeys(object: ObjectModel, existing: TableState | null, table: (name: string) => string): string[] {
  return Object.values(object.fields)
    .filter((field) => field.to !== undefined && fieldTypes[field.type]?.ruleType === 'reference')
    .filter((field) => !existing?.constraints.includes(foreignKeyName(object, field)))
    .map(
      (field) =>
        `alter table ${table(object.name)} add constraint ${quote(foreignKeyName(object, field))} foreign key (${quote(field.name)}) references ${table(field.to!)} ("id")${existing ? ' not valid' : ''}`,
    );
}

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
