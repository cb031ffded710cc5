/** A piece of JSON as text. What is no JSON is said and goes no further. */
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readJson } from '../../metadata/values/json.js';
import { jsonFaultText } from '../../runtime-ui/values/json-fault.js';
import { jsonText } from './json-text.js';
import { useSetting } from './setting.js';

interface JsonInputProps {
  readonly json: unknown;
  readonly change: (json: unknown) => void;
  readonly label: string;
  readonly rows?: number;
}

export function JsonInput({ json, change, label, rows = 1 }: JsonInputProps) {
  const { t } = useTranslation();
  const { disabled } = useSetting();
  const id = useId();
  const [{ text, stands }, set] = useState({ text: jsonText(json), stands: jsonText(json) });
  const now = jsonText(json);
  const read = readJson(text);
  const fault = read.kind === 'fault' ? jsonFaultText(read.fault, t) : null;
  // Something else than what was typed here has taken its place; what one is in the middle of typing stays until it is whole.
  if (now !== stands) set({ text: fault === null ? now : text, stands: now });
  const take = (typed: string): void => {
    const next = readJson(typed);
    if (next.kind === 'fault') return set({ text: typed, stands });
    const parsed = next.kind === 'value' ? next.value : undefined;
    set({ text: typed, stands: jsonText(parsed) });
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
