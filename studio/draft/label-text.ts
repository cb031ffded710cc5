/** What a label says, and what it lacks; pure. */
import type { Label } from '../../metadata/format/types.js';
import type { Language } from '../../runtime-ui/i18n/language.js';

const languages = ['en', 'zh-CN'] as const;

/**
 * Whether nobody has written it in that language. Whoever writes Chinese only has the Chinese stand for English too,
 * which a document must have: that is no translation.
 */
export function isMissing(label: Label | undefined, language: Language): boolean {
  const text = label?.[language];
  if (!text) return true;
  return language === 'en' && text === label?.['zh-CN'] && /\p{Script=Han}/u.test(text);
}

/** `text` in one language; undefined once there is none in any. */
export function withText(label: Label | undefined, language: Language, text: string): Label | undefined {
  const texts: Partial<Label> = { ...label, [language]: text };
  if (language === 'zh-CN' && isMissing(label, 'en')) texts.en = text;
  const written = languages.filter((one) => texts[one]);
  return written.length === 0 ? undefined : (Object.fromEntries(written.map((one) => [one, texts[one]])) as unknown as Label);
}
