/** An address in its parts. */
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../../values/path.js';
import { statusOf, type Entry } from './entry.js';

const parts = ['country', 'province', 'city', 'postal_code', 'street'] as const;

export function AddressInput({ id, value, readOnly, invalid, options, onChange, onBlur }: Entry) {
  const { t } = useTranslation();
  const address = isRecord(value) ? value : {};
  const enter = (part: string, text: string) => {
    const next = Object.fromEntries(
      Object.entries({ ...address, [part]: text }).filter(([, given]) => given !== '' && given !== null),
    );
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <div role="group" aria-labelledby={`${id}__label`} aria-describedby={`${id}__error`} className="parts parts-2">
      {parts.map((part) => (
        <Input
          key={part}
          id={part === 'country' ? id : `${id}_${part}`}
          className={`part-${part}`}
          aria-label={`${options.info.label}: ${t(`value.${part}`)}`}
          placeholder={t(`value.${part}`)}
          value={String(address[part] ?? '')}
          readOnly={readOnly}
          variant={readOnly ? 'filled' : 'outlined'}
          status={statusOf(invalid)}
          autoComplete="off"
          onChange={(event) => enter(part, event.target.value)}
          onBlur={() => onBlur(id, value)}
        />
      ))}
    </div>
  );
}
