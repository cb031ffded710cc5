/** Stars, as a group of radio buttons: one arrow key a star, and none is possible too. */
import { CloseCircleOutlined, StarFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Entry } from './entry.js';

export function Rating({ id, value, readOnly, required, invalid, options, onChange, onBlur }: Entry) {
  const { t } = useTranslation();
  const max = typeof options.info.options.max === 'number' ? options.info.options.max : 5;
  const count = typeof value === 'number' ? value : 0;
  return (
    <div
      className="rating"
      role="radiogroup"
      aria-labelledby={`${id}__label`}
      aria-describedby={`${id}__error`}
      aria-required={required}
      aria-invalid={invalid}
    >
      {Array.from({ length: max }, (_, index) => index + 1).map((stars) => (
        <label key={stars} className={stars <= count ? 'star-on' : 'star-off'}>
          <input
            type="radio"
            className="sr-only"
            id={stars === Math.max(1, count) ? id : undefined}
            name={id}
            value={stars}
            checked={stars === count}
            disabled={readOnly}
            aria-label={t('value.stars', { count: stars, max })}
            onChange={() => onChange(stars)}
            onBlur={() => onBlur(id, value)}
          />
          <StarFilled aria-hidden="true" />
        </label>
      ))}
      {count > 0 && !readOnly ? (
        <Button
          type="text"
          size="small"
          icon={<CloseCircleOutlined aria-hidden="true" />}
          aria-label={`${t('common.clear')}: ${options.info.label}`}
          onClick={() => onChange(undefined)}
        />
      ) : null}
    </div>
  );
}
