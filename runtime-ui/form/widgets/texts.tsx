/** Inputs whose value is a text. */
import { Input } from 'antd';
import type { HTMLInputAutoCompleteAttribute } from 'react';
import { useApp } from '../../api/app.js';
import { phoneText } from '../../values/phone.js';
import { describe, statusOf, type Entry } from './entry.js';

interface Manner {
  readonly type?: string;
  readonly inputMode?: 'text' | 'email' | 'tel' | 'url';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly placeholder?: string;
}

function Line({ entry, manner }: { readonly entry: Entry; readonly manner: Manner }) {
  const { id, value, readOnly, invalid, onChange, onBlur } = entry;
  return (
    <Input
      {...describe(entry)}
      {...manner}
      autoComplete="off"
      value={typeof value === 'string' ? value : ''}
      readOnly={readOnly}
      status={statusOf(invalid)}
      variant={readOnly ? 'filled' : 'outlined'}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      onBlur={() => onBlur(id, value)}
    />
  );
}

export const Text = (entry: Entry) => <Line entry={entry} manner={{}} />;
export const Email = (entry: Entry) => <Line entry={entry} manner={{ inputMode: 'email' }} />;
export const WebAddress = (entry: Entry) => <Line entry={entry} manner={{ inputMode: 'url', placeholder: 'https://' }} />;

/** Stored as +86…, shown as people write it; a changed number goes to the server as typed. */
export function Phone(entry: Entry) {
  const { country } = useApp();
  const value = typeof entry.value === 'string' && entry.value.startsWith('+') ? phoneText(entry.value, country) : entry.value;
  return (
    <Line entry={{ ...entry, value: isComplete(entry.value, country) ? value : entry.value }} manner={{ inputMode: 'tel' }} />
  );
}

/** While somebody types, nothing jumps: only a stored number, which is in E.164 form, is rewritten. */
const isComplete = (value: unknown, country: string): boolean =>
  typeof value === 'string' && /^\+\d{6,15}$/.test(value) && phoneText(value, country) !== value;

export function LongText(entry: Entry) {
  const { id, value, readOnly, invalid, onChange, onBlur } = entry;
  return (
    <Input.TextArea
      {...describe(entry)}
      value={typeof value === 'string' ? value : ''}
      readOnly={readOnly}
      status={statusOf(invalid)}
      variant={readOnly ? 'filled' : 'outlined'}
      autoSize={{ minRows: 3, maxRows: 14 }}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      onBlur={() => onBlur(id, value)}
    />
  );
}
