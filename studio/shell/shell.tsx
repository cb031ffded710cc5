/** The frame around every page of the studio: navigation, go-to search, save state, undo, check, publish, account. */
import { MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Button, Drawer, Tooltip } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedium } from '../ui/media.js';
import { Brand } from '../../runtime-ui/ui/brand.js';
import { LanguageSwitch } from '../../runtime-ui/ui/language-switch.js';
import { AccountMenu } from './account-menu.js';
import { ConflictDialog } from './conflict-dialog.js';
import { FindingsButton } from './findings-panel.js';
import { Navigation } from './navigation.js';
import { News } from './news.js';
import { PublishButton } from './publish-button.js';
import { SaveState } from './save-state.js';
import { Shortcuts } from './shortcuts.js';
import { useTexts } from './texts.js';
import { UndoButtons } from './undo-buttons.js';
import { UnsavedEdits } from './unsaved-edits.js';

const COLLAPSED = 'touchstone.studio.navigation';

export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const medium = useMedium();
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(COLLAPSED) === 'collapsed');
  useEffect(() => localStorage.setItem(COLLAPSED, collapsed ? 'collapsed' : 'open'), [collapsed]);
  return (
    <div className={`shell studio ${medium ? 'shell-narrow' : ''} ${collapsed ? 'shell-collapsed' : ''}`}>
      <a className="skip-link" href="#content" onClick={skipToContent}>
        {t('common.skip')}
      </a>
      {medium ? null : <Sider collapsed={collapsed} toggle={() => setCollapsed(!collapsed)} />}
      <div className="shell-main">
        <header className="shell-header">
          {medium ? <NavigationDrawer /> : null}
          <Shortcuts />
          <SaveState />
          <div className="shell-tools">
            <UndoButtons />
            <FindingsButton />
            <PublishButton />
            <LanguageSwitch />
            <AccountMenu />
          </div>
        </header>
        <News />
        <ConflictDialog />
        <UnsavedEdits />
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
      <StudioBrand compact={collapsed} />
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

function StudioBrand({ compact = false }: { readonly compact?: boolean }) {
  const { t } = useTranslation();
  const say = useTexts();
  return <Brand label={`${t('product')} ${say('studio')}`} compact={compact} />;
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
        title={<StudioBrand />}
        styles={{ body: { padding: 0 } }}
      >
        <Navigation leave={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
