/** What narrows the texts: missing, document, kind, words. */
import { Select } from 'antd';
import { useMemo } from 'react';
import { isSingle, kindNamed } from '../../../metadata/kinds/index.js';
import { useRefName } from '../../ui/use-ref-name.js';
import { SearchInput } from '../../ui/search-input.js';
import { usePartName } from '../../ui/part-name.js';
import type { Entry } from './entries.js';
import { documentOf, kindOf, whiches, type Filter } from './filter.js';
import { useTexts } from './texts.js';

interface FiltersProps {
  readonly entries: readonly Entry[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly count: number;
}

/** antd takes no null as a value. */
const ALL = '';

export function Filters({ entries, filter, onChange, count }: FiltersProps) {
  const t = useTexts();
  const partName = usePartName();
  const refName = useRefName();
  const documents = useMemo(() => {
    const found = new Map(entries.map((entry) => [documentOf(entry), entry.at]));
    return [...found]
      .map(([value, at]) => ({ value, label: refName({ ...at, path: [] }), kind: at.kind }))
      .map(({ value, label, kind }) => ({
        value,
        label: isSingle(kindNamed(kind)) ? label : `${label} (${partName(kind) ?? kind})`,
      }));
  }, [entries, refName, partName]);
  const kinds = useMemo(
    () =>
      [...new Set(entries.map(kindOf))].map((value) => ({
        value,
        label: partName(value) ?? value,
      })),
    [entries, partName],
  );
  return (
    <div className="translations-filters">
      <SearchInput label={t('search')} value={filter.search} onChange={(search) => onChange({ ...filter, search })} />
      <Select
        aria-label={t('show')}
        value={filter.which}
        options={whiches.map((value) => ({ value, label: t(`which.${value}`) }))}
        onChange={(which) => onChange({ ...filter, which })}
      />
      <Select
        aria-label={t('document')}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={filter.document ?? ALL}
        options={[{ value: ALL, label: t('everyDocument') }, ...documents]}
        onChange={(document) => onChange({ ...filter, document: document === ALL ? null : document })}
      />
      <Select
        aria-label={t('kind')}
        popupMatchSelectWidth={false}
        value={filter.kind ?? ALL}
        options={[{ value: ALL, label: t('everyKind') }, ...kinds]}
        onChange={(kind) => onChange({ ...filter, kind: kind === ALL ? null : kind })}
      />
      <span className="muted" role="status">
        {t('found', { count })}
      </span>
    </div>
  );
}
