/** Who changed what, and when: searched, narrowed down, read on. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useDebounced } from '../../../runtime-ui/hooks/debounce.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { Failed, Loading } from '../../../runtime-ui/ui/state.js';
import { fetchAudit, type AuditFilter } from '../../api/audit.js';
import { EmptyState } from '../../ui/empty-state.js';
import { AuditFilters } from './audit-filters.js';
import { AuditTable } from './audit-table.js';
import { useTexts } from './texts.js';
import './audit.css';

const noFilter: AuditFilter = { search: '', kind: '', by: '' };

export function AuditPage() {
  const t = useTexts();
  const [filter, setFilter] = useState(noFilter);
  const entries = useEntries(filter);
  const found = entries.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Page title={t('title')}>
      <p className="muted">{t('lead')}</p>
      <AuditFilters filter={filter} onChange={setFilter} />
      {entries.error && !entries.data ? <Failed error={entries.error} retry={() => void entries.refetch()} /> : null}
      {entries.isPending ? <Loading /> : null}
      {found.length > 0 ? <AuditTable entries={found} /> : null}
      {entries.data && found.length === 0 ? <Nothing filtered={filter !== noFilter} /> : null}
      {entries.hasNextPage ? (
        <Button className="audit-more" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </Page>
  );
}

function useEntries({ search, ...filter }: AuditFilter) {
  const language = useLanguage();
  const settled = useDebounced(search.trim());
  return useInfiniteQuery({
    queryKey: ['studio', 'audit', settled, filter, language],
    queryFn: ({ pageParam, signal }) => fetchAudit({ search: settled, ...filter }, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  const t = useTexts();
  return filtered ? <p role="status">{t('none')}</p> : <EmptyState title={t('empty')} purpose={t('purpose')} />;
}
