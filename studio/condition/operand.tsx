/** The other side of a test, or any value: where it comes from, and what it is. */
import { Input, Select } from 'antd';
import type { Unit } from '../../metadata/rules/calendar.js';
import { NumberField } from '../../runtime-ui/ui/number-box.js';
import { FieldSelect } from './field-select.js';
import { blank, FunctionInput, type OperandProps } from './function.js';
import { JsonInput } from './json-input.js';
import { LiteralInput } from './literal.js';
import { functionsFor, type Slot } from './offers.js';
import { printedOperand } from './print.js';
import { relative, relativeOf, startFor, unitsFor, type Relative } from './relative.js';
import { useSetting, type BuilderSetting } from './setting.js';
import { call, missing, pathOf, value, word, type Operand } from './tree.js';

const sources = ['value', 'field', 'previous', 'relative', 'user', 'users', 'function', 'nothing', 'json'] as const;
type Source = (typeof sources)[number];

export function OperandInput(props: OperandProps) {
  const { slot, operand, change, of } = props;
  const setting = useSetting();
  const { t, disabled } = setting;
  if (slot.pattern) return <Pattern {...props} />;
  const source = sourceOf(operand, slot);
  const offered = sourcesFor(slot, setting);
  const options = sources.filter((one) => one === source || offered.includes(one));
  return (
    <span className="condition-operand">
      <Select<Source>
        aria-label={t('part.source', { of: props.label ?? of })}
        className="condition-source"
        variant="filled"
        popupMatchSelectWidth={false}
        disabled={disabled}
        value={source}
        options={options.map((one) => ({ value: one, label: t(`source.${one}`) }))}
        onChange={(next) => change(startOf(next, slot, setting, operand))}
      />
      <Detail {...props} source={source} />
    </span>
  );
}

function sourceOf(operand: Operand, slot: Slot): Source {
  if (operand.kind === 'json' || operand.kind === 'word') return 'json';
  if (operand.kind === 'missing')
    return slot.given && slot.types[0] === 'reference' ? (slot.like?.type === 'user' ? 'user' : 'field') : 'value';
  if (operand.kind === 'value') return operand.value === null ? 'nothing' : 'value';
  if (operand.name === 'var') return 'field';
  if (operand.name === 'previous') return 'previous';
  if (operand.name === 'user') return slot.many ? 'users' : 'user';
  return relativeOf(operand) ? 'relative' : 'function';
}

function sourcesFor(slot: Slot, { place }: BuilderSetting): readonly Source[] {
  const [type] = slot.types;
  const is = (possible: boolean, ...names: readonly Source[]): readonly Source[] => (possible ? names : []);
  return [
    ...is(!(slot.given && type === 'reference'), 'value'),
    'field',
    ...is(place === 'write' && !slot.many && !slot.given, 'previous'),
    ...is(!slot.many && startFor(slot.types) !== undefined, 'relative'),
    ...is(!slot.many && type === 'reference', 'user'),
    ...is(slot.many && type === 'reference' && slot.like?.to === undefined, 'users'),
    ...is(!slot.many && functionsFor(slot.types, place).length > 0, 'function'),
    ...is(slot.empty, 'nothing'),
    'json',
  ];
}

/** What a source begins with. */
function startOf(source: Source, slot: Slot, { place }: BuilderSetting, operand: Operand): Operand {
  const name = functionsFor(slot.types, place)[0] ?? 'cat';
  const starts: Readonly<Record<Source, () => Operand>> = {
    value: () => missing,
    field: () => call('var', missing),
    previous: () => call('previous', missing),
    relative: () => call(startFor(slot.types) ?? 'today'),
    user: () => call('user', word('id')),
    users: () => call('user', word('department_users')),
    function: () => blank(name),
    nothing: () => value(null),
    json: () => ({ kind: 'json', json: printedOperand(operand) }),
  };
  return starts[source]();
}

function Detail({ source, slot, operand, change, of, label }: OperandProps & { readonly source: Source }) {
  const { t } = useSetting();
  const named = label ?? t('part.value', { of });
  switch (source) {
    case 'value':
      return (
        <LiteralInput
          slot={slot}
          label={named}
          value={operand.kind === 'value' ? operand.value : undefined}
          change={(next) => change(next === undefined ? missing : value(next))}
        />
      );
    case 'field':
    case 'previous':
      return (
        <FieldSelect
          types={slot.many ? ['list'] : slot.types}
          own={source === 'previous'}
          label={named}
          value={pathOf(operand)}
          change={(path) => change(call(source === 'field' ? 'var' : 'previous', word(path)))}
        />
      );
    case 'relative':
      return <RelativeInput slot={slot} operand={operand} change={change} of={of} />;
    case 'user':
      return <UserSelect keys={['id', 'department']} operand={operand} change={change} label={named} />;
    case 'users':
      return <UserSelect keys={['department_users', 'department_tree_users']} operand={operand} change={change} label={named} />;
    case 'function':
      return operand.kind === 'call' ? (
        <FunctionInput types={slot.types} operand={operand} change={change} of={named} Argument={OperandInput} />
      ) : null;
    case 'nothing':
      return null;
    case 'json':
      return (
        <JsonInput
          label={t('part.json', { of: named })}
          json={printedOperand(operand)}
          change={(json) => change(drawnAs(json))}
        />
      );
  }
}

/** JSON that has a form is drawn when the builder is opened anew, not under one's hands. */
const drawnAs = (json: unknown): Operand => (json === undefined ? missing : { kind: 'json', json });

function Pattern({ operand, change, of }: OperandProps) {
  const { t, disabled } = useSetting();
  return (
    <Input
      aria-label={t('part.value', { of })}
      className="condition-value condition-code"
      disabled={disabled}
      placeholder="^[0-9A-Z]{18}$"
      value={operand.kind === 'word' ? String(operand.word) : ''}
      onChange={(event) => change(event.target.value === '' ? missing : word(event.target.value))}
    />
  );
}

interface UserSelectProps {
  readonly keys: readonly ('id' | 'department' | 'department_users' | 'department_tree_users' | 'roles')[];
  readonly operand: Operand;
  readonly change: (operand: Operand) => void;
  readonly label: string;
}

function UserSelect({ keys, operand, change, label }: UserSelectProps) {
  const { t, disabled } = useSetting();
  const chosen = operand.kind === 'call' && operand.args[0]?.kind === 'word' ? String(operand.args[0].word) : undefined;
  return (
    <Select<string>
      aria-label={label}
      className="condition-value"
      popupMatchSelectWidth={false}
      disabled={disabled}
      value={chosen}
      options={keys.map((key) => ({ value: key, label: t(`user.${key}`) }))}
      onChange={(key) => change(call('user', word(key)))}
    />
  );
}

type RelativeProps = Pick<OperandProps, 'slot' | 'operand' | 'change' | 'of'>;
type Direction = 'at' | 'before' | 'after';

function RelativeInput({ slot, operand, change, of }: RelativeProps) {
  const { t, disabled } = useSetting();
  const given: Relative = relativeOf(operand) ?? { start: startFor(slot.types) ?? 'today', amount: 0, unit: 'day' };
  const { start, amount, unit } = given;
  const direction: Direction = amount === 0 ? 'at' : amount < 0 ? 'before' : 'after';
  const set = (more: Partial<Relative>): void => change(relative({ ...given, ...more }));
  const turn = (next: Direction): void => {
    const size = Math.abs(amount) || 7;
    set({ amount: next === 'at' ? 0 : next === 'before' ? -size : size });
  };
  const directions = [
    { value: 'at' as const, label: t(start) },
    { value: 'before' as const, label: t('before') },
    { value: 'after' as const, label: t('after') },
  ];
  return (
    <>
      {direction === 'at' ? null : (
        <>
          <NumberField
            aria-label={t('part.amount', { of })}
            className="condition-amount"
            whole
            least={1}
            disabled={disabled}
            value={Math.abs(amount)}
            change={(next) => (next === undefined ? undefined : set({ amount: direction === 'before' ? -next : next }))}
          />
          <Select<Unit>
            aria-label={t('part.unit', { of })}
            className="condition-unit"
            popupMatchSelectWidth={false}
            disabled={disabled}
            value={unit}
            options={unitsFor(start).map((one) => ({ value: one, label: t(`unit.${one}`, { count: Math.abs(amount) }) }))}
            onChange={(next) => set({ unit: next })}
          />
        </>
      )}
      <Select<Direction>
        aria-label={t('part.direction', { of })}
        className="condition-unit"
        popupMatchSelectWidth={false}
        disabled={disabled}
        value={direction}
        options={directions}
        onChange={turn}
      />
    </>
  );
}
