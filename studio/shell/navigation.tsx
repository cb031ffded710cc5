/** The menu of the studio. */
import { Tooltip } from 'antd';
import { NavLink } from 'react-router';
import { usePlaces } from './places.js';
import { useTexts } from './texts.js';

interface NavigationProps {
  readonly compact?: boolean;
  /** Called when somebody goes somewhere, also to where they are. */
  readonly leave?: () => void;
}

export function Navigation({ compact = false, leave }: NavigationProps) {
  const t = useTexts();
  return (
    <nav className="navigation" aria-label={t('navigation')}>
      {usePlaces().map(({ group, pages }) => (
        <div key={group ?? ''}>
          {group ? (
            <p className="navigation-group" id={`navigation-${group}`}>
              {t(`groups.${group}`)}
            </p>
          ) : null}
          <ul aria-labelledby={group ? `navigation-${group}` : undefined}>
            {pages.map(({ label, to, Icon }) => (
              <li key={to}>
                <Tooltip title={compact ? label : null} placement="right">
                  <NavLink to={to} end={to === '/'} onClick={leave}>
                    <span className="object-icon" aria-hidden="true">
                      <Icon />
                    </span>
                    <span className="navigation-label">{label}</span>
                  </NavLink>
                </Tooltip>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
