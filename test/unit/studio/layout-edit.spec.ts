/** What one does to a form layout; each outcome is one that the check admits. */
import { produce } from 'immer';
import { compile } from '../../../server/compile/compile.js';
import type { LayoutDocument, ObjectDocument } from '../../../metadata/format/types.js';
import {
  addSection,
  addSpecial,
  addTab,
  implicitLayout,
  layoutIn,
  moveSection,
  placeField,
  removeSection,
  removeTab,
  unplaced,
} from '../../../studio/features/layout/edit.js';
import { changed, equipment, machine } from '../compile/project.js';

const source = equipment().find(({ file }) => file === machine)!.content as ObjectDocument;
const layout = (): LayoutDocument => ({
  sections: [
    { id: 'a', label: { en: 'A' }, fields: ['one', 'two', 'three'] },
    { id: 'b', label: { en: 'B' }, fields: ['four'] },
  ],
});
const fields = (of: LayoutDocument) => of.sections.map((section) => section.fields.join(' '));
const after = (recipe: (draft: LayoutDocument) => void) => produce(layout(), recipe);
const errorsOf = (object: ObjectDocument) =>
  compile(changed([machine, '', object])).findings.filter(({ level }) => level === 'error');

test.each<[string, Parameters<typeof placeField> extends [unknown, ...infer R] ? R : never, string[]]>([
  ['before another', ['three', 'a', 'one'], ['three one two', 'four']],
  ['last', ['one', 'a', null], ['two three one', 'four']],
  ['into another section', ['two', 'b', 'four'], ['one three', 'two four']],
  ['out of its section', ['two', null, null], ['one three', 'four']],
  ['from nowhere', ['five', 'b', null], ['one two three', 'four five']],
  ['onto itself', ['two', 'a', 'two'], ['one two three', 'four']],
  ['before one that is gone', ['one', 'b', 'lost'], ['two three', 'four one']],
])('a field is placed %s', (_, [field, section, before], expected) => {
  expect(fields(after((draft) => placeField(draft, field, section, before)))).toEqual(expected);
});

test('sections are added, moved within bounds, and removed but for the last', () => {
  const added = after((draft) => void addSection(draft, { en: 'C' }));
  expect(added.sections.map(({ label }) => label.en)).toEqual(['A', 'B', 'C']);
  expect(new Set(added.sections.map(({ id }) => id)).size).toBe(3);
  expect(fields(after((draft) => moveSection(draft, 'b', -1)))).toEqual(['four', 'one two three']);
  for (const [id, by] of [
    ['a', -1],
    ['b', 1],
    ['lost', 1],
  ] as const)
    expect(after((draft) => moveSection(draft, id, by))).toEqual(layout());
  const one = after((draft) => removeSection(draft, 'a'));
  expect(fields(one)).toEqual(['four']);
  expect(produce(one, (draft) => removeSection(draft, 'b'))).toBe(one);
});

test('one tab becomes two; where one would be left there is none', () => {
  const two = after((draft) => {
    addTab(draft, { en: 'General' }, { en: 'More' });
    draft.sections[1]!.tab = draft.tabs![1]!.id;
  });
  expect(two.tabs?.map(({ label }) => label.en)).toEqual(['General', 'More']);
  const three = produce(two, (draft) => addTab(draft, { en: 'General' }, { en: 'Third' }));
  expect(three.tabs).toHaveLength(3);
  const back = produce(three, (draft) => removeTab(draft, three.tabs![1]!.id));
  expect(back.tabs).toHaveLength(2);
  expect(back.sections.map(({ tab }) => tab)).toEqual([undefined, undefined]);
  expect(produce(two, (draft) => removeTab(draft, two.tabs![0]!.id))).toEqual(layout());
});

test('an object without a layout gets what is drawn now, and what has no place is told', () => {
  const { layout: _, layouts: __, ...bare } = source;
  const started = produce(bare as ObjectDocument, (draft) => {
    const made = layoutIn(draft, null);
    placeField(made, draft.fields[1]!.name, null, null);
  });
  expect(implicitLayout(bare as ObjectDocument).sections[0]!.fields).toEqual(source.fields.map(({ name }) => name));
  expect(unplaced(started, started.layout!)).toEqual([source.fields[1]!.name]);
  expect(errorsOf(started)).toEqual([]);
});

test('a layout for some begins as a copy that has a life of its own', () => {
  const { layouts: _, ...bare } = source;
  const special = produce(bare as ObjectDocument, (draft) => {
    const id = addSpecial(draft, { en: 'For planners' }, 'planners');
    addSection(layoutIn(draft, id), { en: 'Extra' });
  });
  expect(special.layouts).toHaveLength(1);
  expect(special.layouts![0]!.sections).toHaveLength((bare.layout ?? implicitLayout(bare as ObjectDocument)).sections.length + 1);
  expect(special.layout).toEqual(bare.layout);
});
