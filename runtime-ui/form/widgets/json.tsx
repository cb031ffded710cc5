/** A JSON document as text; text that is none stays in the form as it is. */
import { Input } from 'antd';
import { useState } from 'react';
import { isSame } from '../rules/wire.js';
import { jsonEntry } from '../rules/json-text.js';
import { describe, statusOf, type Entry } from './entry.js';

export function JsonInput(entry: Entry) {
  const { id, value, readOnly, invalid, onChange, onBlur } = entry;
  const [typed, setTyped] = useState<string | null>(null);
  // A value that did not come out of this box has replaced what was typed in it.
  const isOurs = typed !== null && isSame(jsonEntry(typed), value);
  return (
    <Input.TextArea
      {...describe(entry)}
      className="code"
      spellCheck={false}
      value={isOurs ? typed : textOf(value)}
      readOnly={readOnly}
      status={statusOf(invalid)}
      autoSize={{ minRows: 4, maxRows: 18 }}
      placeholder="{ }"
      onChange={({ target: { value: text } }) => {
        setTyped(text);
        onChange(jsonEntry(text));
      }}
      onBlur={() => onBlur(id, value)}
    />
  );
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
