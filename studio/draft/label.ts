/** Labels of the draft in the language of the user; a translation that is missing falls back to what there is. */
import { useCallback } from 'react';
import type { Label } from '../../metadata/format/types.js';
import { useLanguage, type Language } from '../../runtime-ui/i18n/language.js';

function labelIn(language: Language, label: Label | undefined, fallback = ''): string {
  return label?.[language] || label?.[language === 'en' ? 'zh-CN' : 'en'] || fallback;
}

export function useLabel(): (label: Label | undefined, fallback?: string) => string {
  const language = useLanguage();
  return useCallback((label, fallback) => labelIn(language, label, fallback), [language]);
}
