/** Every release that there was: who, when, why; what changed between any two; the way back. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReleaseEntry } from '../../../server/contract/releases.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { Failed, Loading } from '../../../runtime-ui/ui/state.js';
import { fetchReleases } from '../../api/release.js';
import { useDraftStore } from '../../draft/store.js';
import { useChangeCount } from '../../draft/use-change-count.js';
import { Difference } from './difference.js';
import { ReleaseTable } from './release-table.js';
import { RestoreDialog } from './restore-dialog.js';
import { useTexts } from './texts.js';
import './history.css';

/** What the server gives at a time. */
const PAGE = 200;

function useReleases() {
  const release = useDraftStore((state) => state.release);
  return useInfiniteQuery({
    queryKey: ['studio', 'releases', release],
    queryFn: ({ pageParam, signal }) => fetchReleases(pageParam, signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ data }) => (data.length < PAGE ? undefined : (data.at(-1)?.number ?? undefined)),
  });
}

export function HistoryPage() {
  const t = useTexts();
  const releases = useReleases();
  const [restoring, setRestoring] = useState<ReleaseEntry | null>(null);
  return (
    <Page title={t('title')} narrow>
      {releases.data ? (
        <Releases entries={releases.data.pages.flatMap(({ data }) => data)} restore={setRestoring} />
      ) : releases.error ? (
        <Failed error={releases.error} retry={() => void releases.refetch()} />
      ) : (
        <Loading />
      )}
      {releases.hasNextPage ? (
        <Button className="history-more" loading={releases.isFetchingNextPage} onClick={() => void releases.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
      {restoring ? <RestoreDialog release={restoring} close={() => setRestoring(null)} /> : null}
    </Page>
  );
}

interface ReleasesProps {
  readonly entries: readonly ReleaseEntry[];
  readonly restore: (release: ReleaseEntry) => void;
}

/** At first: what the draft changes, or else what the release in force did. */
function Releases({ entries, restore }: ReleasesProps) {
  const t = useTexts();
  const hasDraft = useChangeCount() > 0;
  const [range, setRange] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const [newest, before] = entries.map(({ number }) => String(number));
  const first = hasDraft || !before ? { from: newest ?? '', to: 'draft' } : { from: before, to: newest ?? '' };
  const { from, to } = range ?? first;
  return (
    <>
      <p className="muted">{t('lead')}</p>
      <ReleaseTable entries={entries} from={from} to={to} compare={(next) => setRange({ from, to, ...next })} restore={restore} />
      <Difference from={from} to={to} />
    </>
  );
}
