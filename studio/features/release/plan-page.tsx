/** The plan: what publishing the draft would do, section by section, and publishing it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import type { PublishAnswer, StudioPlan } from '../../../server/contract/draft.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { Failed, Loading } from '../../../runtime-ui/ui/state.js';
import { fetchPlan } from '../../api/release.js';
import { refresh, save, useDraftStore } from '../../draft/store.js';
import { EmptyState } from '../../ui/empty-state.js';
import { DiscardAll } from './discard.js';
import { PlanSections } from './plan-sections.js';
import { PublishForm } from './publish-form.js';
import { Published } from './published.js';
import { useTexts } from './texts.js';
import './release.css';

export function PlanPage() {
  const t = useTexts();
  const [published, setPublished] = useState<PublishAnswer | null>(null);
  if (published) return <Published answer={published} />;
  return (
    <Page title={t('title')} narrow actions={<DiscardAll />}>
      <CurrentPlan publish={setPublished} />
    </Page>
  );
}

function usePlan() {
  const seq = useDraftStore((state) => state.seq);
  const release = useDraftStore((state) => state.release);
  const isSaved = useDraftStore((state) => state.save === 'saved');
  const language = useLanguage();
  return useQuery({
    queryKey: ['studio', 'plan', release, seq, language],
    queryFn: ({ signal }) => fetchPlan(signal),
    enabled: isSaved,
    // What one has typed below the plan stays while a colleague's edit makes a new one.
    placeholderData: keepPreviousData,
    // Records change without the draft.
    staleTime: 0,
  });
}

function CurrentPlan({ publish }: { readonly publish: (answer: PublishAnswer) => void }) {
  const t = useTexts();
  const plan = usePlan();
  const state = useDraftStore((store) => store.save);
  const [outdated, setOutdated] = useState(false);
  useEffect(() => void save(), []);
  if (state !== 'saved' && !plan.data) {
    const isTrying = state === 'saving' || state === 'waiting';
    return <Alert type={isTrying ? 'info' : 'warning'} showIcon title={t(isTrying ? 'saving' : 'unsaved')} />;
  }
  if (plan.error) return <Failed error={plan.error} retry={() => void plan.refetch()} />;
  if (!plan.data) return <Planning />;
  if (isEmpty(plan.data)) return <NothingToPublish />;
  const overtaken = () => {
    setOutdated(true);
    void refresh()
      .catch(() => {})
      .then(() => plan.refetch());
  };
  return (
    <>
      {outdated ? <Alert type="warning" showIcon role="alert" className="plan-notice" title={t('outdated')} /> : null}
      <PlanSections plan={plan.data} />
      <PublishForm
        plan={plan.data}
        isCurrent={state === 'saved' && !plan.isPlaceholderData}
        published={publish}
        outdated={overtaken}
      />
    </>
  );
}

function Planning() {
  const t = useTexts();
  return (
    <>
      <p className="muted">{t('planning')}</p>
      <Loading />
    </>
  );
}

const isEmpty = ({ changes, findings, ddl }: StudioPlan): boolean =>
  changes.length === 0 && ddl.length === 0 && findings.every(({ level }) => level !== 'error');

function NothingToPublish() {
  const t = useTexts();
  return (
    <EmptyState title={t('empty')} purpose={t('purpose')}>
      <LinkButton to="/history">{t('toHistory')}</LinkButton>
      <Button href="/app">{t('toApp')}</Button>
    </EmptyState>
  );
}
