/** Inputs whose value is a number. */
import { InputNumber, type InputNumberProps } from 'antd';
import { useApp } from '../../api/app.js';
import { useLanguage } from '../../i18n/language.js';
import { currencySymbol } from '../../values/format.js';
import { describe, statusOf, type Entry } from './entry.js';

function Figure({
  entry,
  grouped = true,
  ...props
}: { readonly entry: Entry; readonly grouped?: boolean } & InputNumberProps<number>) {
  const { id, value, readOnly, invalid, options, onChange, onBlur } = entry;
  const scale = options.info.options.scale;
  return (
    <InputNumber<number>
      {...describe(entry)}
      {...props}
      className="wide"
      value={typeof value === 'number' ? value : null}
      readOnly={readOnly}
      variant={readOnly ? 'filled' : 'outlined'}
      status={statusOf(invalid)}
      controls={false}
      keyboard={false}
      changeOnWheel={false}
      precision={typeof scale === 'number' ? undefined : 0}
      formatter={(shown) => (grouped ? withGroups(String(shown ?? '')) : String(shown ?? ''))}
      parser={(typed) => plainNumber(typed ?? '')}
      inputMode={typeof scale === 'number' && scale > 0 ? 'decimal' : 'numeric'}
      onChange={(next) => onChange(next ?? undefined)}
      onBlur={() => onBlur(id, value)}
    />
  );
}

/** `12345.6` → `12,345.6`, also while it is typed. */
const withGroups = (text: string): string => {
  const [whole = '', ...rest] = text.split('.');
  return [whole.replace(/\B(?=(\d{3})+(?!\d))/g, ','), ...rest].join('.');
};

/** Full-width digits of Chinese input methods count as digits. */
const plainNumber = (typed: string): number => typed.normalize('NFKC').replace(/[,\s¥$€£%]/g, '') as unknown as number;

export const NumberInput = (entry: Entry) => <Figure entry={entry} />;

export const Percent = (entry: Entry) => <Figure entry={entry} suffix="%" />;

export function Currency(entry: Entry) {
  const place = { language: useLanguage(), app: useApp() };
  return <Figure entry={entry} prefix={<span aria-hidden="true">{currencySymbol(entry.options.info, place)}</span>} />;
}
