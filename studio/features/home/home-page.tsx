/** Where one begins: what to do first, what waits to be published, what others did. */
import { Link } from 'react-router';
import { Page } from '../../../runtime-ui/ui/page.js';
import { useLabel } from '../../draft/label.js';
import { useAppDocument, useDraft, useObjects, usePicklists, useRoles } from '../../draft/use-draft.js';
import { FirstSteps } from './first-steps.js';
import { RecentEdits } from './recent-edits.js';
import { useTexts } from './texts.js';
import { WaitingList } from './waiting-list.js';
import './home.css';

export function HomePage() {
  const t = useTexts();
  const say = useLabel();
  const { release } = useDraft();
  const app = useAppDocument();
  return (
    <Page title={t('title')}>
      <p className="home-lead">{t('lead', { release, app: say(app?.label, app?.name) })}</p>
      <Counts />
      <FirstSteps />
      <div className="home-columns">
        <WaitingList />
        <RecentEdits />
      </div>
    </Page>
  );
}

function Counts() {
  const t = useTexts();
  const objects = useObjects();
  const fields = objects.reduce((count, object) => count + (object.fields?.length ?? 0), 0);
  const counts = [
    { to: '/objects', text: t('counts.objects', { count: objects.length }) },
    { to: '/graph', text: t('counts.fields', { count: fields }) },
    { to: '/picklists', text: t('counts.picklists', { count: usePicklists().length }) },
    { to: '/roles', text: t('counts.roles', { count: useRoles().length }) },
  ];
  return (
    <ul className="home-counts">
      {counts.map(({ to, text }) => (
        <li key={to}>
          <Link to={to} className="panel">
            {text}
          </Link>
        </li>
      ))}
    </ul>
  );
}
