/** Sections with their fields, and the fields that stand in none: dragged by mouse, or moved by keyboard and menu. */
import { closestCenter, DndContext, KeyboardSensor, PointerSensor, pointerWithin, useSensor, useSensors } from '@dnd-kit/core';
import type { Announcements, CollisionDetection, DragEndEvent, UniqueIdentifier } from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useLabel } from '../../draft/label.js';
import { allSystemFields } from '../../../metadata/documents/system-fields.js';
import { addSection, placeField, unplaced } from './edit.js';
import { areaOf, FieldArea, type Placed } from './field-area.js';
import type { LayoutProps } from './layout-page.js';
import { Section } from './section.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { useTexts } from './texts.js';

/** Where the pointer is counts, and without one (keyboard) what is nearest. */
const underPointer: CollisionDetection = (args) => {
  const hits = pointerWithin(args);
  return hits.length > 0 ? hits : closestCenter(args);
};

const PALETTE = 'palette';

export function Canvas({ object, layout, edit }: LayoutProps) {
  const t = useTexts();
  const ui = useUiTexts();
  const say = useLabel();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const fields = useMemo(
    () => new Map<string, Placed>([...allSystemFields, ...(object.fields ?? [])].map((field) => [field.name, field])),
    [object.fields],
  );
  const free = unplaced(object, layout);
  const place = (name: string, section: string | null, before: string | null) => {
    const field = fields.get(name);
    edit((draft) => placeField(draft, name, section, before), t('moved', { field: say(field?.label, name) }));
  };
  const drop = ({ active, over }: DragEndEvent) => {
    const name = String(active.id);
    const target = String(over?.id ?? '');
    if (!over || target === name) return;
    const inSection = layout.sections.find((section) => areaOf(section.id) === target || section.fields.includes(target));
    if (!inSection) return place(name, null, null);
    const isForward = inSection.fields.indexOf(name) >= 0 && inSection.fields.indexOf(name) < inSection.fields.indexOf(target);
    // Moved downwards in its own section, a field lands behind the one it is dropped on.
    const next = isForward ? inSection.fields[inSection.fields.indexOf(target) + 1] : target;
    place(name, inSection.id, inSection.fields.includes(target) ? (next ?? null) : null);
  };
  const called = (id: UniqueIdentifier) => {
    const section = layout.sections.find((one) => areaOf(one.id) === id);
    if (section) return t('section', { label: say(section.label, section.id) });
    return id === PALETTE ? t('palette') : say(fields.get(String(id))?.label, String(id));
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => ui('grabbed', { label: called(active.id) }),
    onDragOver: ({ active, over }) => (over ? t('over', { label: called(active.id), place: called(over.id) }) : undefined),
    onDragEnd: ({ active, over }) =>
      over ? t('dropped', { label: called(active.id), place: called(over.id) }) : ui('cancelled', { label: called(active.id) }),
    onDragCancel: ({ active }) => ui('cancelled', { label: called(active.id) }),
  };
  const shared = { object, layout, edit, fields, place };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underPointer}
      onDragEnd={drop}
      accessibility={{ announcements, screenReaderInstructions: { draggable: ui('instructions') } }}
    >
      {layout.sections.map((section, index) => (
        <Section key={section.id} {...shared} section={section} index={index} />
      ))}
      <Button
        block
        type="dashed"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => edit((draft) => void addSection(draft, { en: 'New section', 'zh-CN': '新分组' }))}
      >
        {t('addSection')}
      </Button>
      <section className="panel box layout-palette" aria-labelledby="palette">
        <h2 id="palette">{t('palette')}</h2>
        <p className="muted">{free.length > 0 ? t('paletteLead') : t('paletteEmpty')}</p>
        <FieldArea {...shared} id={PALETTE} section={null} names={free} columns={2} />
      </section>
    </DndContext>
  );
}
