/** Above everything while an administrator looks with somebody else's eyes: whose they are, and the way back. */
import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe, useStopViewing } from '../api/session.js';

export function ViewingBanner() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const stop = useStopViewing();
  if (!me?.viewing_as) return null;
  const { kind, label } = me.viewing_as;
  return (
    <div className="viewing" role="status">
      <span>
        <EyeOutlined aria-hidden="true" /> {t(kind === 'user' ? 'shell.viewingUser' : 'shell.viewingRole', { name: label })}
      </span>
      <Button size="small" loading={stop.isPending} onClick={() => stop.mutate()}>
        {t('shell.stopViewing')}
      </Button>
    </div>
  );
}
