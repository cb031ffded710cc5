/** Deletes a record after asking, and offers to take that back. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { titleOf } from '../../api/app.js';
import { deleteRecord, forgetRecord, useRestore } from '../../api/records.js';
import { failureText } from '../../ui/state.js';

const SECONDS = 10;

export function useDeletion(object: ObjectInfo, record: RecordData): () => void {
  const { t } = useTranslation();
  const { modal, message, notification } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const restore = useRestore(object.name);
  const title = titleOf(object, record);
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      message.error(failureText(error, t('state.unreachable'), t('state.crashed')));
    }
  };
  const undo = async (): Promise<void> => {
    await restore.mutateAsync(record.id);
    notification.destroy(record.id);
    message.success(t('record.restored', { title }));
    await navigate(`/${object.name}/${record.id}`);
  };
  const remove = async (): Promise<void> => {
    await deleteRecord(object.name, record.id);
    await navigate(`/${object.name}`);
    await forgetRecord(client, record.id);
    notification.success({
      key: record.id,
      title: t('record.deleted', { title }),
      placement: 'bottomLeft',
      duration: SECONDS,
      actions: createElement(Button, { type: 'primary', size: 'small', onClick: () => void attempt(undo) }, t('common.undo')),
    });
  };
  return () =>
    void modal.confirm({
      title: t('record.deleteTitle', { title }),
      content: t('record.deleteText'),
      okText: t('record.delete'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: () => attempt(remove),
    });
}
