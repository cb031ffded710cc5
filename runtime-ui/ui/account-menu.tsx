/** Who is signed in, which workspace this is, and the way out. */
import { KeyOutlined, LogoutOutlined, SwapOutlined, ToolOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useEnterWorkspace, useMe, useSignOut } from '../api/session.js';
import { Avatar } from './avatar.js';
import { ChangePassword } from './change-password.js';

export function AccountMenu() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const enter = useEnterWorkspace();
  const [changing, setChanging] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!me) return null;
  const leave = () => signOut.mutate(undefined, { onSettled: () => void navigate('/sign-in') });
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
    ...(me.administer
      ? [{ key: 'studio', icon: <ToolOutlined aria-hidden="true" />, label: <a href="/studio">{t('shell.studio')}</a> }]
      : []),
    ...others.map((workspace) => ({
      key: `workspace:${workspace.name}`,
      icon: <SwapOutlined aria-hidden="true" />,
      label: workspace.label,
      onClick: () => enter.mutate(workspace.name, { onSuccess: () => void navigate('/') }),
    })),
    ...(me.viewing_as
      ? []
      : [
          {
            key: 'password',
            icon: <KeyOutlined aria-hidden="true" />,
            label: t('changePassword.title'),
            onClick: () => setChanging(true),
          },
        ]),
    { key: 'out', icon: <LogoutOutlined aria-hidden="true" />, label: t('common.signOut'), onClick: leave },
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
          <span className="wide-only">{me.user.name}</span>
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
