/** Fields in a grid that one drops fields into. */
import { HolderOutlined, MoreOutlined } from '@ant-design/icons';
import { useDroppable } from '@dnd-kit/core';
import { rectSortingStrategy, SortableContext, useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Button, Dropdown, type MenuProps } from 'antd';
import type { Label } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import type { LayoutProps } from './layout-page.js';
import { useTexts } from './texts.js';

/** Id of the area that a section is, among what one can drop on. */
export const areaOf = (section: string): string => `section:${section}`;

/** A field as far as it is drawn here: the document's, or one that every object has. */
export interface Placed {
  readonly name: string;
  readonly label: Label;
  readonly required?: unknown;
}

export interface AreaProps extends Pick<LayoutProps, 'layout'> {
  readonly fields: ReadonlyMap<string, Placed>;
  /** `before` a field of the section; null: last. `section` null: in none. */
  readonly place: (name: string, section: string | null, before: string | null) => void;
}

interface FieldAreaProps extends AreaProps {
  readonly id: string;
  readonly section: string | null;
  readonly names: readonly string[];
  readonly columns: number;
}

export function FieldArea({ id, section, names, columns, ...shared }: FieldAreaProps) {
  const t = useTexts();
  const { setNodeRef, isOver } = useDroppable({ id });
  return (
    <SortableContext items={[...names]} strategy={rectSortingStrategy}>
      <div ref={setNodeRef} className={`field-area field-area-${columns} ${isOver ? 'field-area-over' : ''}`}>
        {names.map((name, index) => (
          <FieldCard key={name} {...shared} name={name} section={section} names={names} index={index} />
        ))}
        {names.length === 0 ? <p className="field-area-empty">{t('dropHere')}</p> : null}
      </div>
    </SortableContext>
  );
}

interface CardProps extends AreaProps {
  readonly name: string;
  readonly section: string | null;
  readonly names: readonly string[];
  readonly index: number;
}

function FieldCard({ name, section, names, index, fields, layout, place }: CardProps) {
  const t = useTexts();
  const say = useLabel();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id: name });
  const field = fields.get(name);
  const label = say(field?.label, name);
  const elsewhere = layout.sections.filter(({ id }) => id !== section);
  const items: MenuProps['items'] = [
    ...(section !== null && index > 0
      ? [{ key: 'up', label: t('up'), onClick: () => place(name, section, names[index - 1] ?? null) }]
      : []),
    ...(section !== null && index < names.length - 1
      ? [{ key: 'down', label: t('down'), onClick: () => place(name, section, names[index + 2] ?? null) }]
      : []),
    ...elsewhere.map(({ id, label: text }) => ({
      key: `to:${id}`,
      label: t('moveTo', { label: say(text, id) }),
      onClick: () => place(name, id, null),
    })),
    ...(section === null ? [] : [{ key: 'out', label: t('takeOut'), onClick: () => place(name, null, null) }]),
  ];
  return (
    <div
      ref={setNodeRef}
      className={`field-card ${isDragging ? 'field-card-dragged' : ''}`}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <button
        {...attributes}
        {...listeners}
        ref={setActivatorNodeRef}
        type="button"
        className="field-card-handle"
        aria-label={t('moveField', { label })}
      >
        <HolderOutlined aria-hidden="true" />
        <span className="field-card-label">
          {label}
          {field?.required === true ? <span className="field-card-required"> *</span> : null}
        </span>
      </button>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button type="text" size="small" aria-label={t('menu', { label })} icon={<MoreOutlined aria-hidden="true" />} />
      </Dropdown>
    </div>
  );
}
