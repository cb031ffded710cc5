/** The API name of something new: follows the label until one writes another. */
import { Input } from 'antd';
import { useId } from 'react';
import { nameFault, type NameRules } from './name-fault.js';
import { useTexts } from './texts.js';
import './label-input.css';

interface NameInputProps extends NameRules {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly onPressEnter?: () => void;
  readonly onBlur?: () => void;
  readonly help?: string;
}

export function NameInput({ value, onChange, label, help, taken, reserved, ...input }: NameInputProps) {
  const t = useTexts();
  const id = useId();
  const fault = nameFault(value, { taken, ...(reserved && { reserved }) });
  return (
    <div>
      <label className="control-label control-required" htmlFor={id}>
        {label ?? t('name')}
      </label>
      <Input
        {...input}
        id={id}
        className="code"
        value={value}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        status={fault && value !== '' ? 'error' : ''}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-help`} className={fault && value !== '' ? 'control-error' : 'control-help'}>
        {fault && value !== '' ? t(fault, { name: value }) : (help ?? t('nameHelp'))}
      </p>
    </div>
  );
}
