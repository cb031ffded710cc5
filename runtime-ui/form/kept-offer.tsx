/** Above a form: something was entered here before and never saved. */
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/language.js';
import './news.css';

interface OfferProps {
  readonly offer: { readonly at: number } | null;
  readonly restore: () => void;
  readonly discard: () => void;
}

export function KeptOffer({ offer, restore, discard }: OfferProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div role="status" className="form-news">
      {offer ? (
        <Alert
          type="info"
          showIcon
          role="presentation"
          title={t('kept.offer', { time: timeOf(offer.at, language) })}
          action={
            <span className="form-news-actions">
              <Button size="small" type="primary" ghost onClick={restore}>
                {t('kept.restore')}
              </Button>
              <Button size="small" type="text" onClick={discard}>
                {t('kept.discard')}
              </Button>
            </span>
          }
        />
      ) : null}
    </div>
  );
}

/** The time of today, with its day where it was another one; on the clock of whoever typed it. */
function timeOf(at: number, language: string): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(language, {
    ...(!isToday && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
