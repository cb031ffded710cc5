/** A JSON document as text; what does not parse is reported and never becomes the value. */
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describe, statusOf, type Entry } from './entry.js';

export function JsonInput(entry: Entry) {
  const { id, value, readOnly, invalid, options, onChange, onBlur } = entry;
  const { t } = useTranslation();
  const [text, setText] = useState(() => (value === undefined || value === null ? '' : JSON.stringify(value, null, 2)));
  const enter = (next: string) => {
    setText(next);
    const parsed = parse(next);
    options.report?.(options.info.name, parsed.reason === null ? null : t('form.jsonInvalid', { reason: parsed.reason }));
    if (parsed.reason === null) onChange(parsed.value);
  };
  return (
    <Input.TextArea
      {...describe(entry)}
      className="code"
      spellCheck={false}
      value={text}
      readOnly={readOnly}
      status={statusOf(invalid)}
      autoSize={{ minRows: 4, maxRows: 18 }}
      placeholder="{ }"
      onChange={(event) => enter(event.target.value)}
      onBlur={() => onBlur(id, value)}
    />
  );
}

function parse(text: string): { readonly value: unknown; readonly reason: string | null } {
  if (text.trim() === '') return { value: undefined, reason: null };
  try {
    return { value: JSON.parse(text) as unknown, reason: null };
  } catch (error) {
    return { value: undefined, reason: error instanceof Error ? error.message : String(error) };
  }
}
