/** Shown while the app itself is still on its way. */
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';

export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className="waiting" role="status" aria-label={t('common.loading')}>
      <Spin size="large" />
    </div>
  );
}
