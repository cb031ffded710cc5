/** Kinds of value that are more than a line of text. */
import { CheckOutlined, CloseOutlined, StarFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { FieldInfo } from '../../server/contract/app.js';
import { isRecord } from './path.js';
import { ColorTag } from './tag.js';
import type { ValueProps } from './value-props.js';

/** Colour means something: a value that was given none is a word among words. */
export function Choice({ field, value }: ValueProps) {
  return <OneChoice plain field={field} code={String(value)} />;
}

interface OneChoiceProps {
  readonly field: FieldInfo;
  readonly code: string;
  /** Without a colour of its own, no label around it either. */
  readonly plain?: boolean;
}

function OneChoice({ field, code, plain = false }: OneChoiceProps) {
  const known = field.values?.find((choice) => choice.code === code);
  const isStage = field.system && field.name === 'stage';
  if (!isStage && plain && (known?.color ?? 'default') === 'default') return <span>{known?.label ?? code}</span>;
  return (
    <ColorTag color={known?.color ?? 'default'} dot={isStage}>
      {known?.label ?? code}
    </ColorTag>
  );
}

export function Choices({ field, value }: ValueProps) {
  return (
    <span className="tags">
      {listOf(value).map((code) => (
        <OneChoice key={code} field={field} code={code} />
      ))}
    </span>
  );
}

export function Tags({ value }: ValueProps) {
  return (
    <span className="tags">
      {listOf(value).map((tag) => (
        <ColorTag key={tag} color="default">
          {tag}
        </ColorTag>
      ))}
    </span>
  );
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

export function BooleanValue({ value }: ValueProps) {
  const { t } = useTranslation();
  return (
    <span className={value ? 'yes' : 'no'}>
      {value ? <CheckOutlined aria-hidden="true" /> : <CloseOutlined aria-hidden="true" />}{' '}
      {t(value ? 'common.yes' : 'common.no')}
    </span>
  );
}

export function Stars({ field, value }: ValueProps) {
  const { t } = useTranslation();
  const max = typeof field.options.max === 'number' ? field.options.max : 5;
  const count = Number(value);
  return (
    <span className="stars" role="img" aria-label={t('value.stars', { count, max })}>
      {Array.from({ length: max }, (_, index) => (
        <StarFilled key={index} className={index < count ? 'star-on' : 'star-off'} />
      ))}
    </span>
  );
}

/** The server has sanitised it when it was written. */
export function RichText({ value, compact }: ValueProps) {
  if (compact) return <span>{new DOMParser().parseFromString(String(value), 'text/html').body.textContent}</span>;
  return <div className="rich-text" dangerouslySetInnerHTML={{ __html: String(value) }} />;
}

/** Chinese addresses run from large to small, others the other way round. */
export function Address({ value }: ValueProps) {
  if (!isRecord(value)) return <span>{String(value)}</span>;
  const { country, province, city, street, postal_code: code } = value;
  const han = [province, city, street].some((part) => /\p{Script=Han}/u.test(String(part ?? '')));
  const parts = han ? [country, province, city, street, code] : [street, city, province, code, country];
  return <span>{parts.filter(Boolean).join(han ? ' ' : ', ')}</span>;
}

export function Coordinates({ value }: ValueProps) {
  if (!isRecord(value)) return <span>{String(value)}</span>;
  return (
    <span className="figure">
      {Number(value.lat).toFixed(5)}, {Number(value.lng).toFixed(5)}
    </span>
  );
}

export function Json({ value, compact }: ValueProps) {
  if (compact) return <code>{JSON.stringify(value)}</code>;
  return <pre className="json">{JSON.stringify(value, null, 2)}</pre>;
}
