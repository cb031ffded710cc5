/** The menu: groups of objects that the user may see, as the metadata orders them. */
import { HomeOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useApp } from '../api/app.js';
import { ObjectIcon } from './icons.js';

interface NavigationProps {
  readonly compact?: boolean;
  /** Called when somebody goes somewhere, also to where they are. */
  readonly leave?: () => void;
}

export function Navigation({ compact = false, leave }: NavigationProps) {
  const { t } = useTranslation();
  const app = useApp();
  const groups = app.navigation
    .map((group) => ({ label: group.label, objects: group.objects.flatMap((name) => app.objects[name] ?? []) }))
    .filter((group) => group.objects.length > 0);
  const home = (
    <span className="object-icon" aria-hidden="true">
      <HomeOutlined />
    </span>
  );
  return (
    <nav className="navigation" aria-label={t('shell.navigation')}>
      <ul>
        <Entry to="/" label={t('common.home')} icon={home} compact={compact} leave={leave} />
      </ul>
      {groups.map((group, index) => (
        <div key={group.label}>
          <p className="navigation-group" id={`navigation-${index}`}>
            {group.label}
          </p>
          <ul aria-labelledby={`navigation-${index}`}>
            {group.objects.map((object) => (
              <Entry
                key={object.name}
                to={`/${object.name}`}
                label={object.plural}
                icon={<ObjectIcon name={object.icon} />}
                compact={compact}
                leave={leave}
              />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface EntryProps {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly compact: boolean;
  readonly leave: (() => void) | undefined;
}

function Entry({ to, label, icon, compact, leave }: EntryProps) {
  const link = (
    <NavLink to={to} end={to === '/'} onClick={leave}>
      {icon}
      <span className="navigation-label">{label}</span>
    </NavLink>
  );
  return (
    <li>
      {compact ? (
        <Tooltip title={label} placement="right">
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  );
}
