/** One value: what people call it, how it looks, its code, whether it can be chosen, and what else one may do with it. */
import { Input, Switch } from 'antd';
import { within, type ComponentRef } from '../../metadata/documents/component.js';
import type { ValueDocument } from '../../metadata/format/types.js';
import { useLanguage, type Language } from '../../runtime-ui/i18n/language.js';
import { useLabel } from '../draft/label.js';
import { ColorSelect } from '../ui/looks.js';
import { CodeCell } from './code-cell.js';
import { useTexts } from './texts.js';
import { ValueMenu } from './value-menu.js';

interface RowProps {
  /** What the value belongs to. */
  readonly of: ComponentRef;
  readonly value: ValueDocument;
  readonly number: number;
  /** Codes of the other values. */
  readonly taken: readonly string[];
  /** Records that have it; undefined: not known. */
  readonly used: number | undefined;
  readonly set: (value: ValueDocument) => void;
  readonly move: (end: 'first' | 'last') => void;
  readonly replace: (() => void) | undefined;
}

export function ValueRow({ of, value, number, taken, used, set, move, replace }: RowProps) {
  const t = useTexts();
  const say = useLabel();
  const own = useLanguage();
  const component = within(of, 'values', value.code);
  const change = (part: Partial<ValueDocument>) => set(sparse({ ...value, ...part }));
  const text = (language: Language) => (
    <Input
      className={`values-label values-label-${language === own ? 'own' : 'other'}`}
      aria-label={t('labelOf', { code: value.code, language: t(language === 'en' ? 'english' : 'chinese') })}
      title={value.label[language]}
      lang={language}
      maxLength={500}
      status={language === 'en' && !value.label.en ? 'error' : ''}
      value={value.label[language] ?? ''}
      onChange={({ target }) => change({ label: { ...value.label, [language]: target.value } })}
    />
  );
  return (
    <div className="values-columns values-row">
      {text(own)}
      {text(own === 'en' ? 'zh-CN' : 'en')}
      <div className="values-color">
        <ColorSelect
          aria-label={t('colorOf', { code: value.code })}
          value={value.color}
          preview={say(value.label, value.code)}
          onChange={(color) => change({ color })}
        />
      </div>
      <CodeCell of={component} number={number} code={value.code} taken={taken} />
      <div className="values-active">
        <Switch
          size="small"
          aria-label={t('activeOf', { code: value.code })}
          checked={value.active !== false}
          onChange={(on) => change({ active: on ? undefined : false })}
        />
        <Caption>{t('active')}</Caption>
      </div>
      <div className="values-used">
        <Caption>{t('used')}</Caption>
        {used ?? <span className="none">–</span>}
      </div>
      <ValueMenu of={component} label={say(value.label, value.code)} move={move} replace={replace} />
    </div>
  );
}

/** Where no head stands above. */
const Caption = ({ children }: { readonly children: string }) => (
  <span className="values-caption" aria-hidden="true">
    {children}
  </span>
);

/** What says nothing is left out, as in every document. */
function sparse({ label, color, active, ...value }: ValueDocument): ValueDocument {
  const { en, 'zh-CN': zh } = label;
  return {
    ...value,
    label: { en, ...(zh && { 'zh-CN': zh }) },
    ...(color && { color }),
    ...(active === false && { active }),
  };
}
