/** What a role's document says about objects, and edits of it. A draft may be unfinished or odd: what is odd is left as it is. */
import { isNode, own } from '../../../metadata/documents/component.js';
import { allSystemFields } from '../../../metadata/documents/system-fields.js';
import type { GrantDocument, ObjectDocument, RoleDocument } from '../../../metadata/format/types.js';
import { namedRights, rights as allRights, type Level, type Right } from '../../grants/rights.js';

/** Stands for every object, field or transition that is not named beside it. */
export const EVERY = '*';

const OWNER = 'owner';

export interface Standing {
  /** `own`: named. `every`: by the grants for every other object. `odd`: not to be drawn, only to be read as JSON. */
  readonly through: 'own' | 'every' | 'none' | 'odd';
  readonly grants: readonly GrantDocument[];
}

/** The role may be unfinished, so its grants are looked at before they are believed. */
export function standingOf(role: RoleDocument, object: string): Standing {
  const said = own(role.objects, object);
  if (said !== undefined) return isDrawable(said) ? { through: 'own', grants: said } : { through: 'odd', grants: [] };
  const every = object === EVERY ? undefined : own(role.objects, EVERY);
  return isDrawable(every) ? { through: 'every', grants: every } : { through: 'none', grants: [] };
}

const isDrawable = (said: unknown): said is GrantDocument[] =>
  Array.isArray(said) &&
  said.length > 0 &&
  said.every(
    (grant) =>
      isNode(grant) &&
      Array.isArray(grant.rights) &&
      isNode(grant.fields) &&
      (grant.transitions === undefined || Array.isArray(grant.transitions)),
  );

/** Objects that the role names. */
export const namedObjects = (role: RoleDocument): readonly string[] =>
  isNode(role.objects) ? Object.keys(role.objects).filter((name) => name !== EVERY) : [];

export const hasEvery = (role: RoleDocument): boolean => own(role.objects, EVERY) !== undefined;

/** How many objects the grants for every other object stand for, one left aside. */
export const countUnnamed = (
  role: RoleDocument,
  lines: readonly { readonly name: string; readonly object?: ObjectDocument }[],
  without: string,
): number => lines.filter(({ name, object }) => object && name !== without && own(role.objects, name) === undefined).length;

/** How many of these objects the role has any right on. */
export const countHeld = (role: RoleDocument, objects: readonly ObjectDocument[]): number =>
  objects.filter(({ name }) => standingOf(role, name).grants.some(({ rights }) => rights.length > 0)).length;

export const levelOf = ({ fields }: GrantDocument, name: string): Level =>
  (own(fields, name) ?? own(fields, EVERY) ?? 'hidden') as Level;

/** What the grants for all other fields give to one of them: the owner can be read by them at most. */
export const restLevel = (grant: GrantDocument, name: string): Level => {
  const rest = levelOf(grant, EVERY);
  return name === OWNER && rest === 'edit' ? 'read' : rest;
};

/** What the document says of a field by its name; undefined: it is one of all others. */
export const namedLevel = ({ fields }: GrantDocument, name: string): Level | undefined => own(fields, name) as Level | undefined;

/** Grants for every object may name what one object has not: there it would be a mistake. */
export function copyFor(grants: readonly GrantDocument[], object: ObjectDocument): GrantDocument[] {
  const fields = new Set([...(object.fields ?? []).map(({ name }) => name), ...allSystemFields.map(({ name }) => name), EVERY]);
  const moves = new Set([...(object.flow?.transitions ?? []).map(({ name }) => name), EVERY]);
  return grants.map(({ rows, rights, fields: said, transitions }) => {
    const kept = transitions?.filter((name) => moves.has(name)) ?? [];
    return {
      rows,
      rights: [...rights],
      fields: Object.fromEntries(Object.entries(said).filter(([name]) => fields.has(name))),
      ...(kept.length > 0 && { transitions: kept }),
    };
  });
}

// What follows changes the draft of a role.

const writing: readonly Right[] = ['create', 'update', 'import'];

/** A first grant with one right: all records; fields as far as the right goes. */
export const newGrant = (right: Right): GrantDocument => ({
  rows: 'all',
  rights: [right],
  fields: { [EVERY]: writing.includes(right) ? 'edit' : 'read', ...(namedRights.has(right) && { [OWNER]: 'edit' }) },
});

export const setGrants = (role: RoleDocument, object: string, grants: GrantDocument[]): void => {
  role.objects = { ...(isNode(role.objects) ? role.objects : {}), [object]: grants };
};

export const removeGrants = (role: RoleDocument, object: string): void => void delete role.objects[object];

const grantAt = (role: RoleDocument, object: string, index: number): GrantDocument | undefined => role.objects[object]?.[index];

/** Without its last right a grant goes, and without its last grant the object is no longer named. */
export function setRight(role: RoleDocument, object: string, index: number, right: Right, on: boolean): void {
  const grant = grantAt(role, object, index);
  if (!grant) return;
  if (on) {
    grant.rights = ordered([...grant.rights, right]);
    openFields(grant, right);
    return;
  }
  grant.rights = grant.rights.filter((one) => one !== right);
  if (grant.rights.length === 0) removeGrant(role, object, index);
}

const ordered = (held: readonly Right[]): Right[] => [
  ...allRights.filter((right) => held.includes(right)),
  ...held.filter((right) => !allRights.includes(right)),
];

/** The owner is edited by its name only. Whoever may change records and not one field of them changes nothing: "read all" becomes "edit all". */
function openFields(grant: GrantDocument, right: Right): void {
  if (namedRights.has(right)) grant.fields[OWNER] ??= 'edit';
  if (!writing.includes(right) || Object.values(grant.fields).includes('edit')) return;
  if (own(grant.fields, EVERY) === 'read') grant.fields[EVERY] = 'edit';
}

export function removeGrant(role: RoleDocument, object: string, index: number): void {
  const grants = role.objects[object];
  grants?.splice(index, 1);
  if (grants?.length === 0) removeGrants(role, object);
}

/** For other records than the grants so far. */
export function addGrant(role: RoleDocument, object: string): void {
  const grants = role.objects[object];
  const isAll = grants?.some(({ rows }) => rows === 'all');
  grants?.push({ rows: isAll ? 'own' : 'all', rights: ['read'], fields: { [EVERY]: 'read' } });
}

export function setRows(role: RoleDocument, object: string, index: number, rows: GrantDocument['rows'] | undefined): void {
  const grant = grantAt(role, object, index);
  if (!grant) return;
  if (rows === undefined) delete (grant as Partial<GrantDocument>).rows;
  else grant.rows = rows;
}

/** null: the fields are no longer named, and are as all others. */
export function setLevels(
  role: RoleDocument,
  object: string,
  index: number,
  names: readonly string[],
  level: Level | null,
): void {
  const grant = grantAt(role, object, index);
  for (const name of grant ? names : []) {
    if (level === null) delete grant!.fields[name];
    else grant!.fields[name] = level;
  }
}

export function setTransitions(role: RoleDocument, object: string, index: number, names: readonly string[]): void {
  const grant = grantAt(role, object, index);
  if (!grant) return;
  if (names.length > 0) grant.transitions = [...names];
  else delete grant.transitions;
}

/** Gives every object that is not named the grants for all others as its own, and leaves out `without`. */
export function nameOthers(role: RoleDocument, objects: readonly ObjectDocument[], without: string): void {
  const every = role.objects[EVERY] ?? [];
  for (const object of objects) {
    if (object.name !== without && !Object.hasOwn(role.objects, object.name))
      setGrants(role, object.name, copyFor(every, object));
  }
  removeGrants(role, EVERY);
  removeGrants(role, without);
}
