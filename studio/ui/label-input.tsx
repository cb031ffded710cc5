/** A text for people, in both languages side by side; what nobody has translated yet is marked. */
import { Input } from 'antd';
import { useId } from 'react';
import type { Label } from '../../metadata/format/types.js';
import { useLanguage, type Language } from '../../runtime-ui/i18n/language.js';
import { isMissing, withText } from '../draft/label-text.js';
import { useTexts } from './texts.js';
import './label-input.css';

interface LabelInputProps {
  /** What the text is: "Label", "Help". */
  readonly label: string;
  readonly value: Label | undefined;
  /** undefined: no text in any language. */
  readonly onChange: (value: Label | undefined) => void;
  readonly multiline?: boolean;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly help?: string | undefined;
  readonly maxLength?: number;
}

export function LabelInput({ label, help, required = false, ...input }: LabelInputProps) {
  const own = useLanguage();
  const id = useId();
  return (
    <fieldset className="label-input" aria-describedby={help ? id : undefined}>
      <legend className={required ? 'label-input-required' : undefined}>{label}</legend>
      <div className="label-input-texts">
        <OneText {...input} label={label} language={own} autoFocus={input.autoFocus ?? false} />
        <OneText {...input} label={label} language={own === 'en' ? 'zh-CN' : 'en'} autoFocus={false} />
      </div>
      {help ? (
        <p id={id} className="control-help">
          {help}
        </p>
      ) : null}
    </fieldset>
  );
}

type OneTextProps = Omit<LabelInputProps, 'help' | 'required'> & { readonly language: Language };

function OneText({ label, value, onChange, multiline = false, language, autoFocus, maxLength = 500 }: OneTextProps) {
  const t = useTexts();
  const missing = isMissing(value, language);
  const isTranslated = missing && value !== undefined;
  const props = {
    'aria-label': t('inLanguage', { label, language: t(`language.${language}`) }),
    lang: language,
    // A text that only stands in for a translation is offered as what is shown meanwhile.
    value: missing ? '' : (value?.[language] ?? ''),
    placeholder: isTranslated ? t('untranslated') : undefined,
    maxLength,
    autoFocus,
    className: isTranslated ? 'label-input-missing' : undefined,
    onChange: (event: { target: { value: string } }) => onChange(withText(value, language, event.target.value)),
  };
  if (multiline) return <Input.TextArea {...props} autoSize={{ minRows: 2, maxRows: 8 }} />;
  return <Input {...props} prefix={<span className="label-input-language">{t(`short.${language}`)}</span>} />;
}
