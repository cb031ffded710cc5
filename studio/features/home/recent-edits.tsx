/** The last edits of everybody. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApp } from '../../../runtime-ui/api/app.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { Failed, Loading } from '../../../runtime-ui/ui/state.js';
import { instantText } from '../../../runtime-ui/values/format.js';
import { fetchAudit } from '../../api/audit.js';
import { useDraftStore } from '../../draft/store.js';
import { useTexts } from './texts.js';

export function RecentEdits() {
  const t = useTexts();
  const language = useLanguage();
  const app = useApp();
  const seq = useDraftStore((state) => state.seq);
  const recent = useQuery({
    queryKey: ['studio', 'audit', 'recent', seq, language],
    queryFn: ({ signal }) => fetchAudit({ search: '', kind: '', by: '' }, null, signal),
    placeholderData: keepPreviousData,
  });
  const entries = recent.data?.data.slice(0, 10) ?? [];
  return (
    <section className="panel home-panel" aria-labelledby="recent">
      <header>
        <h2 id="recent">{t('recent')}</h2>
        <Link to="/audit">{t('all')}</Link>
      </header>
      {recent.isPending ? <Loading rows={3} /> : null}
      {recent.error && !recent.data ? <Failed error={recent.error} retry={() => void recent.refetch()} /> : null}
      {recent.data && entries.length === 0 ? <p className="muted">{t('recentNone')}</p> : null}
      <ul className="home-list">
        {entries.map(({ id, text, by, at }) => (
          <li key={id}>
            <span className="home-list-what">{text}</span>
            <span className="muted home-list-when">{[by.label, instantText(at, { language, app })].join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
