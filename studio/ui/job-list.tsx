/** Jobs with their progress; they keep themselves up to date while one of them is under way. */
import { App, Button, Popconfirm, Progress } from 'antd';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Job } from '../../server/contract/jobs.js';
import { useApp } from '../../runtime-ui/api/app.js';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { failureText } from '../../runtime-ui/ui/state.js';
import { ColorTag } from '../../runtime-ui/values/tag.js';
import { instantText } from '../../runtime-ui/values/format.js';
import { fetchJobs, isUnderWay, undoJob } from '../api/jobs.js';
import { useTexts } from './job-texts.js';
import './job-list.css';

const SOON = 1_000;

export function useJobs() {
  const language = useLanguage();
  return useQuery({
    queryKey: ['studio', 'jobs', language],
    queryFn: ({ signal }) => fetchJobs(signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.data.some(isUnderWay) ? SOON : false),
  });
}

export function JobList({ jobs }: { readonly jobs: readonly Job[] }) {
  return (
    <ul className="jobs panel">
      {jobs.map((job) => (
        <OneJob key={job.id} job={job} />
      ))}
    </ul>
  );
}

const colors = { waiting: 'default', running: 'blue', done: 'green', failed: 'red' } as const;

function OneJob({ job }: { readonly job: Job }) {
  const t = useTexts();
  const language = useLanguage();
  const app = useApp();
  const percent = job.total ? Math.min(100, Math.floor((100 * job.done) / job.total)) : 0;
  return (
    <li className="job">
      <div className="job-what">
        <strong>{job.text}</strong>
        <span className="muted">{[job.by.label, instantText(job.at, { language, app })].join(' · ')}</span>
        {job.error ? <span className="control-error">{job.error}</span> : null}
      </div>
      <div className="job-state">
        {job.state === 'running' ? (
          <Progress
            percent={percent}
            size="small"
            status="active"
            aria-label={t('progress', { text: job.text })}
            {...(job.total === null && { format: () => t('count', { count: job.done }) })}
          />
        ) : (
          <ColorTag color={colors[job.state]}>{t(`state.${job.state}`)}</ColorTag>
        )}
        {job.state === 'done' && job.total !== null ? <span className="muted">{t('count', { count: job.done })}</span> : null}
      </div>
      {job.undoable ? <UndoJob job={job} /> : null}
    </li>
  );
}

function UndoJob({ job }: { readonly job: Job }) {
  const t = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoJob(job.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['studio', 'jobs'] }),
    onError: (error) => void message.error(failureText(error, t('unreachable'), error.message)),
  });
  return (
    <Popconfirm
      title={t('undoTitle')}
      description={t('undoText')}
      okText={t('undo')}
      cancelText={t('keep')}
      onConfirm={() => undo.mutate()}
    >
      <Button loading={undo.isPending} aria-label={t('undoThis', { text: job.text })}>
        {t('undo')}
      </Button>
    </Popconfirm>
  );
}
