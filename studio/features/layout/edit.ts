/** What one does to a layout; each takes an immer draft of the object and keeps it what its schema says. Pure. */
import type { LayoutDocument, ObjectDocument, SectionDocument, SpecialLayoutDocument } from '../../../metadata/format/types.js';
import { newId } from '../../draft/names.js';

export type AnyLayout = LayoutDocument | SpecialLayoutDocument;

/** `id` of a special layout; null: the standard one. An object without one gets it as it is drawn now: all in one section. */
export function layoutIn(object: ObjectDocument, id: string | null): AnyLayout {
  if (id !== null) {
    const found = object.layouts?.find((layout) => layout.id === id);
    if (found) return found;
  }
  object.layout ??= implicitLayout(object);
  return object.layout;
}

export const implicitLayout = (object: ObjectDocument): LayoutDocument => ({
  sections: [
    {
      id: 's_main',
      label: { en: 'Details', 'zh-CN': '基本信息' },
      fields: (object.fields ?? []).map(({ name }) => name),
    },
  ],
});

/** Names of fields that stand in no section. */
export function unplaced(object: ObjectDocument, layout: AnyLayout): readonly string[] {
  const placed = new Set(layout.sections.flatMap(({ fields }) => fields));
  return (object.fields ?? []).map(({ name }) => name).filter((name) => !placed.has(name));
}

/** `section`: null takes the field out of its section. `before`: the field it is put before; null: last. */
export function placeField(layout: AnyLayout, field: string, section: string | null, before: string | null): void {
  if (field === before) return;
  for (const one of layout.sections) {
    const index = one.fields.indexOf(field);
    if (index >= 0) one.fields.splice(index, 1);
  }
  const target = layout.sections.find(({ id }) => id === section);
  if (target) {
    const index = before === null ? -1 : target.fields.indexOf(before);
    target.fields.splice(index < 0 ? target.fields.length : index, 0, field);
  }
}

export function addSection(layout: AnyLayout, label: SectionDocument['label'], tab?: string): string {
  const id = newId(layout.sections, 's');
  layout.sections.push({ id, label, fields: [], ...(tab && { tab }) });
  return id;
}

/** The fields of a removed section have no place until they get one. A layout has at least one section. */
export function removeSection(layout: AnyLayout, id: string): void {
  if (layout.sections.length > 1) layout.sections = layout.sections.filter((section) => section.id !== id);
}

export function moveSection(layout: AnyLayout, id: string, by: -1 | 1): void {
  const from = layout.sections.findIndex((section) => section.id === id);
  const to = from + by;
  const [moved] = from < 0 || to < 0 || to >= layout.sections.length ? [] : layout.sections.splice(from, 1);
  if (moved) layout.sections.splice(to, 0, moved);
}

type Label = SectionDocument['label'];

/** None become two, for one tab alone is no tab. */
export function addTab(layout: AnyLayout, first: Label, label: Label): void {
  const tabs = layout.tabs ?? [];
  if (tabs.length === 0) tabs.push({ id: newId(tabs, 'tab'), label: first });
  tabs.push({ id: newId(tabs, 'tab'), label });
  layout.tabs = tabs;
}

/** Its sections go to the first tab; where only one tab would be left, all stand below each other again. */
export function removeTab(layout: AnyLayout, id: string): void {
  const tabs = (layout.tabs ?? []).filter((tab) => tab.id !== id);
  for (const section of layout.sections) if (section.tab === id) delete section.tab;
  if (tabs.length >= 2) layout.tabs = tabs;
  else {
    delete layout.tabs;
    for (const section of layout.sections) delete section.tab;
  }
}

/** A copy of the standard layout to begin with. */
export function addSpecial(object: ObjectDocument, label: Label, name: string): string {
  const layouts = (object.layouts ??= []);
  const id = newId(layouts, 'l');
  const { sections, tabs } = copied(object.layout ?? implicitLayout(object));
  layouts.push({ id, name, label, sections, ...(tabs && { tabs }) });
  return id;
}

/** Plain data out of a draft of immer, which structuredClone refuses. */
const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
