/** Above a form: what a newer release has made of it while somebody was filling it in, and that it can no longer be saved. */
import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { Change } from './carry.js';
import './news.css';

interface NewsProps {
  readonly changes: readonly Change[];
  readonly read: () => void;
}

export function News({ changes, read }: NewsProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const count = changes.length;
  // Inputs have begun anew below it; one goes on from here.
  useEffect(() => {
    if (count > 0) box.current?.focus();
  }, [count]);
  return (
    <div role="status" ref={box} tabIndex={-1} className="form-news">
      {count > 0 ? (
        <Alert
          type="info"
          showIcon
          role="presentation"
          closable={{ onClose: read, 'aria-label': t('common.dismiss') }}
          title={t('news.title')}
          description={
            <ul>
              {changes.map((change) => (
                <li key={JSON.stringify(change)}>{changeText(change, t)}</li>
              ))}
            </ul>
          }
        />
      ) : null}
    </div>
  );
}

function changeText(change: Change, t: TFunction): string {
  if (change.kind === 'other') return t('news.other');
  const held = 'held' in change && change.held !== '' ? t('news.held', { held: change.held }) : '';
  return t(`news.${change.kind}`, change) + held;
}

export interface GoneProps {
  readonly what: 'object' | 'right' | 'transition';
  readonly label: string;
}

/** What is gone can be saved nowhere; what was entered is still there to be copied. */
export function Gone({ what, label }: GoneProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="form-news">
      <Alert
        type="warning"
        showIcon
        role="presentation"
        title={t(`news.gone.${what}`, { label })}
        description={t('news.gone.copy')}
      />
    </div>
  );
}
