/** Inputs whose value is a number; what is typed and is none stays in the form as the text it is. */
import { useApp } from '../../api/app.js';
import { useLanguage } from '../../i18n/language.js';
import { NumberBox, type NumberBoxProps } from '../../ui/number-box.js';
import { currencySymbol } from '../../values/format.js';
import { describe, statusOf, type Entry } from './entry.js';

function Figure({ entry, ...props }: { readonly entry: Entry } & Pick<NumberBoxProps, 'affix' | 'prefix' | 'suffix'>) {
  const { id, value, readOnly, invalid, options, onChange, onBlur } = entry;
  const scale = options.info.options.scale;
  return (
    <NumberBox
      {...describe(entry)}
      {...props}
      value={value}
      readOnly={readOnly}
      variant={readOnly ? 'filled' : 'outlined'}
      status={statusOf(invalid)}
      inputMode={typeof scale === 'number' && scale > 0 ? 'decimal' : 'numeric'}
      change={onChange}
      onBlur={() => onBlur(id, value)}
    />
  );
}

export const NumberInput = (entry: Entry) => <Figure entry={entry} />;

export const Percent = (entry: Entry) => <Figure entry={entry} affix="%" suffix="%" />;

export function Currency(entry: Entry) {
  const symbol = currencySymbol(entry.options.info, { language: useLanguage(), app: useApp() });
  return <Figure entry={entry} affix={symbol} prefix={<span aria-hidden="true">{symbol}</span>} />;
}
