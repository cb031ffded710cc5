/** What one is looking for in the audit trail. */
import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import type { UsersAnswer } from '../../../server/contract/people.js';
import { get } from '../../../runtime-ui/api/http.js';
import { useDebounced } from '../../../runtime-ui/hooks/debounce.js';
import type { AuditFilter } from '../../api/audit.js';
import { useTexts } from './texts.js';

const kinds = ['draft', 'release', 'user', 'department', 'token', 'view_as', 'purge', 'job'] as const;

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const t = useTexts();
  const people = usePeople();
  return (
    <div className="audit-filters">
      <Input.Search
        className="audit-search"
        allowClear
        aria-label={t('search')}
        placeholder={t('searchHint')}
        value={filter.search}
        maxLength={200}
        onChange={({ target }) => onChange({ ...filter, search: target.value })}
      />
      <Select
        aria-label={t('kind')}
        style={{ width: 180 }}
        value={filter.kind}
        options={[{ value: '', label: t('everything') }, ...kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))]}
        onChange={(kind) => onChange({ ...filter, kind })}
      />
      <Select
        aria-label={t('by')}
        style={{ width: 200 }}
        value={filter.by || null}
        placeholder={t('anybody')}
        allowClear
        showSearch={{ filterOption: false, onSearch: people.search }}
        options={people.found.map(({ id, label }) => ({ value: id, label }))}
        onChange={(by: string | null) => onChange({ ...filter, by: by ?? '' })}
      />
    </div>
  );
}

function usePeople() {
  const [text, setText] = useState('');
  const search = useDebounced(text);
  const { data } = useQuery({
    queryKey: ['users', search],
    queryFn: ({ signal }) => get<UsersAnswer>('users', { search, limit: 20 }, signal),
    staleTime: 60_000,
  });
  return { found: data?.data ?? [], search: setText };
}
