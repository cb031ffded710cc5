/** Users, invitations and departments of the workspace. */
import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { Page } from '../../../runtime-ui/ui/page.js';
import { Departments } from './departments.js';
import { useTexts } from './texts.js';
import { Users } from './users.js';
import '../../ui/boxes.css';
import './people.css';

export function PeoplePage() {
  const t = useTexts();
  const [query, setQuery] = useSearchParams();
  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <Tabs
        activeKey={query.get('tab') === 'departments' ? 'departments' : 'users'}
        onChange={(tab) => setQuery(tab === 'departments' ? { tab } : {}, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'users', label: t('users'), children: <Users /> },
          { key: 'departments', label: t('departments'), children: <Departments /> },
        ]}
      />
    </Page>
  );
}
