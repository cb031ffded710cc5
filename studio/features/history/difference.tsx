/** What changed from one release to another, or to the draft. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { Failed, Loading } from '../../../runtime-ui/ui/state.js';
import { fetchDiff } from '../../api/release.js';
import { useDraftStore } from '../../draft/store.js';
import { ChangeList } from '../../ui/change-list.js';
import { useTexts } from './texts.js';

export function useDifference(from: string, to: string) {
  const language = useLanguage();
  const seq = useDraftStore((state) => state.seq);
  return useQuery({
    queryKey: ['studio', 'diff', from, to, language, to === 'draft' ? seq : null],
    queryFn: ({ signal }) => fetchDiff(from, to, signal),
    enabled: from !== '',
    placeholderData: keepPreviousData,
  });
}

export function Difference({ from, to }: { readonly from: string; readonly to: string }) {
  const t = useTexts();
  const difference = useDifference(from, to);
  const end = to === 'draft' ? t('toDraft') : t('number', { number: to });
  return (
    <section className="history-diff" aria-busy={difference.isPlaceholderData}>
      <h2>{t('diff', { from, to: end })}</h2>
      {difference.data ? (
        difference.data.changes.length > 0 ? (
          <ChangeList changes={difference.data.changes} />
        ) : (
          <p className="muted">{t('same')}</p>
        )
      ) : difference.error ? (
        <Failed error={difference.error} retry={() => void difference.refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  );
}
