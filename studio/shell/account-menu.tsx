/** Who is signed in, the way to the app and the way out. */
import { AppstoreOutlined, KeyOutlined, LogoutOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnterWorkspace, useMe, useSignOut } from '../../runtime-ui/api/session.js';
import { Avatar } from '../../runtime-ui/ui/avatar.js';
import { ChangePassword } from '../../runtime-ui/ui/change-password.js';
import { useTexts } from './texts.js';

export function AccountMenu() {
  const { t } = useTranslation();
  const say = useTexts();
  const { data: me } = useMe();
  const signOut = useSignOut();
  const enter = useEnterWorkspace();
  const [changing, setChanging] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!me) return null;
  const others = me.workspaces.filter((workspace) => workspace.name !== me.workspace.name);
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: (
        <span className="account-who">
          <strong>{me.user.name}</strong>
          <span>{me.user.email}</span>
          <span>{[me.workspace.label, ...me.roles.map((role) => role.label)].join(' · ')}</span>
        </span>
      ),
    },
    { type: 'divider' },
    { key: 'app', icon: <AppstoreOutlined aria-hidden="true" />, label: <a href="/app">{say('toApp')}</a> },
    ...others.map((workspace) => ({
      key: `workspace:${workspace.name}`,
      icon: <SwapOutlined aria-hidden="true" />,
      label: workspace.label,
      // Everything this window knows belongs to the workspace it leaves.
      onClick: () => enter.mutate(workspace.name, { onSuccess: () => window.location.assign('/studio') }),
    })),
    {
      key: 'password',
      icon: <KeyOutlined aria-hidden="true" />,
      label: t('changePassword.title'),
      onClick: () => setChanging(true),
    },
    {
      key: 'out',
      icon: <LogoutOutlined aria-hidden="true" />,
      label: t('common.signOut'),
      onClick: () => signOut.mutate(undefined, { onSettled: () => window.location.assign('/app/sign-in') }),
    },
  ];
  return (
    <>
      <Dropdown trigger={['click']} autoFocus placement="bottomRight" menu={{ items }}>
        <Button
          ref={button}
          type="text"
          className="account"
          aria-label={t('shell.account', { name: me.user.name })}
          aria-haspopup="menu"
        >
          <Avatar name={me.user.name} />
        </Button>
      </Dropdown>
      <ChangePassword
        open={changing}
        email={me.user.email}
        close={() => setChanging(false)}
        closed={() => button.current?.focus()}
      />
    </>
  );
}
