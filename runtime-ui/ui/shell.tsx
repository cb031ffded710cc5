/** The frame around every page once one is signed in: navigation, search, language, account. */
import { MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Button, Drawer, Tooltip } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../api/app.js';
import { AccountMenu } from './account-menu.js';
import { Brand } from './brand.js';
import { CreateMenu } from './create-menu.js';
import { GlobalSearch } from './global-search.js';
import { LanguageSwitch } from './language-switch.js';
import { useNarrow } from '../hooks/media.js';
import { Navigation } from './navigation.js';
import { ViewingBanner } from './viewing-banner.js';
import './shell.css';

const COLLAPSED = 'touchstone.navigation';

export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(COLLAPSED) === 'collapsed');
  useEffect(() => localStorage.setItem(COLLAPSED, collapsed ? 'collapsed' : 'open'), [collapsed]);
  return (
    <div className={`shell ${narrow ? 'shell-narrow' : ''} ${collapsed ? 'shell-collapsed' : ''}`}>
      <a className="skip-link" href="#content" onClick={skipToContent}>
        {t('common.skip')}
      </a>
      {narrow ? null : <Sider collapsed={collapsed} toggle={() => setCollapsed(!collapsed)} />}
      <div className="shell-main">
        <ViewingBanner />
        <header className="shell-header">
          {narrow ? <NavigationDrawer /> : null}
          <GlobalSearch />
          <div className="shell-tools">
            <CreateMenu />
            <LanguageSwitch />
            <AccountMenu />
          </div>
        </header>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}

/** Focus moves without touching the address: the router must not see `#content`. */
function skipToContent(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function Sider({ collapsed, toggle }: { readonly collapsed: boolean; readonly toggle: () => void }) {
  const { t } = useTranslation();
  const label = t(collapsed ? 'shell.expand' : 'shell.collapse');
  return (
    <div className="sider">
      <Brand label={useApp().label} compact={collapsed} />
      <Navigation compact={collapsed} />
      <Tooltip title={label} placement="right">
        <Button
          className="sider-toggle"
          type="text"
          icon={collapsed ? <MenuUnfoldOutlined aria-hidden="true" /> : <MenuFoldOutlined aria-hidden="true" />}
          aria-label={label}
          aria-expanded={!collapsed}
          onClick={toggle}
        />
      </Tooltip>
    </div>
  );
}

function NavigationDrawer() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        icon={<MenuOutlined aria-hidden="true" />}
        aria-label={t('shell.openNavigation')}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        size={288}
        title={<Brand label={useApp().label} />}
        styles={{ body: { padding: 0 } }}
      >
        <Navigation leave={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
