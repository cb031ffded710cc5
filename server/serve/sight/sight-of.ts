/**
 * Roles → sight. Grants add up row by row: what one grant gives on its rows is not given on another's.
 *
 * A field's access counts together with the rights of its own grant: `read`/`masked` with the right to read, `edit`
 * with the right to update or create. Rights that act on an existing record (update, delete, export, transfer, take, transitions)
 * hold at most on rows that may be read; a grant that gives them without `read` applies where another grant gives it.
 * Creating and importing need no right to read.
 */
import { typeOf } from '../../compile/field-types/index.js';
import { layoutsFor } from '../../compile/layout-of.js';
import type { Condition, FieldAccess, FieldModel, GrantModel, Model, ObjectModel, Right } from '../../compile/model.js';
import { allOf, anyOf, relativeTo } from './conditions.js';
import type { FieldSight, ObjectSight, Sight } from './sight.js';

const record = <T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> =>
  Object.freeze(Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries)));

/** Readable by whoever may read the row: without them an answer could be neither addressed nor versioned. */
const alwaysRead = new Set(['id', 'version']);

export function sightOf(model: Model, roleIds: readonly string[]): Sight {
  const known = [...new Set(roleIds)].filter((id) => model.roles[id]).sort();
  const objects: [string, ObjectSight][] = [];
  for (const [name, object] of Object.entries(model.objects)) {
    const grants = known.flatMap((id) => model.roles[id]?.grants[name] ?? []);
    const sight = objectSight(object, grants, known);
    if (sight.rows.read !== false || sight.rows.create !== false) objects.push([name, sight]);
  }
  return Object.freeze({ key: known.join(','), model, objects: record(objects) });
}

function objectSight(object: ObjectModel, grants: readonly GrantModel[], roles: readonly string[]): ObjectSight {
  const having = (right: Right): readonly GrantModel[] => grants.filter((grant) => grant.rights.includes(right));
  const rowsOf = (list: readonly GrantModel[]): Condition => anyOf(list.map((grant) => grant.rows));
  const read = rowsOf(having('read'));
  /** Rows of the grants, cut down to what may be read. */
  const within = (list: readonly GrantModel[], readable: Condition): Condition =>
    anyOf(list.map((grant) => (grant.rights.includes('read') ? grant.rows : allOf([grant.rows, readable]))));
  const acting = (right: Right): Condition => within(having(right), read);

  const fieldSight = (field: FieldModel): FieldSight => {
    const giving = (right: Right, ...access: readonly FieldAccess[]): readonly GrantModel[] =>
      having(right).filter((grant) => access.includes(accessOf(grant, field)));
    const clear = rowsOf(giving('read', 'read', 'edit'));
    return Object.freeze({
      field,
      clear: relativeTo(read, clear),
      seen: relativeTo(read, rowsOf(giving('read', 'masked', 'read', 'edit'))),
      edit: relativeTo(read, within(giving('update', 'edit'), clear)),
      create: relativeTo(rowsOf(having('create')), rowsOf(giving('create', 'edit'))),
    });
  };
  const all = Object.values(object.fields).map((field) => [field.name, fieldSight(field)] as const);
  const fields = record(all.filter(([, sight]) => sight.seen !== false || sight.create !== false));
  const transitions = (object.flow?.transitions ?? []).map(
    ({ name }) =>
      [
        name,
        within(
          grants.filter((grant) => grant.transitions.includes(name)),
          read,
        ),
      ] as const,
  );
  return Object.freeze({
    object,
    rows: Object.freeze({
      create: rowsOf(having('create')),
      read,
      update: acting('update'),
      delete: acting('delete'),
      export: acting('export'),
      import: rowsOf(having('import')),
      transfer: acting('transfer'),
      take: acting('take'),
    }),
    fields,
    layouts: layoutsFor(object, roles, (fields.record_type?.clear ?? false) !== false),
    views: Object.freeze(object.views.filter((view) => view.roles === null || view.roles.some((id) => roles.includes(id)))),
    transitions: record(transitions.filter(([, condition]) => condition !== false)),
  });
}

function accessOf(grant: GrantModel, field: FieldModel): FieldAccess {
  if (alwaysRead.has(field.name)) return 'read';
  const access = grant.fields[field.name] ?? 'hidden';
  // What has no mask cannot be shown masked.
  return access === 'masked' && typeOf(field).mask('value', field) === null ? 'hidden' : access;
}
