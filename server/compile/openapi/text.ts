/** Texts of the API document, in the language of whoever reads it. */
import { inLanguage, type Language } from '../../errors/define.js';
import type { Label } from '../model.js';

export type Text = (label: Label) => string;

export const textIn = (language: Language): Text => inLanguage(language);

export const label = (en: string, zh: string): Label => ({ en, 'zh-CN': zh });
