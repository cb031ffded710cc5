/** Records as a table; heads sort, rows open. */
import { Table, type TableColumnType } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { fieldAt, useApp } from '../../api/app.js';
import { valueAt } from '../../values/path.js';
import { Overdue } from '../../values/overdue.js';
import { isFigure, Value } from '../../values/value.js';
import { GroupHeading } from './group-heading.js';
import type { Group } from './grouping.js';
import { columnsOf, viewOf, type ListControl } from './list-state.js';
import { RestoreButton } from './restore-button.js';
import { TitleLink } from './title-link.js';

export interface RecordsProps {
  readonly object: ObjectInfo;
  readonly control: ListControl;
  readonly records: readonly RecordData[];
  /** Of a view that groups: the same records, by group. */
  readonly grouping?: { readonly path: string; readonly groups: readonly Group[] };
}

/** A row of the table: a record, or the heading of those below it. */
type Row = { readonly id: string; readonly record: RecordData } | { readonly id: string; readonly group: Group };

export function RecordTable({ object, control, records, grouping }: RecordsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useColumns(object, control, grouping?.path);
  const { deleted } = control.state;
  return (
    <Table<Row>
      className="record-table"
      rowKey="id"
      aria-label={t('list.table', { plural: object.plural })}
      dataSource={rowsOf(records, grouping?.groups)}
      columns={columns}
      pagination={false}
      scroll={{ x: 'max-content' }}
      showSorterTooltip={false}
      rowClassName={(row) => ('group' in row ? 'row-group' : deleted ? '' : 'row-link')}
      onRow={(row) =>
        deleted || 'group' in row ? {} : { onClick: (event) => isOnControl(event) || void navigate(`/${object.name}/${row.id}`) }
      }
      onChange={(_pagination, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter;
        const path = String(one?.columnKey ?? '');
        control.change({ sort: one?.order ? (one.order === 'descend' ? `-${path}` : path) : null });
      }}
    />
  );
}

function rowsOf(records: readonly RecordData[], groups: readonly Group[] | undefined): Row[] {
  const rows = (list: readonly RecordData[]): Row[] => list.map((record) => ({ id: record.id, record }));
  return groups ? groups.flatMap((group) => [{ id: `group ${group.key}`, group }, ...rows(group.records)]) : rows(records);
}

/** Clicks on links and buttons are theirs; a selection of text is no click. */
function isOnControl(event: MouseEvent): boolean {
  const onControl = (event.target as HTMLElement).closest('a, button, input, label') !== null;
  return onControl || Boolean(window.getSelection()?.toString());
}

/** A column of records, under which a heading stands across the whole table. */
function useColumns(object: ObjectInfo, control: ListControl, group: string | undefined): TableColumnType<Row>[] {
  const columns = useRecordColumns(object, control);
  return columns.map(({ draw, ...column }, index) => ({
    ...column,
    onCell: (row) => ('group' in row ? { colSpan: index === 0 ? columns.length : 0 } : {}),
    render: (_, row) => {
      if ('record' in row) return draw(row.record);
      return index === 0 && group !== undefined ? <GroupHeading object={object} path={group} group={row.group} /> : null;
    },
  }));
}

interface RecordColumn extends Pick<TableColumnType<Row>, 'align' | 'fixed' | 'sortOrder'> {
  readonly key: string;
  readonly title: string;
  readonly sorter?: boolean;
  readonly draw: (record: RecordData) => ReactNode;
}

function useRecordColumns(object: ObjectInfo, { state }: ListControl): RecordColumn[] {
  const { t } = useTranslation();
  const app = useApp();
  const sort = (state.sort ?? viewOf(object, state.view)?.sort.join() ?? '').split(',')[0] ?? '';
  const columns = columnsOf(object, state).flatMap((path, index): RecordColumn[] => {
    const found = fieldAt(app, object, path);
    if (!found) return [];
    const { field, label } = found;
    return [
      {
        key: path,
        title: label,
        align: isFigure(field) ? 'right' : undefined,
        fixed: index === 0 && path === object.title ? 'start' : undefined,
        sorter: field.sortable && !state.deleted,
        sortOrder: sort === path ? 'ascend' : sort === `-${path}` ? 'descend' : null,
        draw: (record) => (
          <div className="cell">
            {path === object.title ? (
              <TitleLink object={object} record={record} linked={!state.deleted} />
            ) : (
              <Value compact field={field} value={valueAt(record, path)} />
            )}
            {path === 'stage' && !state.deleted ? (
              <Overdue flow={object.flow} stage={record.stage} since={record.stage_since} />
            ) : null}
          </div>
        ),
      },
    ];
  });
  const nameless: RecordColumn = {
    key: 'title',
    title: object.label,
    draw: (record) => <TitleLink object={object} record={record} linked={!state.deleted} />,
  };
  const restore: RecordColumn = {
    key: 'restore',
    title: t('list.actions'),
    draw: (record) => <RestoreButton object={object} record={record} />,
  };
  return [...(object.title ? [] : [nameless]), ...columns, ...(state.deleted ? [restore] : [])];
}
