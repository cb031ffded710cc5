/** Takes a record out of the recycle bin. */
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { titleOf } from '../../api/app.js';
import { useRestore } from '../../api/records.js';
import { failureText } from '../../ui/state.js';

export function RestoreButton({ object, record }: { readonly object: ObjectInfo; readonly record: RecordData }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const restore = useRestore(object.name);
  const title = titleOf(object, record);
  const run = () =>
    restore.mutate(record.id, {
      onSuccess: () => void message.success(t('list.restored', { title })),
      onError: (error) => void message.error(failureText(error, t('state.unreachable'), t('state.crashed'))),
    });
  return (
    <Button size="small" loading={restore.isPending} aria-label={t('list.restoreThis', { title })} onClick={run}>
      {t('list.restore')}
    </Button>
  );
}
