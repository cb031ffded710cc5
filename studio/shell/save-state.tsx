/** Whether what one did is with the server. */
import { CheckCircleOutlined, CloudSyncOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { save as saveNow, setDeciding, useDraftStore } from '../draft/store.js';
import { useTexts } from './texts.js';

export function SaveState() {
  const t = useTexts();
  const save = useDraftStore((state) => state.save);
  const error = useDraftStore((state) => state.saveError);
  const isWrong = save === 'failed' || save === 'refused' || save === 'conflict';
  const hint = save === 'failed' ? t('save.failedHint') : save === 'refused' ? error?.message : t('save.savedHint');
  const Icon = isWrong ? ExclamationCircleOutlined : save === 'saved' ? CheckCircleOutlined : CloudSyncOutlined;
  return (
    <div className={`save-state ${isWrong ? 'save-state-wrong' : ''}`}>
      <Tooltip title={hint}>
        <span role="status">
          <Icon aria-hidden="true" /> <span className="save-state-text">{t(`save.${save}`)}</span>
        </span>
      </Tooltip>
      {save === 'failed' || save === 'refused' ? (
        <Button size="small" type="link" onClick={() => void saveNow()}>
          {t('save.now')}
        </Button>
      ) : null}
      {save === 'conflict' ? (
        <Button size="small" type="link" onClick={() => setDeciding(true)}>
          {t('save.decide')}
        </Button>
      ) : null}
    </div>
  );
}
