/** The list views of an object, as links: each is an address of its own. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ObjectInfo } from '../../../server/contract/app.js';
import { stateParams, viewOf, type ListControl } from './list-state.js';

export function Views({ object, control }: { readonly object: ObjectInfo; readonly control: ListControl }) {
  const { t } = useTranslation();
  if (object.views.length < 2) return null;
  const current = viewOf(object, control.state.view)?.name;
  return (
    <nav className="views" aria-label={t('list.view')}>
      <ul>
        {object.views.map((view) => (
          <li key={view.name}>
            <Link
              to={{ search: stateParams({ ...control.state, view: view.name, sort: null, after: null }).toString() }}
              aria-current={view.name === current ? 'page' : undefined}
            >
              {view.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
