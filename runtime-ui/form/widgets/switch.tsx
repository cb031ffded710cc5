/** Yes or no. */
import { Switch as Toggle } from 'antd';
import { useTranslation } from 'react-i18next';
import { describe, type Entry } from './entry.js';

export function Switch(entry: Entry) {
  const { t } = useTranslation();
  const { 'aria-required': _required, ...described } = describe(entry);
  return (
    <span className="switch">
      <Toggle
        {...described}
        checked={entry.value === true}
        disabled={entry.readOnly}
        onChange={(checked) => {
          entry.onChange(checked);
          entry.onBlur(entry.id, checked);
        }}
      />
      <span aria-hidden="true">{t(entry.value === true ? 'common.yes' : 'common.no')}</span>
    </span>
  );
}
