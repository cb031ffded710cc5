/**
 * A box for a number. What is typed stays as it is until one leaves the box; what is no number is handed on as the text
 * it is, for its reader to be told, and never as another number.
 */
import { Input, type InputProps } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupedDigits, plainDigits, readNumber } from '../../metadata/values/number.js';
import './number-box.css';

/** Text: what was typed is no number. */
export type TypedNumber = number | string | undefined;

export interface NumberBoxProps extends Omit<InputProps, 'value' | 'defaultValue' | 'onChange' | 'type'> {
  readonly value: unknown;
  readonly change: (next: TypedNumber, text: string) => void;
  /** Shown in groups of three while one is not in the box. Default true. */
  readonly grouped?: boolean;
  /** What the number is shown beside; it may be typed too. */
  readonly affix?: string;
}

export function NumberBox({ value, change, grouped = true, affix = '', onFocus, onBlur, ...props }: NumberBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const box = useRef<HTMLInputElement | null>(null);
  const pointed = useRef(false);
  // Another text takes away the selection that came with the focus, and what is typed would stand behind it.
  useLayoutEffect(() => {
    if (!pointed.current) box.current?.select();
    box.current = null;
  }, [typed]);
  const shown =
    typeof value === 'number' ? (grouped ? groupedDigits : plainDigits)(value) : typeof value === 'string' ? value : '';
  // A value that did not come out of this box has replaced what was typed in it.
  const isOurs = typed !== null && valueOf(typed, affix) === (value ?? undefined);
  return (
    <Input
      inputMode="decimal"
      autoComplete="off"
      {...props}
      value={isOurs ? typed : shown}
      onPointerDown={() => {
        pointed.current = true;
      }}
      onFocus={(event) => {
        // Groups would be in the way of every digit typed among them.
        if (!props.readOnly) setTyped(typeof value === 'number' ? plainDigits(value) : shown);
        box.current = event.currentTarget;
        onFocus?.(event);
      }}
      onChange={({ target: { value: text } }) => {
        setTyped(text);
        change(valueOf(text, affix), text);
      }}
      onBlur={(event) => {
        pointed.current = false;
        setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}

function valueOf(text: string, affix: string): TypedNumber {
  const read = readNumber(text, affix);
  return read.kind === 'number' ? read.value : read.kind === 'empty' ? undefined : text;
}

interface NumberFieldProps extends Omit<NumberBoxProps, 'change'> {
  readonly value: number | null | undefined;
  readonly change: (next: number | undefined) => void;
  readonly whole?: boolean;
  readonly least?: number;
  readonly most?: number;
}

/** A number box that says itself what is wrong; only numbers that may stand there are handed on. */
export function NumberField({ value, change, whole = false, least, most, ...props }: NumberFieldProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<{ readonly text: string; readonly beside: unknown } | null>(null);
  const isRefused = refused !== null && refused.beside === value;
  const faultOf = (text: string): string | null => {
    const read = readNumber(text);
    if (read.kind === 'empty') return null;
    if (read.kind === 'fault') return t(`number.${read.fault}`);
    if (whole && !Number.isInteger(read.value)) return t('number.whole');
    if (least !== undefined && read.value < least) return t('number.least', { limit: least });
    return most !== undefined && read.value > most ? t('number.most', { limit: most }) : null;
  };
  const fault = isRefused ? faultOf(refused.text) : null;
  return (
    <>
      <NumberBox
        {...props}
        value={isRefused ? (valueOf(refused.text, '') ?? '') : value}
        status={fault ? 'error' : ''}
        aria-invalid={fault !== null}
        inputMode={whole ? 'numeric' : 'decimal'}
        change={(next, text) => {
          const isFine = typeof next !== 'string' && faultOf(text) === null;
          setRefused(isFine ? null : { text, beside: value });
          if (isFine) change(next);
        }}
      />
      <NumberFault text={fault} />
    </>
  );
}

/** Beside a box of its own; in forms the field says what is wrong. */
export function NumberFault({ text }: { readonly text: string | null }) {
  return text === null ? null : (
    <span role="alert" className="number-fault">
      {text}
    </span>
  );
}
