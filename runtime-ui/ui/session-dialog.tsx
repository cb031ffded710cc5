/** Over the page when its session has ended: whoever worked here signs in again and goes on; nobody else reads on. */
import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/session.js';
import { personOf, whoIsSignedIn } from '../api/session.js';
import { attend, restart, signedIn, useSessionEnded } from '../api/session-end.js';
import { SignInForm } from './sign-in-form.js';
import './session-dialog.css';

interface SessionDialogProps {
  readonly me: Me;
  /** Where somebody else may sign in. */
  readonly entrance: () => string;
}

export function SessionDialog({ me, entrance }: SessionDialogProps) {
  const { id } = me.user;
  const workspace = me.workspace.id;
  useEffect(() => attend({ user: id, workspace }), [id, workspace]);
  const ended = useSessionEnded();
  return ended ? <Again me={me} entrance={entrance} /> : null;
}

function Again({ me, entrance }: SessionDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const layer = useLayer();
  useLookAround();
  const view = me.viewing_as !== undefined;
  const goOn = (entered: Me) => {
    // Looking with the eyes of another ends with the session; what is shown was theirs, and nothing could be entered.
    if (view) return restart(window.location.pathname + window.location.search);
    signedIn(personOf(entered));
    void client.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <Modal
      open
      centered
      width={420}
      title={t('session.title')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      zIndex={2000}
      getContainer={() => layer}
      // Otherwise the dialog itself has it.
      afterOpenChange={(open) => open && layer.querySelector<HTMLElement>('input:not([readonly])')?.focus()}
    >
      <p className="muted">{t(view ? 'session.viewing' : 'session.lead')}</p>
      <SignInForm entered={goOn} {...(!view && { email: me.user.email, workspace: me.workspace.name })} />
      <Button type="link" block onClick={() => restart(entrance())}>
        {t('session.other')}
      </Button>
    </Modal>
  );
}

/** Of its own beside everything else on the page, which style sheets make unreadable while it is there. */
function useLayer(): HTMLElement {
  const layer = useMemo(() => {
    const element = document.createElement('div');
    element.className = 'session-layer';
    return element;
  }, []);
  // On the page before the dialog looks how it lies there: only then does it take the focus from dialogs that are open.
  useLayoutEffect(() => {
    document.body.append(layer);
    document.body.classList.add('session-ended');
    return () => {
      document.body.classList.remove('session-ended');
      layer.remove();
    };
  }, [layer]);
  return layer;
}

/** Whoever comes back from another window may have signed in there. */
function useLookAround(): void {
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      const person = await whoIsSignedIn();
      if (person) signedIn(person);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
}
