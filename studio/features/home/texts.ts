/** Texts of the studio's home. */
import { defineTexts } from '../../i18n/define-texts.js';

export const useTexts = defineTexts('home', {
  en: { title: 'Home' },
  'zh-CN': { title: '首页' },
});
