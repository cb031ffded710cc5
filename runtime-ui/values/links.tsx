/** Kinds of value that lead somewhere. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Reference } from '../../server/contract/records.js';
import { useApp } from '../api/app.js';
import { phoneText } from './phone.js';
import type { ValueProps } from './value-props.js';

export function RecordLink({ field, value }: ValueProps) {
  return <OneLink to={field.to ?? ''} reference={value as Reference} />;
}

export function RecordLinks({ field, value }: ValueProps) {
  const references = Array.isArray(value) ? (value as readonly Reference[]) : [];
  return (
    <span className="record-links">
      {references.map((reference) => (
        <OneLink key={reference.id} to={field.to ?? ''} reference={reference} />
      ))}
    </span>
  );
}

/** A target without a label may not be read: it is mentioned, not linked. */
function OneLink({ to, reference }: { readonly to: string; readonly reference: Reference }) {
  const { t } = useTranslation();
  const known = useApp().objects[to];
  if (reference.label === null) return <span className="none">{t('value.hidden')}</span>;
  if (!known) return <span>{reference.label}</span>;
  return <Link to={`/${to}/${reference.id}`}>{reference.label || `${known.label} ${reference.id.slice(-6)}`}</Link>;
}

export function Email({ value }: ValueProps) {
  return <a href={`mailto:${String(value)}`}>{String(value)}</a>;
}

export function Phone({ value }: ValueProps) {
  const { country } = useApp();
  return (
    <a className="figure" href={`tel:${String(value)}`}>
      {phoneText(String(value), country)}
    </a>
  );
}

/** Only web addresses become links: a `javascript:` one would run. */
export function WebLink({ value }: ValueProps) {
  const { t } = useTranslation();
  const address = String(value);
  if (!/^https?:\/\//i.test(address)) return <span>{address}</span>;
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {address.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
      <span className="sr-only"> {t('value.opensNew')}</span>
    </a>
  );
}
