/** Any value as JSON, for properties that no better control knows. What is no JSON is kept as typed and not taken over. */
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inexactIn } from '../../metadata/values/number.js';
import { useTexts } from './texts.js';

interface JsonInputProps {
  readonly id?: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly 'aria-label'?: string;
}

const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value, null, 2));

export function JsonInput({ value, onChange, ...rest }: JsonInputProps) {
  const { t } = useTranslation();
  const say = useTexts();
  const [typed, setTyped] = useState<{ readonly text: string; readonly fault: string | null } | null>(null);
  const type = (text: string) => {
    if (text.trim() === '') {
      setTyped({ text, fault: null });
      return onChange(undefined);
    }
    const number = inexactIn(text);
    if (number !== undefined) return setTyped({ text, fault: t('form.jsonDigits', { number }) });
    try {
      onChange(JSON.parse(text));
      setTyped({ text, fault: null });
    } catch (error) {
      setTyped({ text, fault: say('jsonInvalid', { reason: error instanceof Error ? error.message : String(error) }) });
    }
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
          {typed.fault}
        </p>
      ) : null}
    </>
  );
}
