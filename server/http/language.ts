/** Accept-Language → one of the languages there are. */
import type { Language } from '../errors/define.js';

const known = new Map<string, Language>();

export function languageOf(header: string | undefined): Language {
  if (!header) return 'en';
  const found = known.get(header);
  if (found) return found;
  const language = preferred(header);
  if (known.size < 1000) known.set(header, language);
  return language;
}

function preferred(header: string): Language {
  const wishes = header
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const quality = params.map((param) => /^\s*q=([\d.]+)/.exec(param)?.[1]).find((value) => value !== undefined);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wishes) {
    if (/^zh\b/.test(tag)) return 'zh-CN';
    if (/^en\b/.test(tag)) return 'en';
  }
  return 'en';
}
