/** What a list is sorted by, first things first. */
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { SortableList } from '../../ui/sortable-list.js';
import type { PathChoice } from './paths.js';
import { useTexts } from './texts.js';

interface SortProps {
  /** A leading `-` sorts descending. */
  readonly sort: readonly string[];
  readonly paths: readonly PathChoice[];
  readonly onChange: (sort: string[]) => void;
}

const MOST = 5;
const pathOf = (key: string): string => key.replace(/^-/, '');

export function SortKeys({ sort, paths, onChange }: SortProps) {
  const t = useTexts();
  const labelOf = (key: string) => paths.find(({ path }) => path === pathOf(key))?.label ?? pathOf(key);
  const left = paths.filter(({ path }) => !sort.some((key) => pathOf(key) === path));
  return (
    <div>
      <span className="control-label">{t('sort')}</span>
      <SortableList items={sort} idOf={pathOf} nameOf={labelOf} label={t('sort')} onSort={onChange}>
        {(key, index) => (
          <span className="view-column">
            <span>{labelOf(key)}</span>
            <Segmented<string>
              size="small"
              aria-label={t('direction', { label: labelOf(key) })}
              value={key.startsWith('-') ? 'down' : 'up'}
              options={[
                { value: 'up', label: t('ascending') },
                { value: 'down', label: t('descending') },
              ]}
              onChange={(way) =>
                onChange(sort.map((one, at) => (at === index ? `${way === 'down' ? '-' : ''}${pathOf(one)}` : one)))
              }
            />
            <Button
              type="text"
              danger
              size="small"
              aria-label={t('removeSort', { label: labelOf(key) })}
              icon={<DeleteOutlined aria-hidden="true" />}
              onClick={() => onChange(sort.filter((one) => one !== key))}
            />
          </span>
        )}
      </SortableList>
      {sort.length < MOST ? (
        <Select
          className="view-add"
          aria-label={t('addSort')}
          placeholder={t('addSort')}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          options={left.map(({ path, label }) => ({ value: path, label }))}
          onChange={(path: string | null) => path && onChange([...sort, path])}
        />
      ) : null}
    </div>
  );
}
