/** A literal, entered as its type wants it. */
import { DatePicker, Input, Select, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { readNumber } from '../../metadata/values/number.js';
import type { RuleType } from '../../metadata/rules/rule.js';
import { NumberFault, NumberField } from '../../runtime-ui/ui/number-box.js';
import { fromWall, toWall } from '../../runtime-ui/values/zone.js';
import type { Slot } from './offers.js';
import { usePeople, useRecords, type Choice } from './references.js';
import { useSetting } from './setting.js';
import type { Literal, Scalar } from './tree.js';

interface LiteralProps {
  readonly slot: Slot;
  /** Undefined: nothing entered. */
  readonly value: Literal | undefined;
  readonly change: (value: Literal | undefined) => void;
  readonly label: string;
}

export function LiteralInput(props: LiteralProps) {
  const { roles } = useSetting();
  const { slot } = props;
  const [type = 'text'] = slot.types;
  if (slot.like?.values) return <Codes {...props} values={slot.like.values} />;
  if (slot.roles) return <Choices {...props} options={roles} />;
  if (type === 'reference') return slot.like?.to === undefined ? <People {...props} /> : <Records {...props} to={slot.like.to} />;
  if (slot.many) return <Entries {...props} />;
  const One = inputs[type] ?? Text;
  return <One {...props} />;
}

const entriesOf = (value: Literal | undefined): readonly Scalar[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value as Scalar];

interface ChoicesProps extends LiteralProps {
  readonly options: readonly Choice[];
  readonly search?: (text: string) => void;
}

/** One or several of a set; what is set and not in it stays, as it is written. */
function Choices({ slot, value, change, label, options, search }: ChoicesProps) {
  const { t, disabled } = useSetting();
  const chosen = entriesOf(value).map(String);
  const unknown = chosen.filter((code) => !options.some((option) => option.value === code));
  const all = [...options, ...unknown.map((code) => ({ value: code, label: search ? code : t('unknownValue', { code }) }))];
  return (
    <Select<string | string[]>
      aria-label={label}
      className="condition-value"
      mode={slot.many ? 'multiple' : undefined}
      value={slot.many ? chosen : chosen[0]}
      disabled={disabled}
      placeholder={t('chooseValue')}
      showSearch={search ? { filterOption: false, onSearch: search } : { optionFilterProp: 'label' }}
      options={all}
      onChange={(next) => change(next === undefined || next.length === 0 ? undefined : next)}
    />
  );
}

interface CodesProps extends LiteralProps {
  readonly values: NonNullable<NonNullable<Slot['like']>['values']>;
}

function Codes({ values, ...props }: CodesProps) {
  const { t, labelOf } = useSetting();
  const options = values.map(({ code, label, active }) => {
    const text = labelOf({ name: code, label });
    return { value: code, label: active === false ? t('inactive', { label: text }) : text };
  });
  return <Choices {...props} options={options} />;
}

function People(props: LiteralProps) {
  const [typed, setTyped] = useState('');
  const options = usePeople(typed, entriesOf(props.value).map(String));
  return <Choices {...props} options={options} search={setTyped} />;
}

function Records({ to, ...props }: LiteralProps & { readonly to: string }) {
  const { facts } = useSetting();
  const [typed, setTyped] = useState('');
  const options = useRecords(facts.get(to)?.id, typed);
  return <Choices {...props} options={options} search={setTyped} />;
}

/** Several texts or numbers as tags. */
function Entries({ slot, value, change, label }: LiteralProps) {
  const { t, disabled } = useSetting();
  const { t: say } = useTranslation();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const isNumber = slot.types[0] === 'number';
  const take = (texts: readonly string[]): void => {
    const read = texts.map((text) => (isNumber ? readNumber(text) : { kind: 'text' as const, value: text }));
    const next = read.flatMap((one) => ('value' in one ? [one.value] : [])) as readonly string[] | readonly number[];
    setRefused(texts.filter((_, index) => read[index]?.kind === 'fault'));
    change(next.length > 0 ? next : undefined);
  };
  return (
    <>
      <Select<string[]>
        aria-label={label}
        aria-invalid={refused.length > 0}
        className="condition-value"
        mode="tags"
        open={false}
        suffixIcon={null}
        disabled={disabled}
        placeholder={t('listHint')}
        status={refused.length > 0 ? 'error' : ''}
        value={[...entriesOf(value).map(String), ...refused]}
        onChange={take}
      />
      <NumberFault text={refused.length > 0 ? say('number.number') : null} />
    </>
  );
}

function Text({ value, change, label }: LiteralProps) {
  const { t, disabled } = useSetting();
  return (
    <Input
      aria-label={label}
      className="condition-value"
      autoComplete="off"
      disabled={disabled}
      placeholder={t('enterValue')}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => change(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}

function Figure({ value, change, label }: LiteralProps) {
  const { t, disabled } = useSetting();
  return (
    <NumberField
      aria-label={label}
      className="condition-value"
      disabled={disabled}
      placeholder={t('enterValue')}
      value={typeof value === 'number' ? value : null}
      change={change}
    />
  );
}

function YesNo({ value, change, label }: LiteralProps) {
  const { t, disabled } = useSetting();
  const options = [
    { value: 'true', label: t('yes') },
    { value: 'false', label: t('no') },
  ];
  return (
    <Select<string>
      aria-label={label}
      className="condition-value"
      disabled={disabled}
      placeholder={t('chooseValue')}
      options={options}
      value={typeof value === 'boolean' ? String(value) : undefined}
      onChange={(next) => change(next === 'true')}
    />
  );
}

function Day({ value, change, label }: LiteralProps) {
  const { disabled } = useSetting();
  return (
    <DatePicker
      aria-label={label}
      className="condition-value"
      disabled={disabled}
      value={typeof value === 'string' ? dayjs.utc(value) : null}
      onChange={(next: Dayjs | null) => change(next?.format('YYYY-MM-DD'))}
    />
  );
}

function Moment({ value, change, label }: LiteralProps) {
  const { disabled, timezone } = useSetting();
  return (
    <DatePicker
      aria-label={label}
      className="condition-value"
      disabled={disabled}
      needConfirm={false}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={typeof value === 'string' ? toWall(value, timezone) : null}
      onChange={(next: Dayjs | null) => change(next ? fromWall(next.second(0), timezone) : undefined)}
    />
  );
}

function Clock({ value, change, label }: LiteralProps) {
  const { disabled } = useSetting();
  return (
    <TimePicker
      aria-label={label}
      className="condition-value"
      disabled={disabled}
      format="HH:mm"
      needConfirm={false}
      value={typeof value === 'string' ? dayjs.utc(`2000-01-01T${value}`) : null}
      onChange={(next: Dayjs | Dayjs[] | null) => change(next && !Array.isArray(next) ? next.format('HH:mm:00') : undefined)}
    />
  );
}

const inputs: Readonly<Partial<Record<RuleType, ComponentType<LiteralProps>>>> = {
  number: Figure,
  boolean: YesNo,
  date: Day,
  datetime: Moment,
  time: Clock,
};
