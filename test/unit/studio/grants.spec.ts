/** What one can do to the grants of a role: nothing else is touched, and what is odd stays. */
import { produce } from 'immer';
import { compile } from '../../../server/compile/compile.js';
import type { GrantDocument, ObjectDocument, RoleDocument } from '../../../metadata/format/types.js';
import { fieldsOf } from '../../../studio/features/roles/fields.js';
import {
  addGrant,
  copyFor,
  countHeld,
  levelOf,
  nameOthers,
  newGrant,
  removeGrant,
  setGrants,
  setLevels,
  setRight,
  restLevel,
  setTransitions,
  standingOf,
} from '../../../studio/features/roles/grants.js';
import { summaryOf } from '../../../studio/features/roles/summary.js';
import { linkTo } from '../../../studio/draft/links.js';
import { changed, machine as machineFile } from '../compile/project.js';

const machine = changed().find(({ file }) => file === machineFile)!.content as ObjectDocument;
const all: GrantDocument = { rows: 'all', rights: ['read'], fields: { '*': 'read' } };
const own: GrantDocument = { rows: 'own', rights: ['create', 'read'], fields: { '*': 'edit', cost: 'masked' } };
const roleWith = (objects: RoleDocument['objects']): RoleDocument => ({
  kind: 'role',
  id: 'r',
  name: 'r',
  label: { en: 'R' },
  objects,
});
const edited = (role: RoleDocument, recipe: (draft: RoleDocument) => void) =>
  produce(role, (draft) => recipe(draft as RoleDocument));

test('an object stands by its own grants, by those for every other object, or not at all', () => {
  const role = roleWith({ '*': [all], machine: [own] });
  expect(standingOf(role, 'machine')).toEqual({ through: 'own', grants: [own] });
  expect(standingOf(role, 'part')).toEqual({ through: 'every', grants: [all] });
  expect(standingOf(role, 'toString').through).toBe('every');
  expect(standingOf(roleWith({}), 'part').through).toBe('none');
  expect(standingOf(roleWith({}), '__proto__').through).toBe('none');
});

test.each([[[]], ['all'], [null], [[{ rows: 'all' }]], [[{ rows: 'all', rights: 'read', fields: {} }]]])(
  'what cannot be drawn is odd, and is kept by an edit of something else: %j',
  (said) => {
    const role = roleWith({ machine: said, part: [all] } as unknown as RoleDocument['objects']);
    expect(standingOf(role, 'machine').through).toBe('odd');
    expect(edited(role, (draft) => setRight(draft, 'part', 0, 'delete', true)).objects.machine).toBe(said);
  },
);

test('rights keep their order; without the last one the grant goes, without the last grant the object', () => {
  const two = roleWith({ machine: [all, own] });
  const more = edited(two, (draft) => setRight(draft, 'machine', 0, 'create', true));
  expect(more.objects.machine![0]!.rights).toEqual(['create', 'read']);
  const one = edited(two, (draft) => setRight(draft, 'machine', 0, 'read', false));
  expect(one.objects.machine).toEqual([own]);
  expect(edited(one, (draft) => removeGrant(draft, 'machine', 0)).objects).toEqual({});
});

test('whoever may write gets fields to write, unless some are named for it', () => {
  const plain = edited(roleWith({ machine: [all] }), (draft) => setRight(draft, 'machine', 0, 'update', true));
  expect(plain.objects.machine![0]!.fields).toEqual({ '*': 'edit' });
  const named = { ...all, fields: { '*': 'read', cost: 'edit' } } as const;
  const kept = edited(roleWith({ machine: [named] as unknown as GrantDocument[] }), (draft) =>
    setRight(draft, 'machine', 0, 'update', true),
  );
  expect(kept.objects.machine![0]!.fields).toEqual(named.fields);
  const masked: GrantDocument = { ...all, fields: { '*': 'masked' } };
  expect(
    edited(roleWith({ machine: [masked] }), (draft) => setRight(draft, 'machine', 0, 'update', true)).objects.machine![0]!.fields,
  ).toEqual({
    '*': 'masked',
  });
});

test('another grant is for other records', () => {
  expect(edited(roleWith({ machine: [own] }), (draft) => addGrant(draft, 'machine')).objects.machine![1]!.rows).toBe('all');
  expect(edited(roleWith({ machine: [all] }), (draft) => addGrant(draft, 'machine')).objects.machine![1]!.rows).toBe('own');
});

test('fields are named, and are as all others again', () => {
  const named = edited(roleWith({ machine: [own] }), (draft) => setLevels(draft, 'machine', 0, ['a', 'b'], 'hidden'));
  expect(named.objects.machine![0]!.fields).toEqual({ '*': 'edit', cost: 'masked', a: 'hidden', b: 'hidden' });
  const again = edited(named, (draft) => setLevels(draft, 'machine', 0, ['a', 'cost'], null));
  expect(again.objects.machine![0]!.fields).toEqual({ '*': 'edit', b: 'hidden' });
  expect(levelOf(again.objects.machine![0]!, 'constructor')).toBe('edit');
  expect(levelOf({ ...own, fields: {} }, 'constructor')).toBe('hidden');
});

test('no transition is no property', () => {
  const some = edited(roleWith({ machine: [own] }), (draft) => setTransitions(draft, 'machine', 0, ['go']));
  expect(some.objects.machine![0]!.transitions).toEqual(['go']);
  expect(edited(some, (draft) => setTransitions(draft, 'machine', 0, [])).objects.machine).toEqual([own]);
});

test('a copy for one object leaves out what it has not, and the check has nothing against it', () => {
  const every: GrantDocument = {
    ...all,
    fields: { '*': 'read', nothing_of_it: 'hidden', owner: 'read' },
    transitions: ['nowhere', '*'],
  };
  expect(copyFor([every], machine)).toEqual([{ ...all, fields: { '*': 'read', owner: 'read' }, transitions: ['*'] }]);
  expect(copyFor([{ ...all, transitions: ['nowhere'] }], machine)).toEqual([all]);
  const role = edited(roleWith({}), (draft) => setGrants(draft, 'machine', copyFor([every], machine)));
  const { findings } = compile([...changed(), { file: 'roles/r.json', content: role as unknown }]);
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
});

test('leaving one object out names the others', () => {
  const part = { ...machine, id: 'part', name: 'part' };
  const tool = { ...machine, id: 'tool', name: 'tool' };
  const role = roleWith({ '*': [all], machine: [own] });
  const named = edited(role, (draft) => nameOthers(draft, [machine, part, tool], 'part'));
  expect(named.objects).toEqual({ machine: [own], tool: [all] });
  expect(countHeld(role, [machine, part, tool])).toBe(3);
  expect(countHeld(named, [machine, part, tool])).toBe(2);
});

test('a first grant reaches as far as its right', () => {
  expect(newGrant('read').fields).toEqual({ '*': 'read' });
  expect(newGrant('import').fields).toEqual({ '*': 'edit' });
});

test('fields are the object’s, the platform’s and those that are gone', () => {
  const fields = fieldsOf([machine], { fields: { '*': 'read', gone: 'edit' } });
  expect(fields[0]).toEqual({ name: 'gone', label: undefined, from: 'lost', not: [] });
  expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(machine.fields.map(({ name }) => name)));
  expect(fields.find(({ name }) => name === 'created_at')!.not).toContain('edit');
  expect(fields.find(({ name }) => name === 'owner')!.not).toEqual(['masked']);
  expect(fields.some(({ name }) => name === 'id')).toBe(false);
});

test('a summary counts what is otherwise', () => {
  expect(summaryOf({ fields: { '*': 'read', a: 'masked', b: 'read', c: 'edit' } })).toEqual({
    rest: 'read',
    isAll: false,
    counts: [
      { level: 'edit', count: 1 },
      { level: 'masked', count: 1 },
    ],
  });
  expect(summaryOf({ fields: {} })).toEqual({ rest: 'hidden', isAll: true, counts: [] });
});

test('a link to a place in a role opens the object there', () => {
  const role = { kind: 'role', id: 'r 1', path: [] } as const;
  expect(linkTo(role)).toBe('/roles/r%201');
  expect(linkTo(role, '/objects/deal/0/fields/amount')).toBe('/roles/r%201?object=deal');
  expect(linkTo(role, '/objects/*/0')).toBe('/roles/r%201?object=*');
  expect(linkTo({ kind: 'object', id: 'o', path: ['rules', 'r1'] }, '/rules/0/when')).toBe('/objects/o/rules?rule=r1');
});

test('giving away and taking over need the owner to be edited, which “*” never grants', () => {
  expect(restLevel({ ...all, fields: { '*': 'edit' } }, 'owner')).toBe('read');
  expect(restLevel({ ...all, fields: { '*': 'edit' } }, 'name')).toBe('edit');
  expect(restLevel({ ...all, fields: { '*': 'masked' } }, 'owner')).toBe('masked');
  expect(newGrant('take')).toEqual({ rows: 'all', rights: ['take'], fields: { '*': 'read', owner: 'edit' } });
  const said = edited(roleWith({ machine: [all, { ...own, fields: { owner: 'read' } }] }), (draft) => {
    setRight(draft, 'machine', 0, 'transfer', true);
    setRight(draft, 'machine', 1, 'take', true);
  });
  expect(said.objects.machine!.map(({ rights, fields }) => [rights, fields])).toEqual([
    [['read', 'transfer'], { '*': 'read', owner: 'edit' }],
    // What was said of it stays.
    [['create', 'read', 'take'], { owner: 'read' }],
  ]);
});
