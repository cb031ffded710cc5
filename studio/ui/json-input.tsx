/** Any value as JSON, for properties that no better control knows. What is no JSON is kept as typed and not taken over. */
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readJson, type JsonFault } from '../../metadata/values/json.js';
import { jsonFaultText } from '../../runtime-ui/values/json-fault.js';

interface JsonInputProps {
  readonly id?: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly 'aria-label'?: string;
}

const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value, null, 2));

export function JsonInput({ value, onChange, ...rest }: JsonInputProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<{ readonly text: string; readonly fault: JsonFault | null } | null>(null);
  const type = (text: string) => {
    const read = readJson(text);
    setTyped({ text, fault: read.kind === 'fault' ? read.fault : null });
    if (read.kind !== 'fault') onChange(read.kind === 'value' ? read.value : undefined);
  };
  return (
    <>
      <Input.TextArea
        {...rest}
        className="code"
        autoSize={{ minRows: 2, maxRows: 14 }}
        spellCheck={false}
        value={typed?.text ?? textOf(value)}
        status={typed?.fault ? 'error' : ''}
        onChange={({ target }) => type(target.value)}
        onBlur={() => typed?.fault === null && setTyped(null)}
      />
      {typed?.fault ? (
        <p className="control-error" role="alert">
          {jsonFaultText(typed.fault, t)}
        </p>
      ) : null}
    </>
  );
}
