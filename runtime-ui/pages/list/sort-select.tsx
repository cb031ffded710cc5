/** The order of a list where there are no column heads to click. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectInfo } from '../../../server/contract/app.js';
import { fieldAt, useApp } from '../../api/app.js';
import { columnsOf, type ListControl } from './list-state.js';

export function SortSelect({ object, control }: { readonly object: ObjectInfo; readonly control: ListControl }) {
  const { t } = useTranslation();
  const app = useApp();
  const options = columnsOf(object, control.state).flatMap((path) => {
    const found = fieldAt(app, object, path);
    if (!found?.field.sortable) return [];
    return [
      { value: path, label: t('list.ascending', { label: found.label }) },
      { value: `-${path}`, label: t('list.descending', { label: found.label }) },
    ];
  });
  return (
    <Select<string>
      className="list-sort"
      aria-label={t('list.sortBy')}
      value={control.state.sort ?? ''}
      options={[{ value: '', label: t('list.sortDefault') }, ...options]}
      onChange={(sort) => control.change({ sort: sort || null })}
    />
  );
}
