/** Latitude and longitude in degrees. */
import { useTranslation } from 'react-i18next';
import { NumberBox, type TypedNumber } from '../../ui/number-box.js';
import { isRecord } from '../../values/path.js';
import { statusOf, type Entry } from './entry.js';

export function LocationInput({ id, value, readOnly, invalid, options, onChange, onBlur }: Entry) {
  const { t } = useTranslation();
  const place = isRecord(value) ? value : {};
  const enter = (part: string, number: TypedNumber) => {
    const next = Object.fromEntries(Object.entries({ ...place, [part]: number }).filter(([, given]) => given !== undefined));
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <div role="group" aria-labelledby={`${id}__label`} aria-describedby={`${id}__error`} className="parts parts-2">
      {(['lat', 'lng'] as const).map((part) => (
        <NumberBox
          key={part}
          id={part === 'lat' ? id : `${id}_${part}`}
          aria-label={`${options.info.label}: ${t(`value.${part}`)}`}
          aria-invalid={invalid}
          placeholder={t(`value.${part}`)}
          value={place[part]}
          readOnly={readOnly}
          status={statusOf(invalid)}
          change={(next) => enter(part, next)}
          onBlur={() => onBlur(id, value)}
        />
      ))}
    </div>
  );
}
