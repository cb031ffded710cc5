/** A condition in words: `Stage is one of Proposal, Negotiation`. */
import { useTranslation } from 'react-i18next';
import type { FieldInfo, ObjectInfo } from '../../server/contract/app.js';
import { fieldAt, useApp } from '../api/app.js';
import { useReferences } from '../api/lookup.js';
import { useLanguage } from '../i18n/language.js';
import { dateText, moneyText, numberText, percentText, timeText, type Place } from '../values/format.js';
import type { Condition } from './terms.js';

export function useConditionText(object: ObjectInfo, condition: Condition): string {
  const { t } = useTranslation();
  const app = useApp();
  const place: Place = { language: useLanguage(), app };
  const found = fieldAt(app, object, condition.path);
  const field = found?.field;
  const isReference = field !== undefined && ['lookup', 'master_detail', 'user', 'multi_lookup'].includes(field.type);
  const { data } = useReferences(app.objects[field?.to ?? ''], isReference ? condition.values : []);
  const label = found?.label ?? condition.path;
  const word = (value: string): string => {
    if (isReference) return data?.find((reference) => reference.id === value)?.label ?? '…';
    if (field?.type === 'boolean') return t(value === 'true' ? 'common.yes' : 'common.no');
    return field ? valueText(value, field, place) : value;
  };
  if (condition.kind === 'between') return `${label}: ${rangeText(condition.values.map((value) => value && word(value)))}`;
  return [label, t(`filter.${condition.kind}`), condition.values.map(word).join(', ')].filter(Boolean).join(' ');
}

function rangeText([from = '', to = '']: readonly string[]): string {
  if (from && to) return from === to ? from : `${from} – ${to}`;
  return from ? `≥ ${from}` : `≤ ${to}`;
}

const writers: Readonly<Record<string, (value: string, field: FieldInfo, place: Place) => string>> = {
  currency: (value, field, place) => moneyText(Number(value), field, place),
  percent: (value, field, place) => percentText(Number(value), field, place),
  integer: (value, field, place) => numberText(Number(value), field, place),
  decimal: (value, field, place) => numberText(Number(value), field, place),
  date: (value, _field, place) => dateText(value, place),
  datetime: (value, _field, place) => dateText(value.slice(0, 10), place),
  time: (value) => timeText(value),
};

function valueText(value: string, field: FieldInfo, place: Place): string {
  if (field.values) return field.values.find((choice) => choice.code === value)?.label ?? value;
  return writers[field.type]?.(value, field, place) ?? value;
}
