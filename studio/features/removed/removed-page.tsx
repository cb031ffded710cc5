/** Fields and objects that releases left out, with what they still hold; ending that for good takes typing their name. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemovedAnswer } from '../../../server/contract/removed.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { Failed, failureText, Loading } from '../../../runtime-ui/ui/state.js';
import { fetchRemoved, purge } from '../../api/audit.js';
import { useDraftStore } from '../../draft/store.js';
import { ConfirmByName } from '../../ui/confirm-by-name.js';
import { EmptyState } from '../../ui/empty-state.js';
import { useTexts } from './texts.js';
import './removed.css';

type Removed = RemovedAnswer['data'][number];

export function RemovedPage() {
  const t = useTexts();
  const language = useLanguage();
  const release = useDraftStore((state) => state.release);
  const [ending, setEnding] = useState<Removed | null>(null);
  const removed = useQuery({
    queryKey: ['studio', 'removed', release, language],
    queryFn: ({ signal }) => fetchRemoved(signal),
  });
  return (
    <Page title={t('title')} narrow>
      {removed.data ? (
        <Everything entries={removed.data.data} end={setEnding} />
      ) : removed.error ? (
        <Failed error={removed.error} retry={() => void removed.refetch()} />
      ) : (
        <Loading />
      )}
      {ending ? <Purge removed={ending} close={() => setEnding(null)} /> : null}
    </Page>
  );
}

interface EverythingProps {
  readonly entries: readonly Removed[];
  readonly end: (removed: Removed) => void;
}

function Everything({ entries, end }: EverythingProps) {
  const t = useTexts();
  if (entries.length === 0) {
    return (
      <EmptyState title={t('empty')} purpose={t('purpose')}>
        <LinkButton to="/history">{t('toHistory')}</LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="muted">{t('lead')}</p>
      <div className="panel removed-scroll">
        <table className="removed-table" aria-label={t('table')}>
          <thead>
            <tr>
              <th scope="col">{t('what')}</th>
              <th scope="col">{t('removedIn')}</th>
              <th scope="col">{t('filled')}</th>
              <th scope="col">
                <span className="sr-only">{t('purge')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Row key={`${entry.at.id}/${entry.at.path.join('/')}`} entry={entry} end={end} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ entry, end }: { readonly entry: Removed; readonly end: (removed: Removed) => void }) {
  const t = useTexts();
  const language = useLanguage();
  const { label, name, object, removed_in: release, filled } = entry;
  return (
    <tr>
      <th scope="row">
        <span className="muted">{t(object === null ? 'kind.object' : 'kind.field')}</span> {label}{' '}
        <code className="code">{name}</code> {object === null ? null : <span className="muted">{t('of', { object })}</span>}
      </th>
      <td>{t('release', { number: release })}</td>
      <td className="figure">{new Intl.NumberFormat(language).format(filled)}</td>
      <td className="removed-actions">
        <Button size="small" danger aria-label={t('purgeThis', { label })} onClick={() => end(entry)}>
          {t('purge')}
        </Button>
      </td>
    </tr>
  );
}

function Purge({
  removed: { at, name, label, object, filled },
  close,
}: {
  readonly removed: Removed;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const say = useTexts();
  const client = useQueryClient();
  const { message } = App.useApp();
  const ending = useMutation({
    mutationFn: () => purge(at, name),
    onSuccess: async () => {
      void message.success(say('purged', { label }));
      close();
      await client.invalidateQueries({ queryKey: ['studio'] });
    },
  });
  return (
    <ConfirmByName
      title={say('purgeTitle', { label })}
      name={name}
      okText={say('purgeOk')}
      pending={ending.isPending}
      confirm={() => ending.mutate()}
      cancel={close}
    >
      {ending.error ? (
        <Alert type="error" showIcon role="alert" title={failureText(ending.error, t('state.unreachable'), t('state.crashed'))} />
      ) : null}
      <p>{say(object === null ? 'purgeObject' : 'purgeField', { count: filled })}</p>
    </ConfirmByName>
  );
}
