/** Takes back what the draft changed, in one document or in all; undo brings it back. */
import { DeleteOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../../runtime-ui/ui/state.js';
import type { ComponentRef } from '../../../metadata/documents/component.js';
import type { Draft } from '../../../server/contract/draft.js';
import { discardDocument, discardDraft } from '../../api/draft.js';
import { adopt, save, useDraftStore } from '../../draft/store.js';
import { useChangeCount } from '../../draft/use-change-count.js';
import { useTexts } from './texts.js';

function useDiscard(request: () => Promise<Draft>, label: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return useMutation({
    // What is not saved yet would come back by its own save.
    mutationFn: async () => {
      await save();
      return request();
    },
    onSuccess: (draft) => adopt(draft, label),
    onError: (error) => void message.error(failureText(error, t('state.unreachable'), error.message)),
  });
}

export function DiscardAll() {
  const t = useTexts();
  const count = useChangeCount();
  const release = useDraftStore((state) => state.release);
  const discard = useDiscard(discardDraft, t('discardedAll'));
  if (count === 0) return null;
  return (
    <Popconfirm
      title={t('discardAllTitle')}
      description={<div className="plan-ask">{t('discardAllText', { count, release })}</div>}
      okText={t('discard')}
      okButtonProps={{ danger: true }}
      cancelText={t('keep')}
      onConfirm={() => discard.mutate()}
    >
      <Button danger icon={<DeleteOutlined aria-hidden="true" />} loading={discard.isPending}>
        {t('discardAll')}
      </Button>
    </Popconfirm>
  );
}

export function DiscardOne({ of: { kind, id }, name }: { readonly of: ComponentRef; readonly name: string }) {
  const t = useTexts();
  const label = t('discardThis', { name });
  const discard = useDiscard(() => discardDocument(kind, id), label);
  return (
    <Popconfirm
      title={t('discardTitle')}
      okText={t('discard')}
      okButtonProps={{ danger: true }}
      cancelText={t('keep')}
      onConfirm={() => discard.mutate()}
    >
      <Button type="text" size="small" danger aria-label={label} loading={discard.isPending}>
        {t('discard')}
      </Button>
    </Popconfirm>
  );
}
