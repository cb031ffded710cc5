/** One text in one language; what is typed in it is one step of undo. */
import { Input } from 'antd';
import { memo, useState } from 'react';
import type { Language } from '../../../runtime-ui/i18n/language.js';
import { keyOf } from '../../draft/document.js';
import { edit, useDraftStore } from '../../draft/store.js';
import { LONGEST } from './compare.js';
import type { Entry } from './entries.js';
import { useTexts } from './texts.js';
import { textIn, withTexts } from './write.js';

interface TextCellProps {
  readonly entry: Entry;
  readonly language: Language;
  readonly component: string;
  readonly property: string;
}

export const TextCell = memo(function TextCell({ entry, language, component, property }: TextCellProps) {
  const t = useTexts();
  // Emptied: a label that is empty for a moment, before something else is typed, is not removed.
  const [emptied, setEmptied] = useState(false);
  const text = textIn(entry.label, language);
  const write = (typed: string) => {
    const doc = useDraftStore.getState().documents.get(keyOf(entry.at));
    const edits = doc ? withTexts([doc], [{ key: entry.key, language, text: typed }]) : [];
    if (edits.length > 0) edit(edits, t('edit', { name: component }));
  };
  const leave = () => {
    if (emptied) write('');
    setEmptied(false);
  };
  return (
    <Input.TextArea
      aria-label={t('textOf', { language: t(`language.${language}`), name: component, property })}
      lang={language}
      className={text === '' ? 'translations-missing' : ''}
      placeholder={t('untranslated')}
      maxLength={LONGEST}
      autoSize={{ minRows: 1, maxRows: 6 }}
      value={emptied ? '' : text}
      onBlur={leave}
      onChange={({ target: { value } }) => {
        setEmptied(value.trim() === '');
        if (value.trim() !== '') write(value);
      }}
    />
  );
});
