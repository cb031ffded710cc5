/** Fields as rows; a handle moves a row, by mouse or by keyboard. */
import { HolderOutlined } from '@ant-design/icons';
import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { sortableKeyboardCoordinates, SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Button, Table, Tag, type TableColumnType } from 'antd';
import { createContext, use, useMemo, type HTMLAttributes } from 'react';
import { Link } from 'react-router';
import type { FieldDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { useObjects } from '../../draft/use-draft.js';
import { FindingsMark } from '../../ui/findings-of.js';
import { useFieldUsage } from './usage.js';
import { useTexts } from './texts.js';

interface FieldTableProps {
  readonly object: ObjectDocument;
  readonly fields: readonly FieldDocument[];
  /** Left out: rows stay where they are. */
  readonly move?: ((from: string, to: string) => void) | undefined;
}

export function FieldTable({ object, fields, move }: FieldTableProps) {
  const t = useTexts();
  const columns = useColumns(object, move !== undefined);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => {
        if (over && active.id !== over.id) move?.(String(active.id), String(over.id));
      }}
    >
      <SortableContext items={fields.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <Table<FieldDocument>
          className="field-table panel"
          rowKey="id"
          aria-label={t('tabs.fields')}
          columns={columns}
          dataSource={[...fields]}
          pagination={false}
          scroll={{ x: 'max-content' }}
          components={{ body: { row: SortableRow } }}
        />
      </SortableContext>
    </DndContext>
  );
}

type Handle = Pick<ReturnType<typeof useSortable>, 'attributes' | 'listeners' | 'setActivatorNodeRef'>;
const HandleContext = createContext<Handle | null>(null);

/** antd gives a row's key as `data-row-key`; the row of an empty table has none. */
function SortableRow(props: HTMLAttributes<HTMLTableRowElement> & { readonly 'data-row-key'?: string }) {
  const { setNodeRef, transform, transition, ...handle } = useSortable({ id: props['data-row-key'] ?? '' });
  return (
    <HandleContext value={handle}>
      <tr {...props} ref={setNodeRef} style={{ ...props.style, transform: CSS.Translate.toString(transform), transition }} />
    </HandleContext>
  );
}

function MoveHandle({ label }: { readonly label: string }) {
  const handle = use(HandleContext);
  return (
    <Button
      {...handle?.attributes}
      {...handle?.listeners}
      ref={handle?.setActivatorNodeRef}
      className="drag-handle"
      type="text"
      size="small"
      aria-label={label}
      icon={<HolderOutlined aria-hidden="true" />}
    />
  );
}

function useColumns(object: ObjectDocument, movable: boolean): TableColumnType<FieldDocument>[] {
  const t = useTexts();
  const say = useLabel();
  const { data: usage } = useFieldUsage(object.id);
  return useMemo(
    () => [
      ...(movable
        ? [
            {
              key: 'move',
              width: 44,
              title: <span className="sr-only">{t('field.order')}</span>,
              render: (_: unknown, field: FieldDocument) => (
                <MoveHandle label={t('field.move', { label: say(field.label, field.name) })} />
              ),
            },
          ]
        : []),
      {
        key: 'label',
        title: t('field.label'),
        render: (_, field) => (
          <>
            <Link to={`/objects/${object.id}/fields/${encodeURIComponent(field.id)}`}>{say(field.label, field.name)}</Link>
            <div className="muted">
              <code>{field.name}</code>
            </div>
          </>
        ),
      },
      { key: 'type', title: t('field.type'), render: (_, field) => <TypeName field={field} /> },
      { key: 'marks', title: t('field.behaviour'), render: (_, field) => <Marks object={object} field={field} /> },
      {
        key: 'filled',
        title: t('field.filled'),
        align: 'right',
        render: (_, field) => {
          const found = usage?.fields[field.id];
          if (!usage || !found) return <span className="none">–</span>;
          const share = usage.total === 0 ? 0 : Math.round((100 * found.filled) / usage.total);
          return <span title={t('field.filledOf', { filled: found.filled, total: usage.total })}>{share} %</span>;
        },
      },
      {
        key: 'findings',
        title: <span className="sr-only">{t('state.changed')}</span>,
        render: (_, field) => <FindingsMark of={{ kind: 'object', id: object.id, path: ['fields', field.id] }} />,
      },
    ],
    [t, say, object, movable, usage],
  );
}

function TypeName({ field }: { readonly field: FieldDocument }) {
  const t = useTexts();
  const say = useLabel();
  const objects = useObjects();
  const to = 'to' in field ? objects.find(({ name }) => name === field.to) : undefined;
  return (
    <>
      {t.maybe(`type.${field.type}`) ?? field.type}
      {to ? <span className="muted"> → {say(to.label, to.name)}</span> : null}
    </>
  );
}

function Marks({ object, field }: { readonly object: ObjectDocument; readonly field: FieldDocument }) {
  const t = useTexts();
  const { required, unique, index } = field as { required?: unknown; unique?: unknown; index?: unknown };
  return (
    <span className="field-marks">
      {object.title === field.name ? <Tag color="blue">{t('field.title')}</Tag> : null}
      {required ? <Tag>{t(required === true ? 'field.required' : 'field.requiredWhen')}</Tag> : null}
      {unique ? <Tag>{t('field.unique')}</Tag> : null}
      {index ? <Tag>{t('field.indexed')}</Tag> : null}
    </span>
  );
}
