/** A piece of JSON as text. What is no JSON is said and goes no further. */
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inexactIn } from '../../metadata/values/number.js';
import { jsonText } from './json-text.js';
import { useSetting } from './setting.js';

interface JsonInputProps {
  readonly json: unknown;
  readonly change: (json: unknown) => void;
  readonly label: string;
  readonly rows?: number;
}

export function JsonInput({ json, change, label, rows = 1 }: JsonInputProps) {
  const { t, disabled } = useSetting();
  const id = useId();
  const [{ text, stands }, set] = useState({ text: jsonText(json), stands: jsonText(json) });
  const now = jsonText(json);
  // Something else than what was typed here has taken its place.
  if (now !== stands) set({ text: now, stands: now });
  const { t: say } = useTranslation();
  const faultIn = (typed: string): string | null => {
    const number = inexactIn(typed);
    const reason = syntaxFault(typed);
    if (reason !== null) return t('jsonInvalid', { reason });
    return number === undefined ? null : say('form.jsonDigits', { number });
  };
  const fault = faultIn(text);
  const take = (next: string): void => {
    if (faultIn(next) !== null) return set({ text: next, stands });
    const parsed: unknown = next.trim() === '' ? undefined : JSON.parse(next);
    set({ text: next, stands: jsonText(parsed) });
    change(parsed);
  };
  return (
    <span className="condition-json">
      <Input.TextArea
        aria-label={label}
        aria-describedby={fault ? id : undefined}
        aria-invalid={fault !== null}
        className="condition-code"
        status={fault ? 'error' : undefined}
        autoSize={{ minRows: rows, maxRows: 24 }}
        spellCheck={false}
        disabled={disabled}
        value={text}
        onChange={(event) => take(event.target.value)}
      />
      {fault ? (
        <span id={id} className="condition-fault" role="alert">
          {fault}
        </span>
      ) : null}
    </span>
  );
}

function syntaxFault(text: string): string | null {
  if (text.trim() === '') return null;
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
