/** Seconds, entered as hours and minutes. */
import { useTranslation } from 'react-i18next';
import { NumberBox, type TypedNumber } from '../../ui/number-box.js';
import { isRecord } from '../../values/path.js';
import { statusOf, type Entry } from './entry.js';

interface Parts {
  readonly hours: TypedNumber;
  readonly minutes: TypedNumber;
}

export function Duration({ id, value, readOnly, invalid, required, options, onChange, onBlur }: Entry) {
  const { t } = useTranslation();
  const parts = partsOf(value);
  // Seconds have no box: they stay as long as their minute does.
  const seconds = typeof value === 'number' ? value % 60 : 0;
  const common = {
    readOnly,
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
      <NumberBox
        {...common}
        id={id}
        value={parts.hours}
        suffix={t('value.h')}
        aria-label={`${options.info.label}: ${t('value.hours')}`}
        change={(hours) => onChange(valueOf({ ...parts, hours }, seconds))}
      />
      <NumberBox
        {...common}
        id={`${id}_minutes`}
        value={parts.minutes}
        suffix={t('value.min')}
        aria-label={`${options.info.label}: ${t('value.minutes')}`}
        change={(minutes) => onChange(valueOf({ ...parts, minutes }, 0))}
      />
    </div>
  );
}

function partsOf(value: unknown): Parts {
  if (typeof value === 'number') return { hours: Math.floor(value / 3600), minutes: Math.floor((value % 3600) / 60) };
  return isRecord(value) ? (value as unknown as Parts) : { hours: undefined, minutes: undefined };
}

/** The parts themselves where they make no length of time; the schema then refuses them. */
function valueOf(parts: Parts, seconds: number): unknown {
  const { hours = 0, minutes = 0 } = parts;
  if (parts.hours === undefined && parts.minutes === undefined) return undefined;
  return isCount(hours) && isCount(minutes) ? hours * 3600 + minutes * 60 + seconds : parts;
}

const isCount = (part: number | string): part is number => Number.isInteger(part) && Number(part) >= 0;
