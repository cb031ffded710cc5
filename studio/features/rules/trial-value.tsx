/** A value of a record as the trial of a rule shows it. */
import type { BuilderSetting } from '../../condition/setting.js';
import { fieldAt } from '../../condition/types.js';
import { useTexts } from './texts.js';

interface TrialValueProps {
  readonly path: string;
  readonly value: unknown;
  readonly setting: BuilderSetting;
}

export function TrialValue({ path, value, setting }: TrialValueProps) {
  const t = useTexts();
  const field = fieldAt(setting.facts, setting.object, path);
  const say = (one: unknown): string => {
    if (one === null || one === undefined || one === '') return t('try.nothing');
    if (typeof one === 'boolean') return t(one ? 'try.yes' : 'try.no');
    if (typeof one === 'number') return one.toLocaleString(setting.language, { maximumFractionDigits: 15 });
    if (typeof one === 'object') return referenceText(one);
    if (field?.values) return setting.labels.code(path, String(one));
    if (field?.type === 'datetime') return new Date(String(one)).toLocaleString(setting.language, { timeZone: setting.timezone });
    return String(one);
  };
  const text = Array.isArray(value)
    ? value.map(say).join(setting.language === 'en' ? ', ' : '、') || t('try.nothing')
    : say(value);
  return <span className="rules-value">{text}</span>;
}

/** `{id, label}` by its label, anything else as it is. */
function referenceText(value: object): string {
  const { label } = value as { readonly label?: unknown };
  return typeof label === 'string' ? label : JSON.stringify(value);
}
