/** What has happened to a record, in words, newest first. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectInfo } from '../../../server/contract/app.js';
import type { HistoryAnswer } from '../../../server/contract/records.js';
import { fieldOf, useApp } from '../../api/app.js';
import { useHistory } from '../../api/flow.js';
import { useLanguage } from '../../i18n/language.js';
import { Avatar } from '../../ui/avatar.js';
import { Failed, Loading, State } from '../../ui/state.js';
import { instantText } from '../../values/format.js';
import { useLasting } from '../../values/lasting.js';
import { Value } from '../../values/value.js';

type Entry = HistoryAnswer['data'][number];

export function History({ object, id }: { readonly object: ObjectInfo; readonly id: string }) {
  const { t } = useTranslation();
  const history = useHistory(object.name, id);
  if (history.error) return <Failed error={history.error} retry={() => void history.refetch()} />;
  if (!history.data) return <Loading rows={5} />;
  const entries = history.data.pages.flatMap((page) => page.data);
  if (entries.length === 0) return <State picture="empty" title={t('history.empty')} />;
  return (
    <div className="panel history">
      <ol aria-label={t('history.title')}>
        {entries.map((entry) => (
          <HistoryEntry key={entry.id} object={object} entry={entry} />
        ))}
      </ol>
      {history.hasNextPage ? (
        <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('history.more')}
        </Button>
      ) : null}
    </div>
  );
}

function HistoryEntry({ object, entry }: { readonly object: ObjectInfo; readonly entry: Entry }) {
  const { t } = useTranslation();
  const place = { language: useLanguage(), app: useApp() };
  const who = entry.by.label ?? t('history.somebody');
  return (
    <li>
      <Avatar name={who} />
      <div className="history-text">
        <p>
          <strong>{who}</strong> <What object={object} entry={entry} />
        </p>
        {entry.reason ? <p className="history-reason">{t('history.reason', { reason: entry.reason })}</p> : null}
        {entry.kind === 'create' ? null : <Changes object={object} entry={entry} />}
        <time dateTime={entry.at} className="muted">
          {instantText(entry.at, place)}
        </time>
      </div>
    </li>
  );
}

function What({ object, entry }: { readonly object: ObjectInfo; readonly entry: Entry }) {
  const { t } = useTranslation();
  const lasting = useLasting();
  const stage = (name: string | undefined) => object.flow?.stages.find((one) => one.name === name)?.label ?? name ?? '';
  if (entry.kind === 'create') {
    return (
      <>
        {entry.changes.length > 0
          ? `${t('history.create')} (${t('history.firstValues', { count: entry.changes.length })})`
          : t('history.create')}
      </>
    );
  }
  if (entry.kind !== 'transition') return <>{t(`history.${entry.kind}`)}</>;
  const from = stage(entry.from);
  return (
    <>
      {t('history.transition', { from, to: stage(entry.to) })}
      {entry.seconds === undefined ? null : (
        <span className="muted"> · {t('history.lasted', { from, time: lasting(entry.seconds) })}</span>
      )}
    </>
  );
}

function Changes({ object, entry }: { readonly object: ObjectInfo; readonly entry: Entry }) {
  const { t } = useTranslation();
  const changes = entry.changes.filter((change) => change.field !== 'stage' && change.field !== 'stage_since');
  if (changes.length === 0) return null;
  return (
    <ul className="changes">
      {changes.map((change) => {
        const field = fieldOf(object, change.field);
        return (
          <li key={change.field}>
            <span className="changes-label">{change.label}</span>
            <span className="changes-old">
              {field ? <Value compact field={field} value={change.old} /> : String(change.old ?? '—')}
            </span>
            <span aria-label={t('history.to')} role="img">
              →
            </span>
            <span>{field ? <Value compact field={field} value={change.new} /> : String(change.new ?? '—')}</span>
          </li>
        );
      })}
    </ul>
  );
}
