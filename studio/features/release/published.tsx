/** It is in force: what still goes on, and where to look at it. */
import { Button, Result } from 'antd';
import type { PublishAnswer } from '../../../server/contract/draft.js';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { usePageTitle } from '../../../runtime-ui/ui/page.js';
import { isUnderWay } from '../../api/jobs.js';
import { JobList, useJobs } from '../../ui/job-list.js';
import { useTexts } from './texts.js';

export function Published({ answer }: { readonly answer: PublishAnswer }) {
  const t = useTexts();
  const title = t('published', { release: answer.release });
  usePageTitle(title);
  return (
    <div className="page page-narrow">
      <Result
        status="success"
        title={<h1 className="published-title">{title}</h1>}
        subTitle={t('publishedText')}
        extra={[
          <Button key="app" type="primary" href="/app">
            {t('toApp')}
          </Button>,
          <LinkButton key="history" to="/history">
            {t('toHistory')}
          </LinkButton>,
          <LinkButton key="home" to="/">
            {t('again')}
          </LinkButton>,
        ]}
      />
      <Jobs answer={answer} />
    </div>
  );
}

/** Those that the publish began, and what else is under way. */
function Jobs({ answer }: { readonly answer: PublishAnswer }) {
  const t = useTexts();
  const { data } = useJobs();
  const own = new Set(answer.jobs.map(({ id }) => id));
  const jobs = (data?.data ?? answer.jobs).filter((job) => own.has(job.id) || isUnderWay(job));
  if (jobs.length === 0) return null;
  return (
    <section className="plan-section">
      <h2>{t('jobs')}</h2>
      <JobList jobs={jobs} />
    </section>
  );
}
