/** A value that is computed: a function and what it is computed from. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ComponentType } from 'react';
import { operators } from '../../metadata/rules/operators/index.js';
import { arity, parameterAt, type Parameter } from '../../metadata/rules/operators/operator.js';
import type { RuleType } from '../../metadata/rules/rule.js';
import { NumberField } from '../../runtime-ui/ui/number-box.js';
import { functionsFor, typeOfOperand, type Setting, type Slot } from './offers.js';
import { relationText } from './sentence.js';
import { useSetting } from './setting.js';
import { call, missing, word, type Call, type Operand } from './tree.js';
import { relationsTo } from './types.js';

export interface OperandProps {
  readonly slot: Slot;
  readonly operand: Operand;
  readonly change: (operand: Operand) => void;
  /** What it belongs to: `Condition 1`. */
  readonly of: string;
  /** How its value is called, where there are several. */
  readonly label?: string;
}

interface FunctionProps {
  readonly types: readonly RuleType[];
  readonly operand: Call;
  readonly change: (operand: Operand) => void;
  readonly of: string;
  /** What enters an argument: any value, functions again included. */
  readonly Argument: ComponentType<OperandProps>;
}

export function FunctionInput({ types, operand, change, of, Argument }: FunctionProps) {
  const { t, disabled, place } = useSetting();
  const { name, args } = operand;
  const offered = functionsFor(types, place);
  const names = offered.includes(name) ? offered : [name, ...offered];
  const operator = operators[name];
  const { min, max } = operator ? arity(operator) : { min: args.length, max: args.length };
  const set = (next: readonly Operand[]): void => change(call(name, ...next));
  return (
    <span className="condition-function">
      <Select<string>
        aria-label={t('part.function', { of })}
        className="condition-unit"
        popupMatchSelectWidth={false}
        disabled={disabled}
        value={name}
        options={names.map((one) => ({ value: one, label: t.maybe(`function.${one}`) ?? one }))}
        onChange={(next) => change(blank(next))}
      />
      {args.map((_, index) => (
        <span key={index} className="condition-argument">
          <ArgumentInput
            Argument={Argument}
            operand={operand}
            index={index}
            types={types}
            label={t('part.argument', { of, name: argumentName(operand, index, t.maybe) })}
            change={(next) => set(args.with(index, next))}
          />
          {args.length > min ? (
            <Button
              type="text"
              size="small"
              disabled={disabled}
              icon={<CloseOutlined aria-hidden="true" />}
              aria-label={t('removeArgument', { name: argumentName(operand, index, t.maybe) })}
              onClick={() => set(args.toSpliced(index, 1))}
            />
          ) : null}
        </span>
      ))}
      {args.length < max ? (
        <Button
          type="text"
          size="small"
          disabled={disabled}
          icon={<PlusOutlined aria-hidden="true" />}
          aria-label={t('addArgument')}
          onClick={() => set([...args, missing])}
        />
      ) : null}
    </span>
  );
}

/** With as many places as it must have; most functions begin with a field. */
export function blank(name: string): Call {
  const operator = operators[name];
  if (!operator) return call(name);
  const { min, max } = arity(operator);
  const count = Math.max(min, Math.min(max, operator.parameters[0]?.rest ? 2 : 0));
  const first = operator.parameters[0]?.literal === undefined ? call('var', missing) : missing;
  return call(name, ...Array.from({ length: count }, (_, index) => (index === 0 ? first : missing)));
}

const parameterOf = ({ name, args }: Call, index: number): Parameter | undefined => {
  const operator = operators[name];
  return operator && parameterAt(operator, index, args.length);
};

function argumentName(operand: Call, index: number, say: (key: string) => string | undefined): string {
  const name = parameterOf(operand, index)?.name ?? '';
  return `${say(`argument.${name}`) ?? name}${index > 1 && parameterOf(operand, index)?.rest ? ` ${index + 1}` : ''}`;
}

interface ArgumentProps extends Pick<FunctionProps, 'Argument' | 'types'> {
  readonly operand: Call;
  readonly index: number;
  readonly label: string;
  readonly change: (operand: Operand) => void;
}

function ArgumentInput({ operand, index, types, label, change, Argument }: ArgumentProps) {
  const setting = useSetting();
  const { t, disabled, facts, object } = setting;
  const arg = operand.args[index] ?? missing;
  const parameter = parameterOf(operand, index);
  const literal = parameter?.literal;
  const given = arg.kind === 'word' ? arg.word : undefined;
  if (literal === 'natural') {
    return (
      <NumberField
        aria-label={label}
        className="condition-amount"
        whole
        least={0}
        disabled={disabled}
        value={typeof given === 'number' ? given : null}
        change={(next) => change(next === undefined ? missing : word(next))}
      />
    );
  }
  const isListed = literal === 'relation' || (literal !== undefined && typeof literal !== 'string');
  if (!isListed)
    return (
      <Argument slot={argumentSlot(operand, index, types, setting)} operand={arg} change={change} of={label} label={label} />
    );
  const options =
    literal === 'relation'
      ? relationsTo(facts, object).map(({ name }) => ({ value: name, label: relationText(name, setting) }))
      : (literal as readonly string[]).map((one) => ({ value: one, label: t.maybe(`option.${one}`) ?? one }));
  return (
    <Select<string>
      aria-label={label}
      className="condition-unit"
      popupMatchSelectWidth={false}
      disabled={disabled}
      value={typeof given === 'string' ? given : undefined}
      placeholder={t('chooseValue')}
      options={options}
      onChange={(next) => change(word(next))}
    />
  );
}

/** Arguments that share a type take it from the first that has one, else from the place. */
function argumentSlot(operand: Call, index: number, types: readonly RuleType[], setting: Setting): Slot {
  const parameter = parameterOf(operand, index);
  const admitted = parameter?.types ?? ['text'];
  const shared = operand.args
    .filter((_, at) => at !== index && parameter?.same && parameterOf(operand, at)?.same)
    .map((other) => (other.kind === 'call' ? typeOfOperand(other, setting) : undefined))
    .find((type) => type !== undefined);
  const wanted = operators[operand.name]?.result === 'same' ? types.filter((type) => admitted.includes(type)) : [];
  return { types: shared ? [shared] : wanted.length > 0 ? wanted : admitted, many: false, empty: false };
}
