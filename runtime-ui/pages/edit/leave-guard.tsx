/** Asks before what was entered is lost: on the way to another page, and when the window is closed. */
import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker, type Location } from 'react-router';
import { useCloseGuard } from '../../hooks/close-guard.js';

/** State of a navigation that loses nothing: what was entered is saved. */
export const SAVED = { saved: true } as const;

const isFree = ({ pathname, state }: Location): boolean =>
  pathname === '/sign-in' || Boolean((state as Partial<typeof SAVED> | null)?.saved);

export function LeaveGuard({ when }: { readonly when: boolean }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  useCloseGuard(when);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname && !isFree(nextLocation),
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const asked = modal.confirm({
      title: t('form.leaveTitle'),
      content: t('form.leaveText'),
      okText: t('form.leave'),
      okButtonProps: { danger: true },
      cancelText: t('form.stay'),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
    return () => asked.destroy();
  }, [blocker, modal, t]);
  return null;
}
