/**
 * Label, input, help and errors of one field. Not antd's Form.Item: nested ones re-render every field at each
 * keystroke, and the errors here carry the ids that the inputs are described by.
 */
import { ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import type { FieldTemplateProps, RJSFSchema } from '@rjsf/utils';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { FormNotes } from './notes.js';
import './form.css';

type Props = FieldTemplateProps<Record<string, unknown>, RJSFSchema>;

export function FieldTemplate({ id, label, required, rawErrors, rawHelp, children, fieldPathId, uiSchema }: Props) {
  const { t } = useTranslation();
  const { warnings } = useContext(FormNotes);
  if (fieldPathId.path.length === 0) return <>{children}</>;
  const errors = rawErrors ?? [];
  const warned = warnings[String(fieldPathId.path[0])] ?? [];
  const wide = Boolean(uiSchema?.['ui:options']?.wide);
  return (
    <div className={`field ${wide ? 'field-wide' : ''} ${errors.length > 0 ? 'field-invalid' : ''}`}>
      <Label id={id} required={Boolean(required)}>
        {label}
      </Label>
      {children}
      <div id={`${id}__error`} className="field-errors" aria-live="polite">
        {errors.map((error) => (
          <p key={error}>
            <ExclamationCircleFilled aria-hidden="true" /> {error}
          </p>
        ))}
        {warned.map((warning) => (
          <p key={warning} className="field-warning">
            <WarningFilled aria-hidden="true" /> <span className="sr-only">{t('form.warning')} </span>
            {warning}
          </p>
        ))}
      </div>
      {rawHelp ? (
        <p id={`${id}__help`} className="field-help">
          {rawHelp}
        </p>
      ) : null}
    </div>
  );
}

/** The star is for the eye alone: inputs say `aria-required` themselves. */
export function Label({
  id,
  required,
  children,
}: {
  readonly id: string;
  readonly required: boolean;
  readonly children: string;
}) {
  return (
    <div className="field-label">
      <label htmlFor={id} id={`${id}__label`}>
        {children}
      </label>
      {required ? (
        <span className="field-required" aria-hidden="true">
          *
        </span>
      ) : null}
    </div>
  );
}

/** What FieldTemplate draws itself from the raw texts. */
export function NoTemplate() {
  return null;
}
