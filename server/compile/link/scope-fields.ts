/**
 * Warns of fields that a role may change although rows it may use are chosen by them: where that would give its holder
 * more than before, the change is refused as it is made.
 */
import type { RoleDocument } from '../../../metadata/format/types.js';
import type { Source } from '../documents/read.js';
import type { Report } from '../documents/finding.js';
import type { FieldAccess, FieldModel, GrantModel, Model, ObjectModel, Right, RoleModel } from '../model.js';
import { isOwner, writableOnUpdate } from '../object-scope.js';
import { scopeReads, type ScopeRead } from '../scope-reads.js';

/** A grant whose rows are chosen by a field, and the object it is for. */
interface Choosing extends ScopeRead {
  readonly of: ObjectModel;
  readonly grant: GrantModel;
}

export function warnOfScopeFields(
  sources: readonly Source<RoleDocument>[],
  roles: readonly RoleModel[],
  objects: Model['objects'],
): void {
  for (const [index, role] of roles.entries()) {
    const choosing = choosingGrants(role, objects);
    const { document, report } = sources[index]!;
    if (choosing.length > 0) warnOfRole(role, document, { objects, choosing, report: report.at('objects') });
  }
}

function choosingGrants({ grants }: RoleModel, objects: Model['objects']): readonly Choosing[] {
  const readable = (name: string) => (grants[name] ?? []).filter(({ rights }) => rights.includes('read')).map(({ rows }) => rows);
  return Object.values(objects).flatMap((of) =>
    (grants[of.name] ?? []).flatMap((grant) =>
      scopeReads(grant.rows, of, { objects, readable }).map((read) => ({ ...read, of, grant })),
    ),
  );
}

interface Setting {
  readonly objects: Model['objects'];
  readonly choosing: readonly Choosing[];
  readonly report: Report;
}

function warnOfRole(role: RoleModel, document: RoleDocument, { objects, choosing, report }: Setting): void {
  for (const name of new Set(choosing.map(({ object }) => object))) {
    const choosers = choosing.filter(({ object }) => object === name);
    const entry = Object.hasOwn(document.objects, name) ? name : '*';
    for (const [index, { field, of }] of openFields(role, objects[name]!, choosers)) {
      const said = document.objects[entry]?.[index]?.fields ?? {};
      const params = { role: role.label, object: objects[name]!.label, label: field.label, scope: of.label };
      const place = report.at(entry, index, 'fields', Object.hasOwn(said, field.name) ? field.name : '*');
      place.warn('format.scope_editable', params);
    }
  }
}

/** By the index of the grant that lets it be changed: the field, and the object whose rows could open by that. */
function openFields(
  role: RoleModel,
  object: ObjectModel,
  choosers: readonly Choosing[],
): readonly (readonly [number, { readonly field: FieldModel; readonly of: ObjectModel }])[] {
  const grants = role.grants[object.name] ?? [];
  return grants.flatMap((grant, index) => {
    const sure = surely(grants, grant);
    if (!grant.rights.includes('update') || sure.some(({ rights }) => rights.includes('take'))) return [];
    const opens = (one: Choosing): boolean => givesMore(one, one.steps.length === 0 ? sure : every(role, one.of));
    return changeable(object, grant).flatMap((field) => {
      const opened = choosers.find((one) => one.field === field.name && opens(one));
      return opened ? [[index, { field, of: opened.of }] as const] : [];
    });
  });
}

/** The owner is left out: whoever may change it was named for that. */
const changeable = ({ fields }: ObjectModel, grant: GrantModel): readonly FieldModel[] =>
  Object.values(fields).filter((field) => !isOwner(field) && writableOnUpdate(field) && grant.fields[field.name] === 'edit');

/** Grants that hold on every row of one. */
const surely = (grants: readonly GrantModel[], { rows }: GrantModel): readonly GrantModel[] =>
  grants.filter((other) => other.rows === true || JSON.stringify(other.rows) === JSON.stringify(rows));

const every = ({ grants }: RoleModel, { name }: ObjectModel): readonly GrantModel[] =>
  (grants[name] ?? []).filter(({ rows }) => rows === true);

const onRecords: readonly Right[] = ['read', 'update', 'delete', 'export'];
const ranks: readonly FieldAccess[] = ['hidden', 'masked', 'read', 'edit'];

/** Whether a grant gives something on existing records that these do not. */
function givesMore({ of, grant }: Choosing, held: readonly GrantModel[]): boolean {
  const lacks = (has: (one: GrantModel) => boolean): boolean => has(grant) && !held.some(has);
  return (
    onRecords.some((right) => lacks(({ rights }) => rights.includes(right))) ||
    grant.transitions.some((name) => lacks(({ transitions }) => transitions.includes(name))) ||
    Object.keys(of.fields).some((name) => rankOf(grant, name) > Math.max(0, ...held.map((one) => rankOf(one, name))))
  );
}

/** Of a field on an existing record; it counts together with the rights of its own grant. */
function rankOf({ rights, fields }: GrantModel, name: string): number {
  const access = fields[name] ?? 'hidden';
  if (access === 'edit') return ranks.indexOf(rights.includes('update') ? 'edit' : rights.includes('read') ? 'read' : 'hidden');
  return rights.includes('read') ? ranks.indexOf(access) : 0;
}
