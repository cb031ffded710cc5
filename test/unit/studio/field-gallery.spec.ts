/** The gallery against the format, and what creating an object writes. */
import { readFileSync } from 'node:fs';
import { compile } from '../../../server/compile/compile.js';
import type { AppDocument, ObjectDocument, RoleDocument } from '../../../metadata/format/types.js';
import { gallery, startOf, templates } from '../../../studio/features/objects/gallery.js';
import { grantable, newObject } from '../../../studio/features/objects/new-object.js';
import { changed, equipment, machine, type Change } from '../compile/project.js';

const format = JSON.parse(
  readFileSync(new URL('../../../metadata/format/field.schema.json', import.meta.url).pathname, 'utf8'),
) as { oneOf: { $ref: string }[] };
const declarable = format.oneOf.map(({ $ref }) => $ref.split('/').at(-1)!);
const errorsIn = (...changes: readonly Change[]) =>
  compile(changed(...changes)).findings.filter(({ level }) => level === 'error');

const made = { id: 'o_1', name: 'inspection', label: { en: 'Inspection' } };

test('every type of field that can be declared is offered, once', () => {
  expect(gallery.flatMap(({ types }) => types).toSorted()).toEqual(declarable.toSorted());
  for (const type of Object.keys(startOf)) expect(declarable).toContain(type);
});

test.each(templates.map((template) => [template.key, template.field] as const))(
  'ready-made: %s is a field as it is',
  (_, field) => {
    expect(errorsIn([machine, '/fields/-', { id: 'x_new', ...field, name: `x_${field.name}` }])).toEqual([]);
  },
);

/** What its form asks for besides the names. */
const asked: Readonly<Record<string, object>> = {
  lookup: { to: 'machine' },
  multi_lookup: { to: 'machine' },
  master_detail: { to: 'machine' },
  picklist: { values: [{ code: 'a', label: { en: 'A' } }] },
  multi_picklist: { values: [{ code: 'a', label: { en: 'A' } }] },
};

test.each(declarable)('a new field of type %s is sound once its form is filled in', (type) => {
  const field = {
    id: 'x_new',
    name: 'x_new',
    type,
    label: { en: 'New' },
    ...startOf[type as keyof typeof startOf],
    ...asked[type],
  };
  // An object of its own: every other one has a master, or is one.
  const content = newObject({ ...made, group: -1, roles: [] }, undefined, [])[0]!.content as ObjectDocument;
  const inspection = { ...content, fields: [...content.fields, field] };
  expect(errorsIn(['objects/inspection/object.json', '', inspection])).toEqual([]);
});

describe('a new object', () => {
  const contents = equipment().map(({ content }) => content as { kind: string; id: string });
  const app = contents.find(({ kind }) => kind === 'app') as unknown as AppDocument;
  const roles = contents.filter(({ kind }) => kind === 'role') as unknown as RoleDocument[];
  test('stands in the menu and in the roles one chose, and can be published as it is', () => {
    const granted = grantable(roles);
    const edits = newObject(
      { ...made, group: 0, roles: granted.map(({ id }) => id) },
      { ...app, navigation: app.navigation ?? [{ label: { en: 'Menu' }, objects: ['machine'] }] },
      roles,
    );
    expect(edits.map(({ kind }) => kind)).toEqual(['object', 'app', ...granted.map(() => 'role')]);
    const changes = edits.map(({ kind, id, content }) => {
      const known = equipment().find(
        (one) => (one.content as { kind: string; id: string }).kind === kind && (one.content as { id: string }).id === id,
      );
      return [known?.file ?? 'objects/inspection/object.json', '', content] as const;
    });
    expect(errorsIn(...changes)).toEqual([]);
    expect((edits[1]!.content as AppDocument).navigation![0]!.objects.at(-1)).toBe('inspection');
  });

  test('outside the menu and without roles it is a document alone; what was there is not touched', () => {
    const before = JSON.stringify([app, roles]);
    expect(newObject({ ...made, group: -1, roles: [] }, app, roles)).toHaveLength(1);
    expect(newObject({ ...made, group: 99, roles: [] }, app, roles)).toHaveLength(1);
    expect(newObject({ ...made, group: 0, roles: [] }, undefined, roles)).toHaveLength(1);
    expect(JSON.stringify([app, roles])).toBe(before);
  });

  test('roles that see every object anyway are not offered', () => {
    expect(grantable([{ objects: { '*': [] } }, { objects: { machine: [] } }, {}] as unknown as RoleDocument[])).toHaveLength(2);
  });
});
