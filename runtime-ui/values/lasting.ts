/** How long something lasted, in words of the user's language. */
import { useTranslation } from 'react-i18next';
import { durationParts } from './format.js';

export function useLasting(): (seconds: number) => string {
  const { t } = useTranslation();
  return (seconds) => {
    const { days, hours, minutes } = durationParts(Math.max(0, seconds));
    const parts = [
      days > 0 ? t('value.days', { count: days }) : '',
      hours > 0 ? t('value.hoursLong', { count: hours }) : '',
      minutes > 0 && days === 0 ? t('value.minutesLong', { count: minutes }) : '',
    ].filter((part) => part !== '');
    return parts.slice(0, 2).join(' ') || t('value.moment');
  };
}
