/** The menu of the studio. */
import { Tooltip } from 'antd';
import { NavLink } from 'react-router';
import { places } from './places.js';
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
      {places.map(({ group, pages }) => (
        <div key={group ?? ''}>
          {group ? (
            <p className="navigation-group" id={`navigation-${group}`}>
              {t(`groups.${group}`)}
            </p>
          ) : null}
          <ul aria-labelledby={group ? `navigation-${group}` : undefined}>
            {pages.map(({ name, to, Icon }) => (
              <li key={name}>
                <Tooltip title={compact ? t(`nav.${name}`) : null} placement="right">
                  <NavLink to={to} end={to === '/'} onClick={leave}>
                    <span className="object-icon" aria-hidden="true">
                      <Icon />
                    </span>
                    <span className="navigation-label">{t(`nav.${name}`)}</span>
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
