/** Records as a table; heads sort, rows open. */
import { Table, type TableColumnType } from 'antd';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ObjectInfo, RecordData } from '../../../server/http/contract.js';
import { fieldAt, useApp } from '../../api/app.js';
import { valueAt } from '../../values/path.js';
import { isFigure, Value } from '../../values/value.js';
import { columnsOf, viewOf, type ListControl } from './list-state.js';
import { RestoreButton } from './restore-button.js';
import { TitleLink } from './title-link.js';

export interface RecordsProps {
  readonly object: ObjectInfo;
  readonly control: ListControl;
  readonly records: readonly RecordData[];
}

export function RecordTable({ object, control, records }: RecordsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useColumns(object, control);
  const { deleted } = control.state;
  return (
    <Table<RecordData>
      className="record-table"
      rowKey="id"
      aria-label={t('list.table', { plural: object.plural })}
      dataSource={[...records]}
      columns={columns}
      pagination={false}
      scroll={{ x: 'max-content' }}
      showSorterTooltip={false}
      rowClassName={deleted ? '' : 'row-link'}
      onRow={(record) =>
        deleted ? {} : { onClick: (event) => isOnControl(event) || void navigate(`/${object.name}/${record.id}`) }
      }
      onChange={(_pagination, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter;
        const path = String(one?.columnKey ?? '');
        control.change({ sort: one?.order ? (one.order === 'descend' ? `-${path}` : path) : null });
      }}
    />
  );
}

/** Clicks on links and buttons are theirs; a selection of text is no click. */
function isOnControl(event: MouseEvent): boolean {
  const onControl = (event.target as HTMLElement).closest('a, button, input, label') !== null;
  return onControl || Boolean(window.getSelection()?.toString());
}

function useColumns(object: ObjectInfo, { state }: ListControl): TableColumnType<RecordData>[] {
  const { t } = useTranslation();
  const app = useApp();
  const sort = (state.sort ?? viewOf(object, state.view)?.sort.join() ?? '').split(',')[0] ?? '';
  const columns = columnsOf(object, state).flatMap((path, index): TableColumnType<RecordData>[] => {
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
        render: (_, record) => (
          <div className="cell">
            {path === object.title ? (
              <TitleLink object={object} record={record} linked={!state.deleted} />
            ) : (
              <Value compact field={field} value={valueAt(record, path)} />
            )}
          </div>
        ),
      },
    ];
  });
  const nameless: TableColumnType<RecordData> = {
    key: 'title',
    title: object.label,
    render: (_, record) => <TitleLink object={object} record={record} linked={!state.deleted} />,
  };
  const restore: TableColumnType<RecordData> = {
    key: 'restore',
    title: t('list.actions'),
    render: (_, record) => <RestoreButton object={object} record={record} />,
  };
  return [...(object.title ? [] : [nameless]), ...columns, ...(state.deleted ? [restore] : [])];
}
