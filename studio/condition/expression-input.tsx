/** A value for a field: written out, or computed when it is needed. */
import { useState } from 'react';
import { isCall } from '../../metadata/rules/expression.js';
import { Faults } from './faults.js';
import type { Slot } from './offers.js';
import { OperandInput } from './operand.js';
import { parseOperand } from './parse.js';
import { isCompleteOperand, printedOperand } from './print.js';
import { SettingProvider, useBuilderSetting, useSetting } from './setting.js';
import { missing, type Operand } from './tree.js';
import { fieldAt } from './types.js';
import './condition.css';

interface ExpressionInputProps {
  /** A literal or a JSON Logic expression; undefined: none. */
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Id of the object's document. */
  readonly object: string;
  /** The field the value is for, or its name. */
  readonly field: string | { readonly name: string };
  readonly label: string;
  readonly disabled?: boolean;
}

export function ExpressionInput({ object, disabled, ...props }: ExpressionInputProps) {
  const setting = useBuilderSetting(object, 'write', disabled);
  if (!setting) return null;
  return (
    <SettingProvider value={setting}>
      <Expression {...props} />
    </SettingProvider>
  );
}

const textOf = (value: unknown): string => JSON.stringify(value) ?? '';

function Expression({ value, onChange, field, label }: Omit<ExpressionInputProps, 'object' | 'disabled'>) {
  const setting = useSetting();
  const [state, set] = useState(() => ({ operand: parseOperand(value), text: textOf(value) }));
  const now = textOf(value);
  if (now !== state.text) set({ operand: parseOperand(value), text: now });
  const facts = fieldAt(setting.facts, setting.object, typeof field === 'string' ? field : field.name);
  if (!facts) return null;
  const many = facts.ruleType === 'list';
  const slot: Slot = {
    types: [many ? (facts.to === undefined ? 'text' : 'reference') : facts.ruleType],
    many,
    empty: false,
    like: facts,
    given: true,
  };
  const change = (operand: Operand): void => {
    const next = operand.kind === 'missing' ? undefined : printedOperand(operand);
    const isWhole = operand.kind === 'missing' || isCompleteOperand(operand);
    set({ operand, text: isWhole ? textOf(next) : state.text });
    if (isWhole && textOf(next) !== state.text) onChange(next);
  };
  return (
    <div className="condition-expression" role="group" aria-label={label}>
      <OperandInput slot={slot} operand={state.operand ?? missing} change={change} of={label} label={label} />
      {isCompleteOperand(state.operand) || state.operand.kind === 'missing' ? null : (
        <p className="condition-note" role="status">
          {setting.t('unfinished')}
        </p>
      )}
      {isCall(value) && facts.ruleType !== 'json' ? <Faults rule={value} expect={facts.ruleType} /> : null}
    </div>
  );
}
