/** Roles: every grant spelled out, `*` resolved, so that nothing is granted by being forgotten. */
import type { GrantDocument, RoleDocument } from '../../../metadata/format/types.js';
import type { Rule } from '../../../metadata/rules/rule.js';
import { didYouMean, type Report } from '../documents/finding.js';
import type { Source } from '../documents/read.js';
import { typeOf } from '../field-types/index.js';
import type { Condition, FieldAccess, FieldModel, GrantModel, Right, RoleModel } from '../model.js';
import { isOwner } from '../object-scope.js';
import { compileRule, fieldAt, rowCondition, type ObjectScope, type Scope } from './scope.js';

const everyOther = '*';

/** Row scopes that have a word. */
const scopes: Readonly<Record<string, Condition>> = {
  all: true,
  own: { rule: { '==': [{ var: 'owner' }, { user: ['id'] }] }, reads: ['owner'], counts: [] },
  department: { rule: { in: [{ var: 'owner' }, { user: ['department_users'] }] }, reads: ['owner'], counts: [] },
  department_tree: { rule: { in: [{ var: 'owner' }, { user: ['department_tree_users'] }] }, reads: ['owner'], counts: [] },
};

export function linkRole({ document, report }: Source<RoleDocument>, scope: Scope): RoleModel {
  const grants = Object.create(null) as Record<string, readonly GrantModel[]>;
  for (const [name, list] of Object.entries(document.objects)) {
    const place = report.at('objects', name);
    const covered = objectsOf(name, document, scope, place);
    for (const object of covered)
      grants[object.name] = list.map((grant, index) => linkGrant(scope, object, grant, place.at(index)));
    for (const [index, grant] of list.entries()) {
      checkNames(scope, covered, grant, place.at(index));
      if (name === everyOther) checkUnnamed(grant, place.at(index));
    }
  }
  return { id: document.id, name: document.name, label: document.label, administer: document.administer ?? false, grants };
}

function objectsOf(name: string, { objects }: RoleDocument, scope: Scope, report: Report): readonly ObjectScope[] {
  if (name === everyOther) return [...scope.objects.values()].filter((object) => !Object.hasOwn(objects, object.name));
  const object = scope.objects.get(name);
  if (object) return [object];
  if (!scope.lost.has(`object:${name}`))
    report.error('format.object_unknown', { object: name, ...didYouMean(name, scope.objects.keys()) });
  return [];
}

function linkGrant(scope: Scope, object: ObjectScope, grant: GrantDocument, report: Report): GrantModel {
  const { rows, rights, fields, transitions = [] } = grant;
  const names = object.source.document.flow?.transitions.map(({ name }) => name) ?? [];
  return {
    rows: typeof rows === 'string' ? scopes[rows]! : compileRule(scope, object, rows as Rule, rowCondition, report.at('rows')),
    rights,
    fields: Object.assign(
      Object.create(null) as Record<string, FieldAccess>,
      Object.fromEntries(Object.values(object.fields).map((field) => [field.name, accessTo(field, fields)])),
    ),
    transitions: names.filter((name) => transitions.includes(name) || transitions.includes(everyOther)),
  };
}

/** A record's identity and version are read by whoever reads the record; nobody edits what the platform writes. */
function accessTo(field: FieldModel, fields: GrantDocument['fields']): FieldAccess {
  if (field.system && (field.name === 'id' || field.name === 'version')) return 'read';
  const named = Object.hasOwn(fields, field.name) ? fields[field.name] : undefined;
  const access = named ?? ofEveryOther(field, fields);
  if (access === 'masked' && typeOf(field).mask('x', field) === null) return 'hidden';
  // A stage is chosen for a new record, and from then on moved by transitions.
  return access === 'edit' && field.system && field.readonly === true && field.name !== 'stage' ? 'read' : access;
}

/** Who may change the owner may come by the record, so that is never granted by the way. */
function ofEveryOther(field: FieldModel, fields: GrantDocument['fields']): FieldAccess {
  const access = (Object.hasOwn(fields, everyOther) ? fields[everyOther] : undefined) ?? 'hidden';
  return access === 'edit' && isOwner(field) ? 'read' : access;
}

/** Names in a grant must mean something in at least one of the objects it covers. */
function checkNames(
  scope: Scope,
  objects: readonly ObjectScope[],
  { fields, transitions = [] }: GrantDocument,
  report: Report,
): void {
  if (objects.length === 0) return;
  for (const [name, access] of Object.entries(fields)) {
    if (name === everyOther) continue;
    const found = objects.map((object) => fieldAt(scope, object, name)).filter((field) => field !== undefined);
    const place = report.at('fields', name);
    if (found.length === 0)
      place.error('format.field_unknown', {
        field: name,
        object: objects[0]!.label,
        ...didYouMean(name, objects.flatMap(namesOf)),
      });
    const unfit = access === 'masked' && found.find((field) => field !== 'broken' && typeOf(field).mask('x', field) === null);
    if (unfit && unfit !== 'broken') place.error('format.mask_unfit', { label: unfit.label });
  }
  for (const [index, name] of transitions.entries()) {
    const known = objects.flatMap(({ source }) => source.document.flow?.transitions.map((transition) => transition.name) ?? []);
    const isBroken = objects.some(({ source }) => source.broken.has('/flow'));
    if (name === everyOther || known.includes(name) || isBroken) continue;
    report
      .at('transitions', index)
      .error('format.transition_unknown', { transition: name, object: objects[0]!.label, ...didYouMean(name, known) });
  }
}

/** Rights that an object has to be named for. */
const ofNamedObjects: ReadonlySet<Right> = new Set(['transfer', 'take']);

function checkUnnamed({ rights }: GrantDocument, report: Report): void {
  for (const [index, right] of rights.entries())
    if (ofNamedObjects.has(right)) report.at('rights', index).error('format.right_unnamed', { right });
}

const namesOf = ({ fields }: ObjectScope): readonly string[] => Object.keys(fields);
