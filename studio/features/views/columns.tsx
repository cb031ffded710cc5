/** Columns of a view in order. */
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { SortableList } from '../../ui/sortable-list.js';
import type { PathChoice } from './paths.js';
import { useTexts } from './texts.js';

interface ColumnsProps {
  readonly columns: readonly string[];
  readonly paths: readonly PathChoice[];
  readonly onChange: (columns: string[]) => void;
}

export function Columns({ columns, paths, onChange }: ColumnsProps) {
  const t = useTexts();
  const labelOf = (path: string) => paths.find((choice) => choice.path === path)?.label ?? path;
  const left = paths.filter(({ path }) => !columns.includes(path));
  return (
    <>
      <SortableList items={columns} idOf={(path) => path} nameOf={labelOf} label={t('columns')} onSort={onChange}>
        {(path) => (
          <span className="view-column">
            <span>{labelOf(path)}</span>
            <Button
              type="text"
              danger
              size="small"
              disabled={columns.length === 1}
              aria-label={t('removeColumn', { label: labelOf(path) })}
              icon={<DeleteOutlined aria-hidden="true" />}
              onClick={() => onChange(columns.filter((one) => one !== path))}
            />
          </span>
        )}
      </SortableList>
      <Select
        className="view-add"
        aria-label={t('addColumn')}
        placeholder={t('addColumn')}
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        options={left.map(({ path, label }) => ({ value: path, label }))}
        onChange={(path: string | null) => path && onChange([...columns, path])}
      />
    </>
  );
}
