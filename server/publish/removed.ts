/** What earlier releases left out and the tables still hold: removed objects, removed fields, and values of a field's former types. */
import type { ClientBase } from 'pg';
import type { ComponentRef } from '../../metadata/documents/component.js';
import type { SourceDocument } from '../compile/compile.js';
import { fieldTypes } from '../compile/field-types/index.js';
import type { Label, Model, ObjectModel } from '../compile/model.js';
import { quote } from '../serve/sql/statement.js';
import { keptColumn, keptName, markName, typeOfKind } from './convert/names.js';
import { removedOf } from './ddl/names.js';
import { readSchemaState, type SchemaState, type TableState } from './ddl/state.js';

type Queryable = Pick<ClientBase, 'query'>;

export interface Removed {
  readonly at: ComponentRef;
  /** API name, which must be typed to purge it. */
  readonly name: string;
  readonly label: Label;
  /** Name of its object; null: it is one. */
  readonly object: string | null;
  /** The release that left it out. */
  readonly removedIn: number;
  readonly filled: number;
  /** What a purge drops: a table, or columns of one. */
  readonly table: string;
  readonly columns: readonly string[] | null;
}

/** Without what only releases tell. */
type Waiting = Omit<Removed, 'name' | 'label' | 'removedIn' | 'filled'> & { readonly counts: string | null };

export async function listRemoved(client: Queryable, workspaceId: string, schema: string, model: Model): Promise<Removed[]> {
  const state = await readSchemaState(client, schema);
  const waiting = waitingIn(state, model);
  const known = await lastKnown(client, workspaceId, waiting);
  const found: Removed[] = [];
  for (const { counts, ...one } of waiting) {
    const where = counts === null ? '' : ` where ${quote(counts)} is not null`;
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::float8 as n from ${quote(schema)}.${quote(one.table)}${where}`,
    );
    const last = known.get(keyOf(one.at)) ?? { name: one.at.path.at(-1) ?? one.at.id, label: { en: one.at.id }, release: 0 };
    found.push({ ...one, name: last.name, label: last.label, removedIn: last.release + 1, filled: rows[0]?.n ?? 0 });
  }
  return found;
}

/** Kinds of one type are known by the type. */
const keyOf = ({ id, path }: ComponentRef): string =>
  [id, ...path.map((part, index) => (path[index - 1] === 'types' ? typeOfKind(part) : part))].join(' ');
const ref = (id: string, ...path: string[]): ComponentRef => ({ kind: 'object', id, path });

function waitingIn(state: SchemaState, model: Model): Waiting[] {
  const tables = Object.values(state).flatMap(({ name }): Waiting[] => {
    const id = removedOf(name);
    return id === null ? [] : [{ at: ref(id), object: null, table: name, columns: null, counts: null }];
  });
  const columns = Object.values(model.objects).flatMap((object) => {
    const table = state[object.name];
    return table ? [...fieldsWaiting(object, table), ...typesWaiting(object, table)] : [];
  });
  return [...tables, ...columns];
}

/** With what is kept of the field's former types. */
function fieldsWaiting(object: ObjectModel, { name, columns }: TableState): Waiting[] {
  return Object.keys(columns).flatMap((column): Waiting[] => {
    const id = removedOf(column);
    if (id === null) return [];
    const own = Object.keys(columns).filter((one) => keptColumn(one)?.fieldId === id);
    return [{ at: ref(object.id, 'fields', id), object: object.name, table: name, columns: [column, ...own], counts: column }];
  });
}

/** `…/types/integer`: what a field held while it was of another type. */
function typesWaiting(object: ObjectModel, { name, columns }: TableState): Waiting[] {
  const present = new Set(Object.values(object.fields).map(({ id }) => id));
  return Object.keys(columns).flatMap((column): Waiting[] => {
    const kept = keptColumn(column);
    if (!kept || column !== keptName(kept.fieldId, kept.kind) || !present.has(kept.fieldId)) return [];
    const own = [column, markName(kept.fieldId, kept.kind)].filter((one) => columns[one] !== undefined);
    return [
      {
        at: ref(object.id, 'fields', kept.fieldId, 'types', kept.kind),
        object: object.name,
        table: name,
        columns: own,
        counts: column,
      },
    ];
  });
}

interface Known {
  readonly name: string;
  readonly label: Label;
  readonly release: number;
}

type Node = Readonly<Record<string, unknown>>;
const listIn = (node: Node, key: string): readonly Node[] => (Array.isArray(node[key]) ? (node[key] as Node[]) : []);

/** What each was called in the last release that had it. */
async function lastKnown(client: Queryable, workspaceId: string, waiting: readonly Waiting[]): Promise<Map<string, Known>> {
  const wanted = new Set(waiting.map(({ at }) => keyOf(at)));
  const found = new Map<string, Known>();
  for (let below = 2 ** 31 - 1; wanted.size > 0;) {
    const { rows } = await client.query<{ number: number; documents: SourceDocument[] }>(
      `select "number", "documents" from "platform"."release" where "workspace_id" = $1 and "number" < $2 order by "number" desc limit 1`,
      [workspaceId, below],
    );
    const [row] = rows;
    if (!row) break;
    below = row.number;
    const objects = row.documents.map(({ content }) => content as Node).filter(({ kind }) => kind === 'object');
    for (const [key, component] of objects.flatMap(componentsIn)) {
      if (wanted.delete(key)) found.set(key, { ...component, release: row.number });
    }
  }
  return found;
}

function componentsIn(object: Node): (readonly [string, Omit<Known, 'release'>])[] {
  const named = (part: Node): Omit<Known, 'release'> => ({ name: String(part.name), label: part.label as Label });
  const system = (name: string, en: string, zh: string) =>
    [[String(object.id), 'fields', `_${name}`].join(' '), { name, label: { en, 'zh-CN': zh } }] as const;
  return [
    [String(object.id), named(object)],
    ...listIn(object, 'fields').flatMap((field) => {
      const key = [String(object.id), 'fields', String(field.id)];
      const label = named(field).label;
      const type = fieldTypes[String(field.type)]?.label;
      const typed = {
        en: `${label.en} (${type?.en ?? ''})`,
        'zh-CN': `${label['zh-CN'] ?? label.en}（${type?.['zh-CN'] ?? ''}）`,
      };
      return [
        [key.join(' '), named(field)] as const,
        [[...key, 'types', String(field.type)].join(' '), { ...named(field), label: typed }] as const,
      ];
    }),
    ...(object.flow === undefined
      ? []
      : [system('stage', 'Stage', '阶段'), system('stage_since', 'In this stage since', '进入当前阶段时间')]),
    ...(listIn(object, 'record_types').length === 0 ? [] : [system('record_type', 'Record type', '业务类型')]),
  ];
}
