/** A value of a record as people read it, by field type. */
import { LockOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldInfo } from '../../server/contract/app.js';
import { useApp } from '../api/app.js';
import { useLanguage } from '../i18n/language.js';
import { Address, BooleanValue, Choice, Choices, Coordinates, Json, RichText, Stars, Tags } from './kinds.js';
import { Email, Phone, RecordLink, RecordLinks, WebLink } from './links.js';
import { dateText, instantText, moneyText, numberText, percentText, timeText, type Place } from './format.js';
import { useLasting } from './lasting.js';
import type { ValueProps } from './value-props.js';

type Kind = (props: ValueProps) => ReactElement;

/** A kind whose values are plain text. */
const text =
  (write: (value: unknown, field: FieldInfo, place: Place) => string, className?: string): Kind =>
  ({ field, value }) => {
    const place = { language: useLanguage(), app: useApp() };
    return <span className={className}>{write(value, field, place)}</span>;
  };

const plain = text(String);
const number = text((value, field, place) => numberText(value as number, field, place), 'figure');

function Duration({ value }: ValueProps) {
  const lasting = useLasting();
  return <span className="figure">{lasting(value as number)}</span>;
}

const LongText: Kind = ({ value, compact }) => <span className={compact ? undefined : 'long-text'}>{String(value)}</span>;

const kinds: Readonly<Record<string, Kind>> = {
  text: plain,
  auto_number: text(String, 'figure'),
  id: plain,
  long_text: LongText,
  rich_text: RichText,
  integer: number,
  decimal: number,
  currency: text((value, field, place) => moneyText(value as number, field, place), 'figure'),
  percent: text((value, field, place) => percentText(value as number, field, place), 'figure'),
  boolean: BooleanValue,
  date: text((value, _field, place) => dateText(value as string, place)),
  datetime: text((value, _field, place) => instantText(value as string, place)),
  time: text((value) => timeText(value as string)),
  duration: Duration,
  email: Email,
  phone: Phone,
  url: WebLink,
  picklist: Choice,
  multi_picklist: Choices,
  tags: Tags,
  lookup: RecordLink,
  master_detail: RecordLink,
  multi_lookup: RecordLinks,
  user: text((value) => (value as { label: string | null }).label ?? ''),
  address: Address,
  location: Coordinates,
  rating: Stars,
  json: Json,
};

const rightAligned = new Set(['integer', 'decimal', 'currency', 'percent', 'duration']);
export const isFigure = (field: FieldInfo): boolean => rightAligned.has(field.type);

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export function Value(props: ValueProps) {
  const { t } = useTranslation();
  const { field, value } = props;
  if (isEmpty(value)) return <span className="none">{t('common.none')}</span>;
  if (isMasked(field, value)) return <Masked value={value} />;
  const Kind = kinds[field.type] ?? plain;
  return <Kind {...props} />;
}

/** Masking may depend on the row: a masked text can stand where the type would have a number or a list. */
const isMasked = (field: FieldInfo, value: unknown): boolean =>
  typeof value === 'string' && (field.access === 'masked' || value === '***' || /\*{3}/.test(value));

function Masked({ value }: { readonly value: unknown }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={t('value.masked')}>
      <span className="masked">
        <LockOutlined aria-label={t('value.masked')} /> {String(value)}
      </span>
    </Tooltip>
  );
}
