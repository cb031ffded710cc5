/** The value of a condition, entered as the field's type wants it. */
import { DatePicker, Form, Input, Select, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldInfo } from '../../server/contract/app.js';
import { plainDigits, readNumber } from '../../metadata/values/number.js';
import { useApp } from '../api/app.js';
import { useReferences, useSuggestions } from '../api/lookup.js';
import { NumberBox, NumberFault } from '../ui/number-box.js';
import type { ConditionKind } from './terms.js';

interface ValueProps {
  readonly field: FieldInfo;
  readonly kind: ConditionKind;
  readonly values: readonly string[];
  readonly change: (values: readonly string[]) => void;
}

export function ConditionValue(props: ValueProps) {
  const { t } = useTranslation();
  const { field, kind, values, change } = props;
  if (kind !== 'between') {
    const Editor = editors[editorOf(field)];
    return (
      <Form.Item label={t('filter.value')} htmlFor="filter-value">
        <Editor {...props} id="filter-value" />
      </Form.Item>
    );
  }
  const [from = '', to = ''] = values;
  const One = singles[field.type] ?? Text;
  return (
    <div className="filter-range">
      <Form.Item label={t('filter.from')} htmlFor="filter-from">
        <One id="filter-from" value={from} change={(next) => change([next, to])} />
      </Form.Item>
      <Form.Item label={t('filter.to')} htmlFor="filter-to">
        <One id="filter-to" value={to} change={(next) => change([from, next])} />
      </Form.Item>
    </div>
  );
}

type Editor = ComponentType<ValueProps & { readonly id: string }>;

const references = new Set(['lookup', 'master_detail', 'user', 'multi_lookup']);

function editorOf(field: FieldInfo): keyof typeof editors {
  if (field.values) return 'codes';
  if (references.has(field.type)) return 'records';
  return field.type === 'boolean' ? 'yesNo' : 'single';
}

const Codes: Editor = ({ id, field, kind, values, change }) => (
  <Select<string | string[]>
    id={id}
    mode={kind === 'has' ? undefined : 'multiple'}
    value={kind === 'has' ? values[0] : [...values]}
    showSearch={{ optionFilterProp: 'label' }}
    options={(field.values ?? []).map(({ code, label }) => ({ value: code, label }))}
    onChange={(next) => change([next].flat())}
  />
);

const Records: Editor = ({ id, field, kind, values, change }) => {
  const { t } = useTranslation();
  const target = useApp().objects[field.to ?? ''];
  const [text, setText] = useState('');
  const { suggestions, isFetching } = useSuggestions(target, text, true);
  const chosen = useReferences(target, values);
  const known = new Map([...(chosen.data ?? []), ...suggestions].map((item) => [item.id, item.label ?? item.id]));
  return (
    <Select<string | string[]>
      id={id}
      mode={kind === 'has' ? undefined : 'multiple'}
      value={kind === 'has' ? values[0] : [...values]}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={isFetching}
      placeholder={t('form.type')}
      notFoundContent={t('form.nothingFound')}
      options={[...known].map(([value, label]) => ({ value, label }))}
      onChange={(next) => {
        setText('');
        change([next].flat());
      }}
    />
  );
};

const YesNo: Editor = ({ id, values, change }) => {
  const { t } = useTranslation();
  const options = [
    { value: 'true', label: t('common.yes') },
    { value: 'false', label: t('common.no') },
  ];
  return <Select<string> id={id} value={values[0]} options={options} onChange={(next) => change([next])} />;
};

const Single: Editor = ({ id, field, values, change }) => {
  const One = singles[field.type] ?? Text;
  return <One id={id} value={values[0] ?? ''} change={(next) => change([next])} />;
};

interface OneProps {
  readonly id: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

function Text({ id, value, change }: OneProps) {
  return <Input id={id} value={value} autoComplete="off" onChange={(event) => change(event.target.value)} />;
}

function Figure({ id, value, change }: OneProps) {
  const { t } = useTranslation();
  const read = readNumber(value);
  return (
    <>
      <NumberBox
        id={id}
        value={read.kind === 'number' ? read.value : value}
        status={read.kind === 'fault' ? 'error' : ''}
        aria-invalid={read.kind === 'fault'}
        aria-describedby={`${id}-fault`}
        change={(next, text) => change(typeof next === 'number' ? plainDigits(next) : text.trim())}
      />
      <span id={`${id}-fault`}>
        <NumberFault text={read.kind === 'fault' ? t(`number.${read.fault}`) : null} />
      </span>
    </>
  );
}

function Day({ id, value, change }: OneProps) {
  return (
    <DatePicker
      id={id}
      className="wide"
      value={value === '' ? null : dayjs.utc(value)}
      onChange={(next: Dayjs | null) => change(next?.format('YYYY-MM-DD') ?? '')}
    />
  );
}

function Clock({ id, value, change }: OneProps) {
  const shown = value === '' ? null : dayjs.utc(`2000-01-01T${value}`);
  return (
    <TimePicker
      id={id}
      className="wide"
      format="HH:mm"
      needConfirm={false}
      value={shown}
      onChange={(next: Dayjs | Dayjs[] | null) => change(next && !Array.isArray(next) ? next.format('HH:mm:00') : '')}
    />
  );
}

const singles: Readonly<Record<string, ComponentType<OneProps>>> = {
  integer: Figure,
  decimal: Figure,
  currency: Figure,
  percent: Figure,
  duration: Figure,
  rating: Figure,
  date: Day,
  datetime: Day,
  time: Clock,
};

/** Whether every value can be filtered by; what is no number stays in its box, and is not asked for. */
export const areReadable = (field: FieldInfo, values: readonly string[]): boolean =>
  (singles[field.type] ?? Text) !== Figure || values.every((value) => readNumber(value).kind !== 'fault');

const editors = { codes: Codes, records: Records, yesNo: YesNo, single: Single } as const;
