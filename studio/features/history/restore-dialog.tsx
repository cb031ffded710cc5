/** Looks at what an earlier release would change before it goes into the draft; the plan is the next page. */
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ReleaseEntry } from '../../../server/contract/releases.js';
import { failureText, Loading } from '../../../runtime-ui/ui/state.js';
import { restoreRelease } from '../../api/release.js';
import { adopt, save, useDraftStore } from '../../draft/store.js';
import { useChangeCount } from '../../draft/use-change-count.js';
import { ChangeList } from '../../ui/change-list.js';
import { useDifference } from './difference.js';
import { useTexts } from './texts.js';

export function RestoreDialog({ release: { number }, close }: { readonly release: ReleaseEntry; readonly close: () => void }) {
  const { t } = useTranslation();
  const say = useTexts();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const hasDraft = useChangeCount() > 0;
  const restore = useMutation({
    // What is not saved yet would come back by its own save.
    mutationFn: async () => {
      await save();
      return restoreRelease(number);
    },
    onSuccess: (draft) => {
      adopt(draft, say('restored', { number }));
      void message.success(say('restoredNote', { number }));
      void navigate('/plan');
    },
  });
  return (
    <Modal
      open
      width={760}
      title={say('restoreTitle', { number })}
      okText={say('restoreOk')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: restore.isPending }}
      onOk={() => restore.mutate()}
      onCancel={close}
    >
      {restore.error ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={failureText(restore.error, t('state.unreachable'), t('state.crashed'))}
        />
      ) : null}
      <p>{say('restoreLead')}</p>
      {hasDraft ? <Alert type="warning" showIcon title={say('restoreDraft')} /> : null}
      <Preview number={number} />
    </Modal>
  );
}

function Preview({ number }: { readonly number: number }) {
  const t = useTexts();
  const release = useDraftStore((state) => state.release);
  const { data } = useDifference(String(release), String(number));
  if (!data) return <Loading rows={3} />;
  if (data.changes.length === 0) return <p className="muted">{t('restoreSame')}</p>;
  return (
    <>
      <p>{t('restoreChanges')}</p>
      <div className="history-preview">
        <ChangeList changes={data.changes} />
      </div>
    </>
  );
}
