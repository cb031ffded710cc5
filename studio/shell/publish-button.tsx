/** The way to the plan, with how many documents differ from the release. */
import { CloudUploadOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { LinkButton } from '../../runtime-ui/ui/link-button.js';
import { useChangeCount } from '../draft/use-change-count.js';
import { useTexts } from './texts.js';

export function PublishButton() {
  const t = useTexts();
  const count = useChangeCount();
  const title = count > 0 ? t('publishCount', { count }) : t('publishNothing');
  return (
    <Tooltip title={title}>
      <LinkButton
        to="/plan"
        type={count > 0 ? 'primary' : 'default'}
        icon={<CloudUploadOutlined aria-hidden="true" />}
        aria-label={title}
      >
        <span className="wide-only">{t('publish')}</span>
        {count > 0 ? <span className="publish-count figure">{count}</span> : null}
      </LinkButton>
    </Tooltip>
  );
}
