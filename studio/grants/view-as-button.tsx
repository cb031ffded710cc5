/** Looks at the app with the eyes of a person or of a role: says first what that means, then opens the app here. */
import { EyeOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../runtime-ui/ui/state.js';
import { viewAs, type Whom } from '../api/people.js';
import { save, useDraftStore } from '../draft/store.js';
import { useGrantTexts } from './texts.js';

interface ViewAsProps {
  readonly whom: Whom;
  readonly label: string;
  readonly size?: 'small';
  readonly children?: ReactNode;
}

/** What is typed and not saved yet would be refused once this session only reads. */
async function start(whom: Whom): Promise<void> {
  await save();
  if (useDraftStore.getState().save !== 'saved') throw new Unsaved();
  await viewAs(whom);
}

class Unsaved extends Error {}

export function ViewAsButton({ whom, label, size, children }: ViewAsProps) {
  const t = useGrantTexts();
  const { t: common } = useTranslation();
  const [open, setOpen] = useState(false);
  const { mutate, error, isPending, reset } = useMutation({ mutationFn: () => start(whom) });
  const close = () => {
    setOpen(false);
    reset();
  };
  return (
    <>
      <Button
        {...(size && { size })}
        icon={<EyeOutlined aria-hidden="true" />}
        aria-label={t('viewAsOf', { label })}
        onClick={() => setOpen(true)}
      >
        {children ?? t('viewAs')}
      </Button>
      <Modal
        open={open}
        title={t('viewTitle', { label })}
        okText={t('view')}
        cancelText={t('cancel')}
        okButtonProps={{ loading: isPending }}
        onOk={() => mutate()}
        onCancel={close}
        destroyOnHidden
      >
        <p>{t('user' in whom ? 'viewUser' : 'viewRole')}</p>
        <p>
          <strong>{t('viewReadOnly')}</strong>
        </p>
        <p className="muted">
          {t('viewRelease')} {t('viewBack')}
        </p>
        {error ? (
          <Alert
            type="error"
            showIcon
            title={
              error instanceof Unsaved ? t('unsaved') : failureText(error, common('state.unreachable'), common('state.crashed'))
            }
          />
        ) : null}
      </Modal>
    </>
  );
}
