/** How many there are, and the way to the pages before and after. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ListAnswer } from '../../../server/contract/records.js';
import type { ListControl } from './list-state.js';

export function Pager({ page, control }: { readonly page: ListAnswer['page']; readonly control: ListControl }) {
  const { t } = useTranslation();
  const { next, count, capped } = page;
  return (
    <nav className="pager" aria-label={t('list.page')}>
      <span className="muted" role="status">
        {count === undefined ? null : t(capped ? 'list.capped' : 'list.count', { count })}
      </span>
      {control.isFirst && next === null ? null : (
        <span className="pager-buttons">
          <Button icon={<LeftOutlined aria-hidden="true" />} disabled={control.isFirst} onClick={control.previous}>
            {t('list.previous')}
          </Button>
          <Button
            icon={<RightOutlined aria-hidden="true" />}
            iconPlacement="end"
            disabled={next === null}
            onClick={() => next && control.next(next)}
          >
            {t('list.next')}
          </Button>
        </span>
      )}
    </nav>
  );
}
