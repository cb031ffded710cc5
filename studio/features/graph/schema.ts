/** Objects and their relations as the draft has them. Pure. */
import type { AppDocument, FieldDocument, Label, ObjectDocument } from '../../../metadata/format/types.js';

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

/** `users`: the users of the workspace as an object too. What a relation names and is not there is left out. */
export function schemaOf(
  documents: readonly ObjectDocument[],
  app: AppDocument | undefined,
  users: { readonly label: Label } | null,
): Schema {
  const ids = new Map(documents.map(({ name, id }) => [name, id]));
  const relations = documents.flatMap((document) =>
    document.fields.flatMap((field) => relationOf(document, field, ids, !!users)),
  );
  const objects = documents.map((document) => objectOf(document, app));
  const people: SchemaObject[] = users
    ? [{ id: usersId, name: 'user', label: users.label, icon: 'user', fields: [], groups: [], system: true }]
    : [];
  return { objects: [...objects, ...people], relations };
}

function objectOf({ id, name, label, icon = 'database', fields }: ObjectDocument, app: AppDocument | undefined): SchemaObject {
  const groups = (app?.navigation ?? []).flatMap(({ objects }, index) => (objects.includes(name) ? [index] : []));
  return { id, name, label, icon, fields: fields.map(fieldOf), groups, system: false };
}

const fieldOf = ({ id, name, label, type }: FieldDocument): SchemaField => ({ id, name, label, type });

function relationOf(
  { id }: ObjectDocument,
  field: FieldDocument,
  ids: ReadonlyMap<string, string>,
  users: boolean,
): readonly Relation[] {
  if (!isRelation(field.type)) return [];
  const to = field.type === 'user' ? (users ? usersId : undefined) : 'to' in field ? ids.get(field.to) : undefined;
  const required = 'required' in field && field.required === true;
  return to ? [{ id: `${id}.${field.id}`, from: id, to, field: fieldOf(field), type: field.type, required }] : [];
}
