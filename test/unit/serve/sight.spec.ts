/** Grants add up row by row: the table of what two grants make together. */
import type { FieldAccess, GrantModel, Model, ObjectModel, Right } from '../../../server/compile/model.js';
import { compile } from '../../../server/compile/compile.js';
import { readDocuments } from '../../../server/publish/folder.js';
import { sightOf } from '../../../server/serve/sight/sight-of.js';
import type { ObjectSight, Sight } from '../../../server/serve/sight/sight.js';
import { project } from '../../support/workspace.js';

const own = { rule: { '==': [{ var: 'owner' }, { user: ['id'] }] }, reads: ['owner'], counts: [] };
const retail = { rule: { '==': [{ var: 'industry' }, 'retail'] }, reads: ['industry'], counts: [] };

let model: Model;
beforeAll(async () => {
  const { documents } = await readDocuments(project('deals'));
  const compiled = compile(documents);
  if (!compiled.model) throw new Error(JSON.stringify(compiled.findings));
  model = compiled.model;
});

const grant = (
  rows: GrantModel['rows'],
  rights: readonly Right[],
  access: FieldAccess | Readonly<Record<string, FieldAccess>>,
  transitions: readonly string[] = [],
): GrantModel => {
  const object = model.objects.account as ObjectModel;
  const names = Object.keys(object.fields);
  const fields = Object.fromEntries(
    names.map((name) => [name, typeof access === 'string' ? access : (access[name] ?? 'hidden')]),
  );
  return { rows, rights, fields, transitions };
};

/** Sight of accounts under roles with one grant each. */
function sight(...grants: readonly GrantModel[]): Sight {
  const roles = grants.map((one, index) => {
    const id = `r${index}`;
    return [id, { id, name: id, label: { en: id }, administer: false, grants: { account: [one] } }] as const;
  });
  return sightOf(
    { ...model, roles: Object.fromEntries(roles) },
    roles.map(([id]) => id),
  );
}

const account = (...grants: readonly GrantModel[]): ObjectSight => {
  const object = sight(...grants).objects.account;
  if (!object) throw new Error('accounts are not in the sight');
  return object;
};

const rule = (condition: unknown): unknown =>
  typeof condition === 'boolean' ? condition : (condition as { readonly rule: unknown }).rule;

test('without a grant there is nothing', () => {
  expect(sight().objects).toEqual({});
  expect(sight(grant(true, ['update'], 'edit')).objects).toEqual({});
});

test('own and all are all; the same scope twice is that scope', () => {
  expect(account(grant(own, ['read'], 'read'), grant(true, ['read'], 'read')).rows.read).toBe(true);
  expect(rule(account(grant(own, ['read'], 'read'), grant(own, ['read'], 'read')).rows.read)).toEqual(own.rule);
  expect(rule(account(grant(own, ['read'], 'read'), grant(retail, ['read'], 'read')).rows.read)).toEqual({
    or: [own.rule, retail.rule],
  });
});

test('a field granted on all rows that are read needs no condition', () => {
  const { fields, rows } = account(grant(own, ['read'], { name: 'read', revenue: 'edit' }));
  expect(rule(rows.read)).toEqual(own.rule);
  expect([fields.name?.clear, fields.revenue?.clear, fields.note]).toEqual([true, true, undefined]);
});

test('fields granted on some rows are not granted on others', () => {
  const { fields } = account(grant(own, ['read'], { revenue: 'read' }), grant(retail, ['read'], { employees: 'read' }));
  expect(rule(fields.revenue?.clear)).toEqual(own.rule);
  expect(rule(fields.employees?.clear)).toEqual(retail.rule);
});

test('masked on all rows, in the clear on own ones', () => {
  const { phone } = account(grant(own, ['read'], { phone: 'read' }), grant(true, ['read'], { phone: 'masked' })).fields;
  expect(phone?.seen).toBe(true);
  expect(rule(phone?.clear)).toEqual(own.rule);
});

test('what has no mask is hidden where it is masked', () => {
  expect(account(grant(true, ['read'], { name: 'read', parent: 'masked' })).fields.parent).toBeUndefined();
});

test('a field counts only together with the right of its own grant', () => {
  const both = account(grant(true, ['read'], { name: 'read' }), grant(own, ['read', 'update'], { name: 'edit' }));
  expect(rule(both.fields.name?.edit)).toEqual(own.rule);
  const apart = account(grant(true, ['read'], { name: 'edit' }), grant(own, ['read', 'update'], { name: 'read' }));
  expect(apart.fields.name?.edit).toBe(false);
});

test('rights on existing records hold at most where they are read', () => {
  const { rows, fields } = account(grant(own, ['read'], { name: 'read' }), grant(retail, ['update', 'delete'], { name: 'edit' }));
  expect(rule(rows.update)).toEqual({ and: [retail.rule, own.rule] });
  expect(rule(rows.delete)).toEqual({ and: [retail.rule, own.rule] });
  expect(rule(fields.name?.edit)).toEqual({ and: [retail.rule, own.rule] });
  expect(account(grant(own, ['read'], 'read'), grant(true, ['update'], 'edit')).rows.update).toEqual(own);
});

test('creating needs no right to read', () => {
  const { rows, fields } = account(grant(true, ['create'], { name: 'edit', note: 'read' }));
  expect([rows.create, rows.read]).toEqual([true, false]);
  expect(Object.keys(fields)).toEqual(['name']);
  expect(fields.name).toMatchObject({ seen: false, clear: false, edit: false, create: true });
});

test('transitions hold on the rows of their grants', () => {
  const deals = { ...grant(own, ['read'], 'read', ['win']), fields: { subject: 'read' } } as GrantModel;
  const role = { id: 'r', name: 'r', label: { en: 'r' }, administer: false, grants: { deal: [deals] } };
  const { transitions } = sightOf({ ...model, roles: { r: role } }, ['r']).objects.deal as ObjectSight;
  expect(Object.keys(transitions)).toEqual(['win']);
  expect(rule(transitions.win)).toEqual(own.rule);
});

test('the key names the roles there are, in order and once', () => {
  expect(sightOf(model, ['rep', 'blind', 'rep', 'gone']).key).toBe('blind,rep');
});

test('a sight is frozen throughout', () => {
  const { objects } = sightOf(model, ['admin']);
  const isFrozen = (value: unknown): boolean =>
    typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozen));
  expect(isFrozen(objects)).toBe(true);
});
