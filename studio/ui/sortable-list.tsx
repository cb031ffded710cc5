/** A list one puts in order by dragging, or with space and arrow keys on the handle. */
import { HolderOutlined } from '@ant-design/icons';
import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
  type UniqueIdentifier,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import type { ReactNode } from 'react';
import { useTexts } from './texts.js';
import './sortable.css';

interface SortableListProps<T> {
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  /** What an item is called, for those who hear it. */
  readonly nameOf: (item: T) => string;
  readonly onSort: (items: T[]) => void;
  /** Without the handle, which stands before it. */
  readonly children: (item: T, index: number) => ReactNode;
  readonly label: string;
  readonly className?: string;
}

export function SortableList<T>({ items, idOf, nameOf, onSort, children, label, className = '' }: SortableListProps<T>) {
  const t = useTexts();
  const ids = items.map(idOf);
  const sensors = useSensors(
    // A click is no drag.
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    const [from, to] = [ids.indexOf(String(active.id)), ids.indexOf(String(over?.id))];
    if (from >= 0 && to >= 0 && from !== to) onSort(arrayMove([...items], from, to));
  };
  const called = (id: UniqueIdentifier) => {
    const item = items[ids.indexOf(String(id))];
    return item === undefined ? '' : nameOf(item);
  };
  const placed = (id: UniqueIdentifier, over: UniqueIdentifier) => ({
    label: called(id),
    place: ids.indexOf(String(over)) + 1,
    count: ids.length,
  });
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('grabbed', { label: called(active.id) }),
    onDragOver: ({ active, over }) => (over ? t('movedTo', placed(active.id, over.id)) : undefined),
    onDragEnd: ({ active, over }) => t('dropped', placed(active.id, over?.id ?? active.id)),
    onDragCancel: ({ active }) => t('cancelled', { label: called(active.id) }),
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('instructions') } }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ul className={`sortable ${className}`} aria-label={label}>
          {items.map((item, index) => (
            <SortableItem key={ids[index]} id={ids[index] ?? ''} label={t('move', { label: nameOf(item) })}>
              {children(item, index)}
            </SortableItem>
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  );
}

function SortableItem({ id, label, children }: { readonly id: string; readonly label: string; readonly children: ReactNode }) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id });
  return (
    <li
      ref={setNodeRef}
      className={isDragging ? 'sortable-item sortable-dragged' : 'sortable-item'}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className="sortable-handle"
        {...attributes}
        {...listeners}
        aria-label={label}
        aria-roledescription={undefined}
      >
        <HolderOutlined aria-hidden="true" />
      </button>
      <div className="sortable-content">{children}</div>
    </li>
  );
}
