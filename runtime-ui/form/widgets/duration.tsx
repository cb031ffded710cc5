/** Seconds, entered as hours and minutes. */
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { statusOf, type Entry } from './entry.js';

export function Duration({ id, value, readOnly, invalid, required, options, onChange, onBlur }: Entry) {
  const { t } = useTranslation();
  const seconds = typeof value === 'number' ? value : null;
  const hours = seconds === null ? null : Math.floor(seconds / 3600);
  const minutes = seconds === null ? null : Math.round((seconds % 3600) / 60);
  const enter = (h: number | null, m: number | null) =>
    onChange(h === null && m === null ? undefined : (h ?? 0) * 3600 + (m ?? 0) * 60);
  const common = {
    min: 0,
    precision: 0,
    readOnly,
    controls: false,
    status: statusOf(invalid),
    variant: readOnly ? 'filled' : 'outlined',
    'aria-required': required,
    'aria-invalid': invalid,
    'aria-describedby': `${id}__error`,
    inputMode: 'numeric',
    onBlur: () => onBlur(id, value),
  } as const;
  return (
    <div role="group" aria-labelledby={`${id}__label`} className="parts parts-2">
      <InputNumber
        {...common}
        id={id}
        className="wide"
        value={hours}
        suffix={t('value.h')}
        aria-label={`${options.info.label}: ${t('value.hours')}`}
        onChange={(next) => enter(next, minutes)}
      />
      <InputNumber
        {...common}
        className="wide"
        value={minutes}
        suffix={t('value.min')}
        aria-label={`${options.info.label}: ${t('value.minutes')}`}
        onChange={(next) => enter(hours, next)}
      />
    </div>
  );
}
