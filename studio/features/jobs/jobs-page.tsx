/** Work that goes on beside the requests, with its progress and its undoing. */
import { Page } from '../../../runtime-ui/ui/page.js';
import { Failed, Loading } from '../../../runtime-ui/ui/state.js';
import { EmptyState } from '../../ui/empty-state.js';
import { JobList, useJobs } from '../../ui/job-list.js';
import { useTexts } from './texts.js';

export function JobsPage() {
  const t = useTexts();
  const jobs = useJobs();
  return (
    <Page title={t('title')} narrow>
      {jobs.data ? (
        jobs.data.data.length > 0 ? (
          <JobList jobs={jobs.data.data} />
        ) : (
          <EmptyState title={t('empty')} purpose={t('purpose')} />
        )
      ) : jobs.error ? (
        <Failed error={jobs.error} retry={() => void jobs.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
