/** Free texts, each entered with Enter or a comma. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { describe, statusOf, type Entry } from './entry.js';

export function Tags(entry: Entry) {
  const { id, value, readOnly, invalid, onChange, onBlur } = entry;
  const { t } = useTranslation();
  return (
    <Select<string[]>
      {...describe(entry)}
      className="wide"
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', ';', '；', '、']}
      value={Array.isArray(value) ? value.map(String) : []}
      disabled={readOnly}
      status={statusOf(invalid)}
      placeholder={t('form.addTag')}
      onChange={(next) => onChange(next.length > 0 ? [...new Set(next.map((tag) => tag.trim()).filter(Boolean))] : undefined)}
      onBlur={() => onBlur(id, value)}
    />
  );
}
