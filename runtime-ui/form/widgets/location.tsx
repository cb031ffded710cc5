/** Latitude and longitude in degrees. */
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../../values/path.js';
import { statusOf, type Entry } from './entry.js';

const degrees = { lat: 90, lng: 180 } as const;

export function LocationInput({ id, value, readOnly, invalid, options, onChange, onBlur }: Entry) {
  const { t } = useTranslation();
  const place = isRecord(value) ? value : {};
  const enter = (part: string, number: number | null) => {
    const next = Object.fromEntries(Object.entries({ ...place, [part]: number }).filter(([, given]) => given !== null));
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <div role="group" aria-labelledby={`${id}__label`} aria-describedby={`${id}__error`} className="parts parts-2">
      {(['lat', 'lng'] as const).map((part) => (
        <InputNumber<number>
          key={part}
          id={part === 'lat' ? id : `${id}_${part}`}
          className="wide"
          aria-label={`${options.info.label}: ${t(`value.${part}`)}`}
          placeholder={t(`value.${part}`)}
          min={-degrees[part]}
          max={degrees[part]}
          controls={false}
          inputMode="decimal"
          value={typeof place[part] === 'number' ? place[part] : null}
          readOnly={readOnly}
          status={statusOf(invalid)}
          onChange={(next) => enter(part, next)}
          onBlur={() => onBlur(id, value)}
        />
      ))}
    </div>
  );
}
