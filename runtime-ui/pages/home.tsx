/** The start page: what there is, and what has changed last. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ObjectInfo } from '../../server/contract/app.js';
import { useApp } from '../api/app.js';
import { useList } from '../api/records.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { ObjectIcon } from '../ui/icons.js';
import { Page } from '../ui/page.js';
import { State } from '../ui/state.js';
import { instantText } from '../values/format.js';
import { TitleLink } from './list/title-link.js';
import './home.css';

const RECENT_OBJECTS = 3;
const RECENT_RECORDS = 5;

export function HomePage() {
  const { t } = useTranslation();
  const app = useApp();
  const { data: me } = useMe();
  const objects = app.navigation.flatMap((group) => group.objects.flatMap((name) => app.objects[name] ?? []));
  return (
    <Page title={t(`home.${partOfDay(app.timezone)}`, { name: me?.user.name ?? '' })} above={t('home.lead', { app: app.label })}>
      {objects.length === 0 ? <State picture="lock" title={t('state.emptyTitle')} text={t('home.empty')} /> : null}
      <ul className="tiles">
        {objects.map((object) => (
          <Tile key={object.name} object={object} />
        ))}
      </ul>
      <div className="recent">
        {objects.slice(0, RECENT_OBJECTS).map((object) => (
          <Recent key={object.name} object={object} />
        ))}
      </div>
    </Page>
  );
}

function partOfDay(zone: string): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(new Date()));
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

function Tile({ object }: { readonly object: ObjectInfo }) {
  const { t } = useTranslation();
  const { data } = useList(object.name, new URLSearchParams({ fields: 'id', limit: '1', count: 'capped' }));
  const { count, capped } = data?.page ?? {};
  return (
    <li>
      <Link to={`/${object.name}`} className="panel tile">
        <ObjectIcon name={object.icon} />
        <span>
          <strong>{object.plural}</strong>
          <small>{count === undefined ? ' ' : t(capped ? 'home.recordsCapped' : 'home.records', { count })}</small>
        </span>
      </Link>
    </li>
  );
}

function Recent({ object }: { readonly object: ObjectInfo }) {
  const { t } = useTranslation();
  const place = { language: useLanguage(), app: useApp() };
  const fields = ['updated_at', ...(object.title ? [object.title] : [])];
  const query = { fields: fields.join(), sort: '-updated_at', limit: String(RECENT_RECORDS), count: 'none' };
  const { data } = useList(
    object.name,
    new URLSearchParams(query),
    object.fields.some((field) => field.name === 'updated_at' && field.sortable),
  );
  const heading = `recent-${object.name}`;
  return (
    <section className="panel recent-list" aria-labelledby={heading}>
      <h2 id={heading}>
        {t('home.recent')} · {object.plural}
      </h2>
      {data?.data.length === 0 ? <p className="muted">{t('home.nothing')}</p> : null}
      <ul>
        {data?.data.map((record) => (
          <li key={record.id}>
            <TitleLink object={object} record={record} />
            <time className="muted" dateTime={String(record.updated_at)}>
              {typeof record.updated_at === 'string' ? instantText(record.updated_at, place) : null}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
