/** Why what was typed as JSON is not taken, in words. */
import type { TFunction } from 'i18next';
import type { JsonFault } from '../../metadata/values/json.js';

export function jsonFaultText(fault: JsonFault, t: TFunction): string {
  if (fault.kind === 'syntax') return t('form.jsonInvalid', { reason: fault.reason });
  const { number, line, column } = fault;
  return t('form.jsonPlace', { line, column, text: t('form.jsonDigits', { number }) });
}
