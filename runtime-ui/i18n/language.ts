/** The language of the user interface: remembered in this browser, else what the browser prefers. */
import { createInstance } from 'i18next';
import { useSyncExternalStore } from 'react';
import { initReactI18next } from 'react-i18next';
import { en } from './en.js';
import { zhCN } from './zh-cn.js';

export type Language = 'en' | 'zh-CN';

const REMEMBERED = 'touchstone.language';

export const i18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: preferred(),
  fallbackLng: 'en',
  resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
  interpolation: { escapeValue: false },
  initAsync: false,
});
document.documentElement.lang = i18n.language;

export function currentLanguage(): Language {
  return i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}

export function useLanguage(): Language {
  return useSyncExternalStore((changed) => {
    i18n.on('languageChanged', changed);
    return () => i18n.off('languageChanged', changed);
  }, currentLanguage);
}

function preferred(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  if (remembered === 'en' || remembered === 'zh-CN') return remembered;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
