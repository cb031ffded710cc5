/** Deletes a record after asking, and offers to take that back. */
import { App, Button } from 'antd';
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ObjectInfo, RecordData } from '../../../server/http/contract.js';
import { titleOf } from '../../api/app.js';
import { useDelete, useRestore } from '../../api/records.js';
import { failureText } from '../../ui/state.js';

const SECONDS = 10;

export function useDeletion(object: ObjectInfo, record: RecordData): () => void {
  const { t } = useTranslation();
  const { modal, message, notification } = App.useApp();
  const navigate = useNavigate();
  const remove = useDelete(object.name);
  const restore = useRestore(object.name);
  const title = titleOf(object, record);
  const complain = (error: Error) => void message.error(failureText(error, t('state.unreachable'), t('state.crashed')));
  const undo = (): void =>
    restore.mutate(record.id, {
      onSuccess: () => {
        notification.destroy(record.id);
        message.success(t('record.restored', { title }));
        void navigate(`/${object.name}/${record.id}`);
      },
      onError: complain,
    });
  const run = async (): Promise<void> => {
    try {
      await remove.mutateAsync(record.id);
    } catch (error) {
      return complain(error as Error);
    }
    void navigate(`/${object.name}`);
    notification.success({
      key: record.id,
      title: t('record.deleted', { title }),
      placement: 'bottomLeft',
      duration: SECONDS,
      actions: createElement(Button, { type: 'primary', size: 'small', onClick: undo }, t('common.undo')),
    });
  };
  return () =>
    void modal.confirm({
      title: t('record.deleteTitle', { title }),
      content: t('record.deleteText'),
      okText: t('record.delete'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: run,
    });
}
