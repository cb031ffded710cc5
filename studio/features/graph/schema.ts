/** Objects and their relations as the draft has them. Pure. */
import { listOf, own, textOf } from '../../../metadata/documents/component.js';
import type { AppDocument, Label, ObjectDocument } from '../../../metadata/format/types.js';

export interface SchemaField {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  readonly type: string;
}
export interface SchemaObject {
  readonly id: string;
  readonly name: string;
  readonly label: Label;
  readonly icon: string;
  readonly fields: readonly SchemaField[];
  /** Indexes of the navigation groups it stands in. */
  readonly groups: readonly number[];
  /** Given by the platform: the users. */
  readonly system: boolean;
}
export type RelationType = 'lookup' | 'master_detail' | 'multi_lookup' | 'user';
/** A field whose values are records of another object. `from` and `to` are ids of objects. */
export interface Relation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly field: SchemaField;
  readonly type: RelationType;
  readonly required: boolean;
}
export interface Schema {
  readonly objects: readonly SchemaObject[];
  readonly relations: readonly Relation[];
}

/** Ids of documents begin otherwise. */
export const usersId = '_users';
const relationTypes: ReadonlySet<string> = new Set<RelationType>(['lookup', 'master_detail', 'multi_lookup', 'user']);
const isRelation = (type: string): type is RelationType => relationTypes.has(type);

/** Documents may be unfinished; `users`: the users of the workspace as an object too. What a relation names and is not there is left out. */
export function schemaOf(
  documents: readonly ObjectDocument[],
  app: AppDocument | undefined,
  users: { readonly label: Label } | null,
): Schema {
  const ids = new Map(documents.map(({ name, id }) => [name, id]));
  const relations = documents.flatMap((document) =>
    listOf(document, 'fields').flatMap((field) => relationOf(document, field, ids, !!users)),
  );
  const objects = documents.map((document) => objectOf(document, app));
  const people: SchemaObject[] = users
    ? [{ id: usersId, name: 'user', label: users.label, icon: 'user', fields: [], groups: [], system: true }]
    : [];
  return { objects: [...objects, ...people], relations };
}

function objectOf(document: ObjectDocument, app: AppDocument | undefined): SchemaObject {
  const { id, name, icon = 'database' } = document;
  const groups = listOf(app, 'navigation').flatMap((group, index) => (listOf(group, 'objects').includes(name) ? [index] : []));
  return {
    id,
    name,
    label: labelOf(document, name),
    icon,
    fields: listOf(document, 'fields').flatMap(fieldOf),
    groups,
    system: false,
  };
}

function fieldOf(field: unknown): readonly SchemaField[] {
  const [id, type] = [textOf(field, 'id'), textOf(field, 'type')];
  const name = textOf(field, 'name') ?? id ?? '';
  return id === undefined || type === undefined ? [] : [{ id, name, label: labelOf(field, name), type }];
}

function labelOf(part: unknown, name: string): Label {
  const label = own(part, 'label');
  const [english, chinese] = [textOf(label, 'en'), textOf(label, 'zh-CN')];
  return { en: english ?? chinese ?? name, ...(chinese === undefined ? {} : { 'zh-CN': chinese }) };
}

function relationOf(
  { id }: ObjectDocument,
  document: unknown,
  ids: ReadonlyMap<string, string>,
  users: boolean,
): readonly Relation[] {
  const [field] = fieldOf(document);
  if (!field || !isRelation(field.type)) return [];
  const to = field.type === 'user' ? (users ? usersId : undefined) : ids.get(textOf(document, 'to') ?? '');
  const required = own(document, 'required') === true;
  return to ? [{ id: `${id}.${field.id}`, from: id, to, field, type: field.type, required }] : [];
}
