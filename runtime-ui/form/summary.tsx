/** Around a form: how much is wrong, what is wrong with no field in sight, and what is only to be known. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../api/http.js';
import { failureText } from '../ui/state.js';
import type { Violation } from './rules/verdict.js';
import { fieldIn } from './use-draft.js';

interface SummaryProps {
  readonly violations: readonly Violation[];
  readonly shown: readonly string[];
  readonly refusal: Refusal | null;
  readonly attempts: number;
}

export function Summary({ violations, shown, refusal, attempts }: SummaryProps) {
  const { t } = useTranslation();
  const general = violations.filter(({ pointer }) => !shown.includes(fieldIn(pointer)));
  const silent = refusal !== null && violations.length === 0 && (refusal.problem.errors ?? []).length === 0;
  if (!silent && (attempts === 0 || violations.length === 0) && general.length === 0) return null;
  const title = silent
    ? failureText(refusal, t('state.unreachable'), t('form.refused'))
    : t('form.invalid', { count: violations.length });
  return (
    <div role="alert" tabIndex={-1} className="form-summary">
      <Alert
        type="error"
        showIcon
        role="presentation"
        title={title}
        description={
          general.length > 0 ? (
            <ul>
              {general.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          ) : undefined
        }
      />
    </div>
  );
}

/** Warnings at no field in sight; they stand where one is about to save. */
export function Warnings({ warnings, shown }: Pick<SummaryProps, 'shown'> & { readonly warnings: readonly Violation[] }) {
  const { t } = useTranslation();
  const general = warnings.filter(({ pointer }) => !shown.includes(fieldIn(pointer)));
  return (
    <div role="status" className="form-warnings">
      {general.map(({ message }) => (
        <Alert key={message} type="warning" showIcon role="presentation" title={`${t('form.warning')} ${message}`} />
      ))}
    </div>
  );
}
